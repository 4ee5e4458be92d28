package concordat.app.tickets;

import concordat.app.sending.SecretBox;
import concordat.app.settings.Outgoing;
import concordat.assurance.Programme;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.NetworkId;
import concordat.courier.HookCourier;
import concordat.store.Stores;
import concordat.store.findings.FindingVault;
import concordat.store.tickets.ConnectorStore;
import concordat.store.tickets.TicketStore;
import concordat.web.desk.TicketDesk;
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
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All that has to do with tickets, wired. Sends only while this node writes the ledger.
public final class TicketOffice implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TicketOffice.class.getName());
    private static final Duration MESSAGES_KEPT = Duration.ofDays(30);
    private static final Duration BETWEEN_TIDYINGS = Duration.ofHours(6);

    private final TicketStore tickets;
    private final TicketSender sender;
    private final StoredTicketDesk desk;
    private final HookCourier hooks;
    private final BooleanSupplier leads;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("concordat-tickets").factory());
    private Instant tidied = Instant.EPOCH;
    private @Nullable ScheduledFuture<?> ticking;

    /// What it stands on.
    ///
    /// @param leads whether this control node writes the ledger
    /// @param keys folder of the network's secrets
    /// @param vaults of bodies
    /// @param network where people reach the network
    /// @param settings where requests may go
    public record Ground(
            Vertx vertx,
            Stores stores,
            NetworkId id,
            Supplier<Programme> programme,
            BooleanSupplier leads,
            InstantSource clock,
            SecureRandom random,
            Path keys,
            Function<BodyId, FindingVault> vaults,
            URI network,
            Outgoing settings) {}

    public TicketOffice(Ground ground, TicketContents contents) {
        this.leads = ground.leads();
        this.clock = ground.clock();
        this.hooks = new HookCourier(
                ground.vertx(), ground.settings().addresses(), ground.settings().trustFile());
        SecretBox secrets = SecretBox.open(ground.keys().resolve("tickets.key"), ground.random());
        String network = ground.settings()
                .publicUrl()
                .orElse(ground.network())
                .toString()
                .replaceAll("/+$", "");
        this.tickets = new TicketStore(ground.stores(), ground.id(), ground.vaults());
        ConnectorStore connectors = new ConnectorStore(ground.stores(), ground.id());
        this.sender =
                new TicketSender(tickets, connectors, contents, secrets, hooks, ground.programme(), clock, network);
        this.desk =
                new StoredTicketDesk(tickets, connectors, contents, secrets, hooks, clock, ground.random(), network);
    }

    public TicketDesk desk() {
        return desk;
    }

    /// Begins to send; goes on from where the last run was.
    public void start() {
        ticking = thread.scheduleWithFixedDelay(this::guarded, 1, 1, TimeUnit.SECONDS);
    }

    private void guarded() {
        try {
            tick();
        } catch (RuntimeException e) {
            // The loop's top: the next second tries again.
            LOG.log(Level.WARNING, "tickets: " + e.getMessage(), e);
        }
    }

    private void tick() {
        desk.countRefused();
        if (!leads.getAsBoolean()) {
            return;
        }
        if (clock.instant().isAfter(tidied.plus(BETWEEN_TIDYINGS))) {
            tidied = clock.instant();
            tickets.tidy(tidied.minus(MESSAGES_KEPT));
        }
        sender.sendDue();
    }

    @Override
    public void close() {
        if (ticking != null) {
            ticking.cancel(false);
        }
        thread.shutdownNow();
        sender.close();
        hooks.close();
    }
}
