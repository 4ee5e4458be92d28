package concordat.app.signals;

import concordat.app.sending.SecretBox;
import concordat.app.settings.Outgoing;
import concordat.assurance.Programme;
import concordat.assurance.ids.NetworkId;
import concordat.courier.QuestionCourier;
import concordat.store.Stores;
import concordat.store.devices.DeviceStore;
import concordat.store.signals.SignalStore;
import concordat.web.desk.SignalDesk;
import io.vertx.core.Vertx;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All that has to do with security events, wired. Asks and takes only while this node writes the ledger.
public final class SignalOffice implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SignalOffice.class.getName());

    /// Longer than an event may be old when it comes, so that none is taken for new twice.
    private static final Duration KEPT = Duration.ofDays(90);

    private static final Duration BETWEEN_TIDYINGS = Duration.ofHours(6);

    private final SignalStore signals;
    private final QuestionCourier courier;
    private final SignalAsker asker;
    private final StoredSignalDesk desk;
    private final BooleanSupplier leads;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("concordat-signals").factory());
    private Instant tidied = Instant.EPOCH;
    private @Nullable ScheduledFuture<?> ticking;

    /// What it stands on.
    ///
    /// @param leads whether this control node writes the ledger
    /// @param keys folder of the network's secrets
    /// @param web where pages and API are
    /// @param settings where requests may go, and where the network is reached
    public record Ground(
            Vertx vertx,
            Stores stores,
            NetworkId network,
            Supplier<Programme> programme,
            BooleanSupplier leads,
            InstantSource clock,
            SecureRandom random,
            Path keys,
            URI web,
            Outgoing settings) {}

    /// @param devices where it goes what is said of devices
    public SignalOffice(Ground ground, DeviceWords devices) {
        this.leads = ground.leads();
        this.clock = ground.clock();
        this.signals = new SignalStore(ground.stores(), ground.network());
        this.courier = new QuestionCourier(
                ground.vertx(), ground.settings().addresses(), ground.settings().trustFile());
        SecretBox secrets = SecretBox.open(ground.keys().resolve("signals.key"), ground.random());
        Subjects subjects =
                new Subjects(signals, new DeviceStore(ground.stores(), ground.network()), ground.programme());
        SignalReceiver receiver = new SignalReceiver(signals, subjects, devices, clock);
        this.asker = new SignalAsker(signals, receiver, secrets, courier, clock);
        this.desk = new StoredSignalDesk(
                signals,
                receiver,
                subjects,
                secrets,
                courier,
                leads,
                clock,
                ground.random(),
                ground.settings().publicUrl().orElse(ground.web()).toString().replaceAll("/+$", ""));
    }

    public SignalDesk desk() {
        return desk;
    }

    /// Begins to ask those that are asked for their events.
    public void start() {
        ticking = thread.scheduleWithFixedDelay(this::guarded, 1, 1, TimeUnit.SECONDS);
    }

    private void guarded() {
        try {
            if (leads.getAsBoolean()) {
                tick();
            }
        } catch (RuntimeException e) {
            // The loop's top: the next second tries again.
            LOG.log(Level.WARNING, "security events: " + e.getMessage(), e);
        }
    }

    private void tick() {
        Instant now = clock.instant();
        if (now.isAfter(tidied.plus(BETWEEN_TIDYINGS))) {
            tidied = now;
            signals.tidy(now.minus(KEPT));
        }
        asker.begin();
    }

    @Override
    public void close() {
        if (ticking != null) {
            ticking.cancel(false);
        }
        thread.shutdownNow();
        asker.close();
        courier.close();
    }
}
