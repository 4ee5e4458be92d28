package concordat.app.notices;

import concordat.api.view.DeliveryView;
import concordat.api.view.Page;
import concordat.api.view.WebhookView;
import concordat.api.view.WebhookWanted;
import concordat.app.sending.SecretBox;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import concordat.courier.Hook;
import concordat.courier.HookCourier;
import concordat.courier.HookSecret;
import concordat.notices.NoticeKind;
import concordat.store.notices.Delivery;
import concordat.store.notices.DeliveryStore;
import concordat.store.notices.Webhook;
import concordat.store.notices.WebhookStore;
import concordat.web.desk.WebhookDesk;
import concordat.web.http.Refusal;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Webhooks from the tables. Secrets are shown when they are made and never again.
final class StoredWebhookDesk implements WebhookDesk {

    /// For so long requests are signed with the secret before too.
    private static final Duration OVERLAP = Duration.ofDays(1);

    private static final int MOST = 20;

    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;
    private final SecretBox secrets;
    private final HookCourier courier;
    private final InstantSource clock;
    private final SecureRandom random;

    StoredWebhookDesk(
            WebhookStore webhooks,
            DeliveryStore deliveries,
            SecretBox secrets,
            HookCourier courier,
            InstantSource clock,
            SecureRandom random) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.courier = courier;
        this.clock = clock;
        this.random = random;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public List<WebhookView> of(Optional<BodyId> body) {
        return webhooks.of(body.map(BodyId::value)).stream()
                .map(w -> view(w, Optional.empty()))
                .toList();
    }

    @Override
    public Optional<WebhookView> one(String id) {
        return webhooks.one(id).map(w -> view(w, Optional.empty()));
    }

    private WebhookView known(String id, Optional<HookSecret> secret) {
        return webhooks.one(id).map(w -> view(w, secret)).orElseThrow(() -> Refusal.notFound("webhook", id));
    }

    private static WebhookView view(Webhook one, Optional<HookSecret> secret) {
        return new WebhookView(
                one.id(),
                one.body(),
                one.url(),
                one.kinds().stream().map(NoticeKind::word).sorted().toList(),
                one.createdBy().value(),
                one.createdAt(),
                one.paused().isPresent() ? "paused" : "active",
                one.failures(),
                one.paused().map(Webhook.Pause::since),
                one.paused().map(Webhook.Pause::why),
                one.former().map(Webhook.Former::until),
                secret.map(HookSecret::text));
    }

    @Override
    public WebhookView add(PersonId person, WebhookWanted wanted) {
        URI url = address(wanted.url());
        Set<NoticeKind> kinds = wanted.kinds().stream()
                .map(k -> StoredNoticeDesk.code("kind", k, NoticeKind.class))
                .collect(Collectors.toSet());
        if (webhooks.of(wanted.body()).size() >= MOST) {
            throw Refusal.of(422, "There are many webhooks already", "Remove one of the " + MOST + " first.");
        }
        String id = "hook-" + random(8);
        HookSecret secret = secrets.fresh();
        Webhook fresh = new Webhook(
                id,
                wanted.body(),
                url.toString(),
                kinds,
                secrets.seal(id, secret),
                Optional.empty(),
                person,
                now(),
                0,
                Optional.empty());
        return switch (webhooks.add(fresh)) {
            case ADDED -> view(fresh, Optional.of(secret));
            case TAKEN ->
                throw Refusal.of(
                        409, "This address is registered already", "Remove it first, or give it another secret.");
        };
    }

    private URI address(String text) {
        URI url;
        try {
            url = Hook.address(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(422, "Nothing can be sent there", String.valueOf(e.getMessage()));
        }
        courier.against(url).ifPresent(why -> {
            throw Refusal.of(422, "Nothing may be sent there", why);
        });
        return url;
    }

    @Override
    public void remove(String id) {
        webhooks.remove(id);
    }

    @Override
    public DeliveryView ping(String id) {
        String delivery = "p-" + random(12);
        webhooks.ping(id, delivery, now());
        return deliveries.one(delivery).map(NoticeViews::of).orElseThrow(() -> Refusal.notFound("webhook", id));
    }

    @Override
    public WebhookView rotate(String id) {
        HookSecret secret = secrets.fresh();
        webhooks.rotate(id, secrets.seal(id, secret), now().plus(OVERLAP));
        return known(id, Optional.of(secret));
    }

    @Override
    public WebhookView resume(String id) {
        webhooks.resume(id);
        return known(id, Optional.empty());
    }

    @Override
    public Page<DeliveryView> deliveries(String id, Optional<String> state, Optional<String> cursor, int limit) {
        return StoredNoticeDesk.page(deliveries, Optional.empty(), Optional.of(id), state, cursor, limit);
    }

    @Override
    public Optional<DeliveryView> retry(String id, String delivery) {
        return deliveries
                .one(delivery)
                .filter(d -> d.webhook().equals(Optional.of(id)))
                .map((Delivery d) -> StoredNoticeDesk.retried(deliveries, d, now()));
    }

    private String random(int bytes) {
        byte[] some = new byte[bytes];
        random.nextBytes(some);
        return HexFormat.of().formatHex(some);
    }
}
