package concordat.bench;

import com.code_intelligence.jazzer.Jazzer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tries one decoder for a while of processor time, in a process of its own: Jazzer sees which places of the code an
/// input reaches and damages on what reaches new ones. What reaches new ones is kept in the folder for the next run.
final class FuzzRun {

    private static final Pattern STATE =
            Pattern.compile("(?:#|stat::number_of_executed_units:)\\s*(\\d+)(?:\\s+\\S+\\s+cov: (\\d+).*)?");
    private static final Pattern SAVED = Pattern.compile(".*Test unit written to (.*)");
    private static final String FAILED = "== Java Exception:";
    // By the clock, so that a busy machine is not taken for a slow decoder: that, FuzzEntry finds by the processor's
    // time.
    private static final Duration HANGING = Duration.ofMinutes(5);
    private static final String STOP = "stop";
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration TELL = Duration.ofMinutes(1);
    private static final String LOOKED_AT =
            "concordat.**:com.fasterxml.aalto.**:tools.jackson.core.**:org.snakeyaml.**";

    private final FuzzTarget target;
    private final Class<?> entry;
    private final Path folder;
    private final PrintStream out;
    private final List<Path> failures = new CopyOnWriteArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private volatile long inputs;
    private volatile long places;

    /// @param entry what Jazzer calls: [FuzzEntry], or its like
    /// @param folder where what was found and what was learnt is kept; made when it is not there
    FuzzRun(FuzzTarget target, Class<?> entry, Path folder, PrintStream out) {
        this.target = target;
        this.entry = entry;
        this.folder = folder;
        this.out = out;
    }

    /// What came of it.
    ///
    /// @param places of the code that some input reached
    /// @param cpu of the decoder's process from the first input on, with all that watches the decoder
    /// @param failures files with inputs that failed, one for each place of failure
    record Outcome(long inputs, long places, Duration cpu, List<Path> failures) {

        Outcome {
            failures = List.copyOf(failures);
        }

        double perSecond() {
            return inputs * 1e3 / Math.max(1, cpu.toMillis());
        }
    }

    /// @param most of the processor's time, so that a busy machine tries as much as a quiet one
    /// @throws IOException also when the process could not do its work, with what it said
    Outcome run(long seed, Duration most) throws IOException, InterruptedException {
        Path seeds = Files.createDirectories(folder.resolve("seeds"));
        for (int number = 0; number < target.seeds().size(); number++) {
            Files.write(seeds.resolve("seed-" + number), target.seeds().get(number));
        }
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        try (TemporaryFolder temporary = TemporaryFolder.make()) {
            Process process = new ProcessBuilder(command(seed, corpus, seeds, temporary.path()))
                    .redirectErrorStream(true)
                    .start();
            Thread end = new Thread(process::destroy);
            Runtime.getRuntime().addShutdownHook(end);
            Thread reader = Thread.ofVirtual().start(() -> read(process));
            Duration used = watch(process, most, temporary.path().resolve(STOP));
            reader.join();
            Runtime.getRuntime().removeShutdownHook(end);
            if (inputs == 0) {
                throw new IOException(target.name() + " was not tried:\n" + String.join("\n", said));
            }
            return new Outcome(inputs, places, used, failures);
        }
    }

    /// @param stop what ends the process in order once it is there
    /// @return the processor's time that the process took from the first input on
    private Duration watch(Process process, Duration most, Path stop) throws IOException, InterruptedException {
        Duration before = Duration.ZERO; // loading and instrumenting classes
        Duration used = Duration.ZERO;
        long told = System.nanoTime();
        while (!process.waitFor(LOOK)) {
            Duration sofar = process.info().totalCpuDuration().orElse(before);
            before = inputs == 0 ? sofar : before;
            used = sofar.minus(before);
            if (used.compareTo(most) >= 0) {
                Files.writeString(stop, "enough");
            } else if (System.nanoTime() - told > TELL.toNanos()) {
                told = System.nanoTime();
                tell(used, most);
            }
        }
        return used;
    }

    private List<String> command(long seed, Path corpus, Path seeds, Path temporary) {
        return List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Jazzer.class.getName(),
                "--target_class=" + entry.getName(),
                "--target_args=" + target.name(),
                "--instrumentation_includes=" + LOOKED_AT,
                "--keep_going=100",
                "--reproducer_path=" + temporary,
                "-artifact_prefix=" + folder + "/",
                "-seed=" + (seed & Integer.MAX_VALUE),
                "-stop_file=" + temporary.resolve(STOP),
                "-max_len=65536",
                "-timeout=" + HANGING.toSeconds(),
                "-rss_limit_mb=0",
                "-print_final_stats=1",
                corpus.toString(),
                seeds.toString());
    }

    private void read(Process process) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher state = STATE.matcher(line);
                Matcher saved = SAVED.matcher(line);
                if (state.matches()) {
                    inputs = Long.parseLong(state.group(1));
                    places = state.group(2) == null ? places : Long.parseLong(state.group(2));
                } else if (saved.matches()) {
                    failures.add(Path.of(saved.group(1)));
                    out.println("  saved as " + saved.group(1));
                } else if (line.startsWith(FAILED)) {
                    out.println(target.name() + ":" + line.substring(FAILED.length()));
                } else if (inputs == 0) {
                    said.add(line);
                }
            }
        } catch (IOException e) {
            said.add(e.toString());
        }
    }

    private void tell(Duration used, Duration most) {
        out.printf(
                Locale.ROOT,
                "%s: %d of %d s, %,d inputs, %,d places reached, %d failures%n",
                target.name(),
                used.toSeconds(),
                most.toSeconds(),
                inputs,
                places,
                failures.size());
    }
}
