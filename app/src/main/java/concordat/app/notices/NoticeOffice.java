package concordat.app.notices;

import concordat.app.sending.SecretBox;
import concordat.app.settings.Outgoing;
import concordat.assurance.Programme;
import concordat.assurance.act.Entry;
import concordat.assurance.ids.NetworkId;
import concordat.courier.HookCourier;
import concordat.courier.MailCourier;
import concordat.store.LedgerStore;
import concordat.store.StoreFailure;
import concordat.store.Stores;
import concordat.store.notices.CalendarLinkStore;
import concordat.store.notices.DeliveryStore;
import concordat.store.notices.NoticeStore;
import concordat.store.notices.WebhookStore;
import concordat.store.notices.WishStore;
import concordat.web.desk.NoticeDesk;
import concordat.web.desk.WebhookDesk;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All that has to do with telling people, wired. Follows and sends only while this node writes the ledger.
public final class NoticeOffice implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(NoticeOffice.class.getName());
    private static final Duration KEPT = Duration.ofDays(400);
    private static final Duration DELIVERIES_KEPT = Duration.ofDays(90);
    private static final Duration TOO_LATE = Duration.ofDays(30);
    private static final Duration BETWEEN_TIDYINGS = Duration.ofHours(6);

    private final LedgerStore ledger;
    private final InstantSource clock;
    private final NoticeFollower follower;
    private final NoticeSender sender;
    private final HookCourier hooks;
    private final NoticeDesk notices;
    private final WebhookDesk webhooks;
    private final Runnable tidying;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("concordat-notices").factory());
    private Instant tidied = Instant.EPOCH;
    private @Nullable ScheduledFuture<?> ticking;

    /// What it stands on.
    ///
    /// @param keys folder of the network's secrets
    /// @param network where people reach the network
    /// @param settings what goes out, and how
    public record Ground(
            Vertx vertx,
            Stores stores,
            NetworkId id,
            LedgerStore ledger,
            InstantSource clock,
            SecureRandom random,
            Path keys,
            URI network,
            Outgoing settings) {}

    /// @throws IOException when a password or certificates cannot be read
    /// @throws IllegalArgumentException when mail cannot be sent the way that is set
    public NoticeOffice(Ground ground) throws IOException {
        this.ledger = ground.ledger();
        this.clock = ground.clock();
        Outgoing settings = ground.settings();
        Optional<MailCourier> mail = settings.mail(password(settings)).map(MailCourier::new);
        this.hooks = new HookCourier(ground.vertx(), settings.addresses(), settings.trustFile());
        SecretBox secrets = SecretBox.open(ground.keys().resolve("webhooks.key"), ground.random());
        NoticeStore told = new NoticeStore(ground.stores(), ground.id());
        WishStore wishes = new WishStore(ground.stores(), ground.id());
        DeliveryStore deliveries = new DeliveryStore(ground.stores(), ground.id());
        WebhookStore hooked = new WebhookStore(ground.stores(), ground.id());
        Supplier<Programme> programme = () -> ledger.current().programme();
        String network =
                settings.publicUrl().orElse(ground.network()).toString().replaceAll("/+$", "");
        this.follower = new NoticeFollower(ledger, told, clock, mail.isPresent());
        this.sender = new NoticeSender(
                new NoticeSender.Desk(deliveries, wishes, hooked, secrets, mail, hooks, programme, clock, network));
        this.notices = new StoredNoticeDesk(
                new StoredNoticeDesk.Stored(
                        told, wishes, new CalendarLinkStore(ground.stores(), ground.id()), deliveries),
                programme,
                clock,
                ground.random(),
                network,
                mail.isPresent());
        this.webhooks = new StoredWebhookDesk(hooked, deliveries, secrets, hooks, clock, ground.random());
        this.tidying = () -> {
            Instant now = clock.instant();
            told.dropOlderThan(now.minus(KEPT));
            deliveries.tidy(now.minus(DELIVERIES_KEPT), now.minus(TOO_LATE));
            hooked.dropFormerSecrets(now);
        };
    }

    /// A file, or else the environment; never an argument, which everybody on the machine can read.
    private static Optional<String> password(Outgoing settings) throws IOException {
        return settings.passwordFile().isPresent()
                ? Optional.of(Files.readString(settings.passwordFile().get()).strip())
                : Optional.ofNullable(System.getenv("CONCORDAT_SMTP_PASSWORD")).filter(p -> !p.isBlank());
    }

    /// Begins to follow and to send; goes on from where the last run was.
    public void start() {
        run(() -> follower.appended(List.of()));
        ticking = thread.scheduleWithFixedDelay(() -> guarded(this::tick), 1, 1, TimeUnit.SECONDS);
    }

    /// Hears of what was appended.
    public void appended(List<Entry> entries) {
        run(() -> follower.appended(entries));
    }

    private void tick() {
        if (!ledger.leads()) {
            return;
        }
        follower.appended(List.of()); // what could not be told when it was appended
        follower.timeWentOn();
        // Before anything is sent: what was given up while nobody looked is not sent now.
        if (clock.instant().isAfter(tidied.plus(BETWEEN_TIDYINGS))) {
            tidied = clock.instant();
            tidying.run();
        }
        sender.sendDue();
    }

    private void run(Runnable work) {
        try {
            thread.execute(() -> guarded(work));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "closing: what is not told now is told after the next start");
        }
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (StoreFailure e) {
            LOG.log(Level.WARNING, "nobody is told anything at present: {0}", e.getMessage());
        } catch (RuntimeException e) {
            // The loop's top: it goes on with the next act or the next second.
            LOG.log(Level.ERROR, "something could not be told", e);
        }
    }

    /// What people are told.
    public NoticeDesk notices() {
        return notices;
    }

    /// Addresses that are told.
    public WebhookDesk webhooks() {
        return webhooks;
    }

    /// Tells what is at hand, and stops. What is being sent is broken off and sent again after the next start.
    @Override
    public void close() {
        if (ticking != null) {
            ticking.cancel(false);
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
        sender.close();
        hooks.close();
    }
}
