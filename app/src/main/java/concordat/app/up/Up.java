package concordat.app.up;

import concordat.api.ApiClient;
import concordat.app.gateway.GatewayEnrolment;
import concordat.app.gateway.GatewayFolder;
import concordat.app.settings.DataFolder;
import concordat.app.settings.Settings;
import concordat.store.StoreFailure;
import concordat.store.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Starts the database, the control plane, the sample services and the gateways, each in a process of its own; starts
/// again what ends by itself; stops everything in order.
public final class Up {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final List<String> LEAN = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m");

    /// What callers on this machine reach a gateway by; every `*.localhost` is this machine.
    private static final List<String> GATEWAY_NAMES = List.of("*.concordat.localhost", "localhost", "127.0.0.1");

    private final Settings settings;
    private final DataFolder folder;
    private final List<String> passedOn;
    private final PrintStream out;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Watched> watched = new ArrayList<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);

    /// What was last said about a database that does not start; said once. Only the watching thread touches it.
    private String databaseTrouble = "";

    private Up(Settings settings, DataFolder folder, List<String> passedOn, PrintStream out) {
        this.settings = settings;
        this.folder = folder;
        this.passedOn = passedOn;
        this.out = out;
    }

    /// How to start one child again, and the child that runs now.
    private static final class Watched {

        private final Starter starter;
        private Child child;

        Watched(Starter starter) {
            this.starter = starter;
            this.child = starter.start();
        }
    }

    @FunctionalInterface
    private interface Starter {
        Child start();
    }

    /// Runs until the process is asked to stop.
    ///
    /// @param fresh whether to throw away what the data folder holds
    /// @param passedOn settings as flags, given to every child as they are
    /// @throws StartFailed when something cannot be started; nothing is left running
    public static void run(Settings settings, boolean fresh, List<String> passedOn, PrintStream out)
            throws InterruptedException {
        DataFolder folder = DataFolder.open(settings.data());
        OneAtATime lock = OneAtATime.take(folder.root().resolve("concordat.lock"));
        try {
            refuseTakenPorts(settings);
            if (fresh) {
                StartAfresh.empty(settings, folder);
            }
            Up up = new Up(settings, DataFolder.open(settings.data()), passedOn, out);
            Runtime.getRuntime().addShutdownHook(new Thread(up::stopAndWait, "stop"));
            up.runUntilAsked();
        } finally {
            lock.close();
        }
    }

    private void runUntilAsked() throws InterruptedException {
        long began = System.nanoTime();
        Optional<EmbeddedPostgres> database = Optional.empty();
        try {
            database = startDatabase();
            startEverything();
            out.println(
                    "Up after " + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms.\n");
            out.println(Files.readString(folder.greeting()));
            watch(database);
        } catch (IOException e) {
            throw new StartFailed("what the demonstration network wrote cannot be read: " + e.getMessage());
        } finally {
            for (int last = watched.size() - 1; last >= 0; last--) {
                watched.get(last).child.stop();
            }
            database.ifPresent(EmbeddedPostgres::close);
            stopped.countDown();
        }
    }

    private Optional<EmbeddedPostgres> startDatabase() {
        if (settings.database().isPresent()) {
            return Optional.empty();
        }
        say("database");
        byte[] entropy = new byte[24];
        new SecureRandom().nextBytes(entropy);
        return Optional.of(EmbeddedPostgres.start(folder.root(), settings.databasePort(), entropy));
    }

    private void startEverything() throws InterruptedException {
        say("control plane");
        start("control", settings.web().resolve("/health"), List.of("-Xmx1g", "-XX:+UseSerialGC"), List.of("control"));
        awaitAll();
        if (!Files.exists(folder.greeting()) || !Files.exists(folder.upstreams())) {
            say("demonstration network (first start only)");
            try {
                child("demonstration", settings.web(), LEAN, List.of("demo", "make"))
                        .awaitEnd();
            } catch (StartFailed e) {
                throw new StartFailed(e.getMessage()
                        + "; go on with the --bodies, --devices and --seed of the first start, or begin again with"
                        + " --fresh");
            }
        }
        say("sample services and " + (settings.gateways() == 1 ? "gateway" : settings.gateways() + " gateways"));
        start("samples", local(settings.samplePort(0), "/health"), LEAN, List.of("samples"));
        enrolGateways();
        for (int index = 0; index < settings.gateways(); index++) {
            start(
                    "gateway-" + (index + 1),
                    local(settings.gatewayHealthPort(index), "/ready"),
                    List.of("-Xmx1g", "-XX:+UseSerialGC"),
                    List.of("gateway", "--index", String.valueOf(index)));
        }
        awaitAll();
    }

    private void enrolGateways() throws InterruptedException {
        try {
            ApiClient api = new ApiClient(
                    settings.web(), Files.readString(folder.token()).strip());
            GatewayEnrolment enrolment = new GatewayEnrolment(
                    folder, api, new SecureRandom(), InstantSource.system().instant());
            for (int index = 0; index < settings.gateways(); index++) {
                enrolment.ensure(new GatewayFolder(folder, index), GATEWAY_NAMES);
            }
        } catch (IOException e) {
            throw new StartFailed("a gateway could not be enrolled: " + e.getMessage());
        }
    }

    private static URI local(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private void start(String name, URI ready, List<String> javaOptions, List<String> arguments) {
        watched.add(new Watched(() -> child(name, ready, javaOptions, arguments)));
    }

    private Child child(String name, URI ready, List<String> javaOptions, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(passedOn);
        return Child.start(name, folder.logs().resolve(name + ".log"), ready, javaOptions, all);
    }

    private void awaitAll() throws InterruptedException {
        for (Watched one : watched) {
            one.child.awaitReady(http);
            note(one.child);
        }
    }

    /// Leaves each process's id where `concordat status` and a curious operator find it.
    private void note(Child child) {
        write(folder.run().resolve(child.name() + ".pid"), child.pid() + "\n");
    }

    /// Starts again whatever ends by itself, so that one fault does not end the network.
    private void watch(Optional<EmbeddedPostgres> database) throws InterruptedException {
        while (!stop.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            database.ifPresent(this::revive);
            for (Watched one : watched) {
                if (!one.child.alive()) {
                    out.println("  " + one.child.name() + " ended by itself; starting it again");
                    one.child = one.starter.start();
                    note(one.child);
                }
            }
        }
    }

    /// A database that cannot be started now is tried again at the next look: the disk may have space by then.
    private void revive(EmbeddedPostgres database) {
        try {
            if (database.revive()) {
                out.println("  database ended by itself; started it again");
                databaseTrouble = "";
            }
        } catch (StoreFailure e) {
            String trouble = String.valueOf(e.getMessage());
            if (!trouble.equals(databaseTrouble)) {
                databaseTrouble = trouble;
                out.println("  database ended by itself and does not start: " + trouble);
            }
        }
    }

    private void stopAndWait() {
        stop.countDown();
        try {
            stopped.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String what) {
        out.println("  starting " + what + " ...");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static void refuseTakenPorts(Settings settings) {
        List<Integer> ports = new ArrayList<>(List.of(settings.webPort(), settings.feedPort(), settings.samplePort(0)));
        for (int index = 0; index < settings.gateways(); index++) {
            ports.add(settings.gatewayPort(index));
            ports.add(settings.gatewayHealthPort(index));
        }
        for (int port : ports) {
            try (ServerSocket probe = new ServerSocket()) {
                probe.setReuseAddress(true);
                probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (IOException e) {
                throw new StartFailed("port " + port + " is in use; is Concordat up already? Give other ports with"
                        + " --port-base N (now " + settings.portBase() + ")");
            }
        }
    }
}
