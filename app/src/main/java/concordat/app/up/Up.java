package concordat.app.up;

import concordat.api.ApiClient;
import concordat.api.view.GatewayView;
import concordat.api.view.StatusView;
import concordat.app.gateway.GatewayEnrolment;
import concordat.app.gateway.GatewayFolder;
import concordat.app.settings.DataFolder;
import concordat.app.settings.Settings;
import concordat.cli.terminal.Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Starts the database, the control plane, the sample services and the gateways, each in a process of its own; starts
/// again what ends by itself; stops everything.
public final class Up {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration IN_STEP_WITHIN = Duration.ofSeconds(60);
    /// What callers on this machine reach a gateway by; every `*.localhost` is this machine.
    private static final List<String> GATEWAY_NAMES = List.of("*.concordat.localhost", "localhost", "127.0.0.1");

    private final Settings settings;
    private final DataFolder folder;
    private final Demonstration demonstration;
    private final Images images;
    private final Crew crew;
    private final Telling telling;

    private Up(Settings settings, String network, DataFolder folder, List<String> passedOn, Telling telling) {
        this.settings = settings;
        this.folder = folder;
        this.demonstration = new Demonstration(settings, network, folder);
        this.images = Images.ofProcess();
        this.crew = new Crew(folder, images, passedOn);
        this.telling = telling;
    }

    /// Runs until the process is asked to stop.
    ///
    /// @param network the network's id
    /// @param fresh whether to throw away what the data folder holds
    /// @param passedOn settings as flags, given to every child as they are
    /// @param telling made when the start began
    /// @throws StartFailed when something cannot be started; nothing is left running
    public static void run(Settings settings, String network, boolean fresh, List<String> passedOn, Telling telling)
            throws InterruptedException {
        StopSign stop = StopSign.watched();
        try {
            guarded(settings, network, fresh, passedOn, telling, stop);
        } catch (InterruptedException | RuntimeException e) {
            // Whatever an interrupt broke off was meant to be.
            if (!stop.raised()) {
                throw e;
            }
        } finally {
            if (stop.raised()) {
                telling.stopped(settings.data());
            }
            stop.over();
        }
    }

    private static void guarded(
            Settings settings, String network, boolean fresh, List<String> passedOn, Telling telling, StopSign stop)
            throws InterruptedException {
        // Before anything is made: who holds the folder, then who holds the ports.
        Optional<OneAtATime> held = OneAtATime.takeIfThere(DataFolder.lock(settings.data()));
        try {
            if (held.isPresent()) {
                Orphans.end(settings.data());
            }
            Ports.refuseTaken(settings);
            DataFolder folder = DataFolder.open(settings.data());
            if (held.isEmpty()) {
                held = Optional.of(OneAtATime.take(DataFolder.lock(settings.data())));
            }
            if (fresh) {
                StartAfresh.empty(settings, folder);
                folder = DataFolder.open(settings.data());
            }
            new Up(settings, network, folder, passedOn, telling).runUntilAsked(stop);
        } finally {
            held.ifPresent(OneAtATime::close);
        }
    }

    private void runUntilAsked(StopSign stop) throws InterruptedException {
        demonstration.refuseOtherThanBegun();
        Optional<OwnDatabase> database = Optional.empty();
        try {
            Files.writeString(folder.run().resolve(Server.PORT_NOTE), settings.portBase() + "\n");
            if (settings.database().isEmpty()) {
                telling.step("starting the database");
                // One that lives on without its owner must not be taken for the one that is started.
                boolean left = Files.exists(folder.postmaster());
                database = Optional.of(OwnDatabase.starting(settings, folder, images));
                if (left) {
                    database.get().awaitReady();
                }
            }
            start(database);
            demonstration.greet(telling);
            watch(database, stop);
        } catch (IOException e) {
            throw new StartFailed("the network could not be started: " + e.getMessage());
        } finally {
            stop.closing();
            crew.stop();
            database.ifPresent(OwnDatabase::close);
        }
    }

    /// Everything at once: the control plane waits for the database by itself, and gateways for the control plane.
    private void start(Optional<OwnDatabase> database) throws IOException, InterruptedException {
        demonstration.prepare();
        telling.step("starting the control plane, the sample services and "
                + (settings.gateways() == 1 ? "a gateway" : settings.gateways() + " gateways"));
        crew.start(
                "control",
                "control",
                settings.web().resolve("/health"),
                JavaOptions.controlPlane(settings.devices()),
                List.of("control"));
        IntStream.range(0, settings.gateways()).filter(this::enrolled).forEach(this::startGateway);
        if (database.isPresent()) {
            database.get().awaitReady();
        }
        crew.awaitReady("control");
        // Wanted last and soon ready: before, it would only take the processor from the others.
        crew.start(
                "samples", "samples", local(settings.samplePort(0), "/health"), JavaOptions.LEAN, List.of("samples"));
        if (!demonstration.whole()) {
            telling.step("making a demonstration network (first start only)");
            demonstration.make(this::startOtherGateways, line -> telling.step("  " + line));
        }
        startOtherGateways();
        crew.awaitReady();
        awaitInStep();
    }

    private void startOtherGateways() throws IOException, InterruptedException {
        for (int index = 0; index < settings.gateways(); index++) {
            if (!enrolled(index)) {
                GatewayEnrolment enrolment = new GatewayEnrolment(
                        folder,
                        api(),
                        new SecureRandom(),
                        InstantSource.system().instant());
                enrolment.ensure(new GatewayFolder(folder, index), GATEWAY_NAMES);
                startGateway(index);
            }
        }
    }

    /// A gateway is ready as soon as it can decide; visitors are told only once it decides from the newest there is.
    private void awaitInStep() throws IOException, InterruptedException {
        ApiClient api = api();
        long limit = System.nanoTime() + IN_STEP_WITHIN.toNanos();
        while (true) {
            StatusView status = api.read("/status", StatusView.class);
            List<String> behind = status.gateways().stream()
                    .filter(gateway -> ours(gateway.id()))
                    .filter(gateway -> !gateway.connected() || gateway.acknowledged() < status.sequence())
                    .map(GatewayView::id)
                    .toList();
            if (behind.isEmpty()) {
                return;
            }
            if (System.nanoTime() > limit) {
                throw new StartFailed("not in step with the control plane after " + IN_STEP_WITHIN.toSeconds() + " s: "
                        + String.join(", ", behind) + "; see their logs in " + folder.logs());
            }
            Thread.sleep(10);
        }
    }

    private boolean ours(String gateway) {
        return IntStream.range(0, settings.gateways())
                .mapToObj(index -> new GatewayFolder(folder, index).id())
                .anyMatch(gateway::equals);
    }

    private ApiClient api() throws IOException {
        return new ApiClient(settings.web(), Files.readString(folder.token()).strip());
    }

    private boolean enrolled(int index) {
        return new GatewayFolder(folder, index).enrolled();
    }

    private void startGateway(int index) {
        crew.start(
                "gateway-" + (index + 1),
                "gateway",
                local(settings.gatewayHealthPort(index), "/ready"),
                JavaOptions.gateway(settings.devices()),
                List.of("gateway", "--index", String.valueOf(index)));
    }

    private static URI local(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private void watch(Optional<OwnDatabase> database, StopSign stop) throws InterruptedException {
        while (!stop.awaited(LOOK)) {
            if (database.isPresent()) {
                database.get().revive().ifPresent(telling::step);
            }
            crew.restartWhatEnded(telling::step);
        }
    }
}
