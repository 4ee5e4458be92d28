package concordat.app.devices;

import concordat.assurance.Programme;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.rules.SourceWords;
import concordat.signals.authority.CertificateAuthority;
import concordat.signals.authority.Holder;
import concordat.signals.authority.Term;
import concordat.store.Stores;
import concordat.store.devices.DeviceStore;
import io.vertx.core.Vertx;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All that has to do with enrolled devices, wired.
public final class DeviceOffice implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DeviceOffice.class.getName());

    /// Whose a device was is forgotten this long after it went.
    private static final Duration REMEMBERED = Duration.ofDays(30);

    private static final Duration BETWEEN_TIDYINGS = Duration.ofMinutes(10);
    private static final Duration DOOR_LASTS = Duration.ofDays(90);
    private static final Duration TAKING = Duration.ofSeconds(30);
    private static final int AT_ONCE = 1_000;
    /// Without a rest: another edition judges every device anew.
    private static final int LOTS = 20;

    private final DeviceStore devices;
    private final DeviceJudge judge;
    private final DeviceChanges changes;
    private final Reports reports;
    private final DeviceDoor door;
    private final StoredDeviceDesk desk;
    private final BooleanSupplier leads;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("concordat-devices").factory());
    private Instant tidied = Instant.EPOCH;
    private @Nullable ScheduledFuture<?> looking;

    /// What it stands on.
    ///
    /// @param leads whether this control node writes the ledger
    /// @param clock the network's time
    /// @param machine the machine's, which certificates are judged by
    /// @param port of the door
    /// @param web where pages and API are
    /// @param publicUrl where people reach the network; its host is one by which the door answers
    public record Ground(
            Vertx vertx,
            Stores stores,
            NetworkId network,
            Supplier<Programme> programme,
            BooleanSupplier leads,
            InstantSource clock,
            InstantSource machine,
            SecureRandom random,
            CertificateAuthority authority,
            int port,
            URI web,
            Optional<URI> publicUrl) {}

    /// @param gateways where rows go that changed
    public DeviceOffice(Ground ground, ChangedDevices gateways) {
        this.devices = new DeviceStore(ground.stores(), ground.network());
        this.judge = new DeviceJudge(ground.programme());
        this.changes = new DeviceChanges(gateways);
        this.leads = ground.leads();
        this.clock = ground.clock();
        this.reports = new Reports(devices, judge, changes, clock);
        EnrolmentSecrets secrets = new EnrolmentSecrets(ground.random());
        Agents agents = new Agents(devices, reports, ground.programme(), clock, secrets);
        Enrolment enrolment =
                new Enrolment(devices, judge, changes, ground.authority(), clock, ground.machine(), ground.random());
        Set<String> names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1"));
        ground.publicUrl().map(URI::getHost).ifPresent(names::add);
        Instant now = ground.machine().instant();
        Term term = Term.fresh(now, now.plus(DOOR_LASTS), ground.random());
        this.door = DeviceDoor.open(
                ground.vertx(),
                ground.port(),
                ground.authority().issue(Holder.server("devices", new ArrayList<>(names)), term, ground.random()),
                devices,
                enrolment,
                agents);
        String host = ground.publicUrl().map(URI::getHost).orElse("127.0.0.1");
        this.desk = new StoredDeviceDesk(
                devices,
                judge,
                agents,
                door,
                changes,
                ground.programme(),
                clock,
                secrets,
                new StoredDeviceDesk.Place(
                        URI.create("https://" + host + ":" + ground.port()),
                        enrolment.authorityPem(),
                        ground.publicUrl().orElse(ground.web()).resolve("/api/v1/enrolment/enrol.sh")));
    }

    public StoredDeviceDesk desk() {
        return desk;
    }

    /// Takes in what a source says of a device; returns once it is on disk and on its way to the gateways.
    ///
    /// @return false when there is no such device, or it has gone
    /// @throws IllegalStateException when it cannot be taken just now
    public boolean tell(String device, SourceWords words) throws InterruptedException {
        try {
            return switch (reports.take(device, words)
                    .toCompletableFuture()
                    .get(TAKING.toSeconds(), TimeUnit.SECONDS)) {
                case TAKEN -> true;
                case UNKNOWN -> false;
                case BUSY -> throw new IllegalStateException("so much is said of devices that no more is taken");
            };
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("what was said of " + device + " could not be kept", e);
        }
    }

    /// Begins to look for facts that run out.
    public void start() {
        looking = thread.scheduleWithFixedDelay(() -> guarded(this::look), 1, 1, TimeUnit.SECONDS);
    }

    /// Somebody's role has ended; who no longer works for a body comes with no personal device of theirs.
    public void roleEnded(PersonId person) {
        thread.execute(() -> guarded(() -> desk.leave(Optional.of(person))));
    }

    private void look() {
        lapse();
        tidy();
    }

    private void guarded(Runnable work) {
        try {
            if (leads.getAsBoolean()) {
                work.run();
            }
        } catch (RuntimeException e) {
            // The loop's top: the next second, or the next tidying, tries again. Gateways end what runs out by
            // themselves.
            LOG.log(Level.ERROR, "devices could not be looked after", e);
        }
    }

    /// Gateways know the instant at which the first of a device's facts runs out, and no later one.
    private void lapse() {
        Instant now = clock.instant();
        for (int lot = 0; lot < LOTS; lot++) {
            List<String> due = devices.due(now, judge.edition(now), AT_ONCE);
            if (due.isEmpty()) {
                return;
            }
            changes.put(() -> devices.revise(due, held -> judge.revision(held, List.of(), now), Optional.empty()));
        }
    }

    private void tidy() {
        Instant now = clock.instant();
        if (now.isAfter(tidied.plus(BETWEEN_TIDYINGS))) {
            if (tidied.equals(Instant.EPOCH)) {
                desk.leave(Optional.empty()); // who left while nobody listened
            }
            tidied = now;
            changes.remove(() -> devices.tidy(now, now.minus(REMEMBERED)));
        }
    }

    @Override
    public void close() {
        if (looking != null) {
            looking.cancel(false);
        }
        thread.shutdownNow();
        door.close();
        reports.close();
    }
}
