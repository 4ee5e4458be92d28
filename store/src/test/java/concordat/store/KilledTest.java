package concordat.store;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.Entry;
import concordat.ledger.LedgerVerification;
import concordat.ledger.Verification;
import concordat.store.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the process that appends and the server under it at random moments, over and over, and holds the ledger
/// against what was acknowledged.
@Tag("slow")
class KilledTest {

    private static final int TIMES = Integer.getInteger("concordat.kills", 6);
    private static final long SEED = 20_131_100L;

    @TempDir
    Path folder;

    private final Map<Integer, Long> acknowledged = new ConcurrentHashMap<>();
    private final int port = SharedPostgres.freePort();

    @Test
    void whateverIsKilled_everythingAcknowledgedIsThere() throws Exception {
        Random random = new Random(SEED);
        int first = 1;
        for (int i = 0; i < TIMES; i++) {
            Victim victim = new Victim(first);
            assertThat(victim.ready.await(60, TimeUnit.SECONDS))
                    .as("start %d: %s", i, victim.said)
                    .isTrue();
            Thread.sleep(100 + random.nextInt(1_500));
            switch (i % 3) {
                case 0 -> victim.killServer(random);
                case 1 -> victim.killProcess();
                default -> {
                    victim.killServer(random);
                    Thread.sleep(random.nextInt(300));
                    victim.killProcess();
                }
            }
            Thread.sleep(random.nextInt(300));
            victim.killProcess();
            assertThat(victim.said.toString()).doesNotContain("other Refused");
            first += 1_000_000;
            check();
        }
        assertThat(acknowledged).isNotEmpty();
    }

    private void check() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, port, new byte[24]);
                Stores stores = Stores.open(postgres.address());
                LedgerStore ledger = stores.ledger(
                        new LedgerSettings(Samples.NETWORK, Samples.fixedSigner(), "judge", InstantSource.system()))) {
            List<Entry> entries = ledger.entries(0, Integer.MAX_VALUE);
            for (Map.Entry<Integer, Long> act : acknowledged.entrySet()) {
                Entry entry = entries.get(Math.toIntExact(act.getValue()));
                assertThat(entry.position()).isEqualTo(act.getValue());
                assertThat(((BodyJoined) entry.act()).body()).isEqualTo(Samples.body(act.getKey()));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ledger.export(out);
            Verification checked = LedgerVerification.verify(
                    new ByteArrayInputStream(out.toByteArray()), Samples.fixedVerifier(), List.of());
            assertThat(checked).isNotInstanceOf(Verification.Broken.class);
            System.out.println(
                    "killed: " + acknowledged.size() + " acknowledged, " + entries.size() + " in the ledger");
        }
    }

    /// The process that is going to be killed.
    private final class Victim {

        private final Process process;
        private final CountDownLatch ready = new CountDownLatch(1);
        private final AtomicLong server = new AtomicLong();
        private final Queue<String> said = new ConcurrentLinkedQueue<>();
        private final Thread reader;

        Victim(int first) throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            AppendingProcess.class.getName(),
                            folder.toString(),
                            Integer.toString(port),
                            Integer.toString(first))
                    .redirectErrorStream(true)
                    .start();
            reader = Thread.ofPlatform().start(this::read);
        }

        /// Reads to the end: what the process printed before it was killed counts.
        private void read() {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String[] words = line.split(" ");
                    if (words[0].equals("acknowledged") && words.length == 3 && !words[2].isEmpty()) {
                        acknowledged.put(Integer.valueOf(words[1]), Long.valueOf(words[2]));
                    } else if (words[0].equals("ready")) {
                        server.set(Long.parseLong(words[1]));
                        ready.countDown();
                    } else {
                        said.add(line);
                    }
                }
            } catch (IOException e) {
                said.add(e.toString());
            }
        }

        /// Kills the server: the postmaster, or one of its backends, which makes it start over, or all of them.
        void killServer(Random random) throws IOException {
            List<ProcessHandle> all = serverProcesses();
            switch (random.nextInt(3)) {
                case 0 -> ProcessHandle.of(server.get()).ifPresent(ProcessHandle::destroyForcibly);
                case 1 -> {
                    if (!all.isEmpty()) {
                        all.get(random.nextInt(all.size())).destroyForcibly();
                    }
                }
                default -> all.forEach(ProcessHandle::destroyForcibly);
            }
        }

        void killProcess() throws InterruptedException {
            process.destroyForcibly();
            process.waitFor();
            reader.join();
        }

        private List<ProcessHandle> serverProcesses() throws IOException {
            Path cluster = folder.resolve("postgres/data").toRealPath();
            try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
                return all.filter(it -> worksIn(it, cluster)).toList();
            }
        }

        private static boolean worksIn(ProcessHandle handle, Path cluster) {
            try {
                return Files.readSymbolicLink(Path.of("/proc/" + handle.pid() + "/cwd"))
                        .equals(cluster);
            } catch (IOException e) {
                return false;
            }
        }
    }
}
