package concordat.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.ApiClient;
import concordat.api.view.BodyView;
import concordat.api.view.ClockMove;
import concordat.api.view.ClockView;
import concordat.api.view.StatusView;
import concordat.demo.DemoFiles;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A whole demonstration network, in processes of its own, as `concordat up` starts it.
final class RunningNetwork {

    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration HEARD_LIMIT = Duration.ofSeconds(20);
    private static final Pattern UP = Pattern.compile("^Up after (\\d+) ms", Pattern.MULTILINE);
    private static final Pattern SHOWN =
            Pattern.compile("^(.+) holds every control; (.+) lacks one", Pattern.MULTILINE);

    private final Path folder;
    private final int bodies;
    private final int base;
    private final List<Process> started = new ArrayList<>();
    private int keys;

    private RunningNetwork(Path folder, int bodies, int base) {
        this.folder = folder;
        this.bodies = bodies;
        this.base = base;
    }

    /// @param folder an empty one
    static RunningNetwork start(Path folder, int bodies) throws IOException, InterruptedException {
        RunningNetwork network = new RunningNetwork(folder, bodies, freeBase());
        network.up();
        return network;
    }

    /// A program's end.
    record Ended(int code, String said) {}

    /// @return what `up` says it took, milliseconds
    long up() throws IOException, InterruptedException {
        Path said = folder.resolve("up-" + started.size() + ".txt");
        Process process = new ProcessBuilder(command("up", "--bodies", String.valueOf(bodies), "--devices", "200"))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        started.add(process);
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < limit && process.isAlive()) {
            Matcher up = UP.matcher(Files.readString(said));
            if (up.find()) {
                return Long.parseLong(up.group(1));
            }
            Thread.sleep(50);
        }
        process.destroy();
        throw new AssertionError("the network did not come up:\n" + Files.readString(said) + Logs.ends(folder));
    }

    /// Asks it to stop as Ctrl-C does, and sees that it does so in time.
    void stop() throws InterruptedException {
        Process last = started.getLast();
        last.destroy();
        boolean ended = last.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            last.descendants().forEach(ProcessHandle::destroyForcibly);
            last.destroyForcibly();
        }
        assertThat(ended).as("up ends within " + STOP_LIMIT).isTrue();
    }

    /// Stops it if it runs.
    void close() throws InterruptedException {
        if (started.getLast().isAlive()) {
            stop();
        }
    }

    /// Runs one command of the program to its end.
    Ended run(String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(arguments))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("commands.txt").toFile()))
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dconcordat.home=" + folder,
                "-cp",
                System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                "concordat.app.Main"));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("--data", data().toString(), "--port-base", String.valueOf(base)));
        return command;
    }

    Path data() {
        return folder.resolve("data");
    }

    /// As the programme lead.
    ApiClient api() throws IOException {
        return new ApiClient(
                URI.create("http://127.0.0.1:" + (base + 80)),
                Files.readString(data().resolve("keys").resolve("token")).strip());
    }

    /// @param name one of the constants of [DemoFiles]
    Visitor visitor(String name) {
        return Visitor.of(DemoFiles.in(data()), name, base + 443);
    }

    /// @return an idempotency key, a new one each time
    String key() {
        keys++;
        return "e2e-" + keys;
    }

    /// @return the body that holds every control
    BodyView holder() throws IOException, InterruptedException {
        return shown(1);
    }

    /// @return the body that lacks one
    BodyView lacker() throws IOException, InterruptedException {
        return shown(2);
    }

    private BodyView shown(int group) throws IOException, InterruptedException {
        String greeting = Files.readString(data().resolve("run").resolve("demonstration.txt"));
        Matcher shown = SHOWN.matcher(greeting);
        assertThat(shown.find()).as(greeting).isTrue();
        String name = shown.group(group);
        return bodies().stream().filter(b -> b.name().equals(name)).findFirst().orElseThrow();
    }

    List<BodyView> bodies() throws IOException, InterruptedException {
        return api().page("/bodies?limit=500", BodyView.class).items();
    }

    Instant now() throws IOException, InterruptedException {
        return api().read("/clock", ClockView.class).now();
    }

    /// Moves the network's clock and waits until every gateway has heard.
    void advanceTo(Instant then) throws IOException, InterruptedException {
        Duration by = Duration.between(now(), then);
        assertThat(by).isPositive();
        api().post("/clock", new ClockMove(by), key(), ClockView.class);
        settle();
    }

    /// Waits until every gateway has acknowledged all there is.
    void settle() throws InterruptedException {
        await("every gateway is in step", HEARD_LIMIT, () -> {
            StatusView status = api().read("/status", StatusView.class);
            return !status.gateways().isEmpty()
                    && status.gateways().stream().allMatch(g -> g.connected() && g.acknowledged() >= status.sequence());
        });
        // A gateway takes a moved clock from the beat, of which there is one each second.
        Thread.sleep(1_500);
    }

    /// Waits until something is so; an API that does not answer yet is not so yet.
    static void await(String what, Duration limit, Callable<Boolean> so) throws InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < until) {
            try {
                if (so.call()) {
                    return;
                }
            } catch (IOException e) {
                // Asked again below until the limit.
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(what, e);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not within " + limit + ": " + what);
    }

    /// A port base all of whose ports are free now.
    private static int freeBase() {
        int first = 20_000 + (int) (ProcessHandle.current().pid() % 900) * 10;
        for (int base = first; base < first + 6_000; base += 700) {
            int at = base;
            if (IntStream.of(80, 181, 432, 443, 444, 500).allMatch(offset -> free(at + offset))) {
                return base;
            }
        }
        throw new AssertionError("no free ports from " + first);
    }

    private static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
