package concordat.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.ApiClient;
import concordat.api.view.BodyView;
import concordat.api.view.ClockMove;
import concordat.api.view.ClockView;
import concordat.api.view.StatusView;
import concordat.demo.DemoFiles;
import concordat.demo.Greeting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A whole demonstration network, in processes of its own, as `concordat up` starts it. It is up while the tests of one
/// class run; when one fails, the ends of all logs are printed.
final class RunningNetwork implements BeforeAllCallback, AfterAllCallback, AfterTestExecutionCallback {

    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration HEARD_LIMIT = Duration.ofSeconds(20);
    private static final Pattern UP = Pattern.compile("^Up after (\\d+) ms", Pattern.MULTILINE);
    private static final Pattern SHOWN =
            Pattern.compile("^(.+) holds every control; (.+) lacks one", Pattern.MULTILINE);

    private final Path folder;
    private final Program program;
    private final int bodies;
    private final int base;
    private final List<Process> started = new ArrayList<>();
    private final AtomicInteger keys = new AtomicInteger();

    private RunningNetwork(Path folder, int bodies, int base) {
        this.folder = folder;
        this.program = Program.in(folder);
        this.bodies = bodies;
        this.base = base;
    }

    static RunningNetwork of(int bodies) {
        try {
            return new RunningNetwork(Files.createTempDirectory("concordat-e2e-"), bodies, Program.freePorts());
        } catch (IOException e) {
            throw new AssertionError("no folder for a network", e);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        up();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent()) {
            System.out.println(Logs.ends(folder));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (started.getLast().isAlive()) {
            stop();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /// @return what `up` says it took, milliseconds
    long up() throws IOException, InterruptedException {
        Path said = begin();
        Process process = started.getLast();
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

    /// Begins to start it, and waits for nothing.
    ///
    /// @return what it writes
    Path begin() throws IOException {
        Path said = folder.resolve("up-" + started.size() + ".txt");
        started.add(program.start(said, here("up", "--bodies", String.valueOf(bodies), "--devices", "200")));
        return said;
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

    Crashes crashes() {
        return new Crashes(started.getLast().toHandle(), data().resolve("run"));
    }

    /// Runs one command of the program on this network, to its end.
    Program.Ended run(String... arguments) throws IOException, InterruptedException {
        return program.run(here(arguments));
    }

    /// Starts one process of this network beside those of `up`.
    Process startAlone(String... arguments) throws IOException {
        return program.start(folder.resolve("alone-" + arguments[0] + ".log"), here(arguments));
    }

    private String[] here(String... arguments) {
        return Stream.concat(
                        Arrays.stream(arguments),
                        Stream.of("--data", data().toString(), "--port-base", String.valueOf(base)))
                .toArray(String[]::new);
    }

    Program program() {
        return program;
    }

    Path folder() {
        return folder;
    }

    /// @return the password of all demonstration accounts
    String password() throws IOException {
        return Greeting.read(data().resolve("run").resolve("demonstration.properties"))
                .password();
    }

    Path data() {
        return folder.resolve("data");
    }

    int portBase() {
        return base;
    }

    URI web() {
        return URI.create("http://127.0.0.1:" + (base + 80));
    }

    /// The network's own database, which no test changes but to break it.
    Connection database() throws IOException, SQLException {
        String password =
                Files.readString(data().resolve("postgres").resolve("password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + (base + 432) + "/postgres", "concordat", password);
    }

    /// As the programme lead.
    ApiClient api() throws IOException {
        return new ApiClient(
                web(), Files.readString(data().resolve("keys").resolve("token")).strip());
    }

    /// @param name one of the constants of [DemoFiles]
    Visitor visitor(String name) {
        return Visitor.of(DemoFiles.in(data()), name, base + 443);
    }

    /// @return an idempotency key, a new one each time
    String key() {
        return "e2e-" + keys.incrementAndGet();
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
        Optional<IOException> last = Optional.empty();
        while (System.nanoTime() < until) {
            try {
                if (so.call()) {
                    return;
                }
            } catch (IOException e) {
                last = Optional.of(e);
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(what, e);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not within " + limit + ": " + what, last.orElse(null));
    }
}
