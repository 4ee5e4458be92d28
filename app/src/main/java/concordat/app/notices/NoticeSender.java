package concordat.app.notices;

import concordat.api.ApiJson;
import concordat.api.view.NoticeEvent;
import concordat.app.sending.Attempts;
import concordat.app.sending.SecretBox;
import concordat.assurance.Programme;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import concordat.courier.Hook;
import concordat.courier.HookCourier;
import concordat.courier.HookSecret;
import concordat.courier.Mail;
import concordat.courier.MailCourier;
import concordat.courier.Outcome;
import concordat.notices.Notice;
import concordat.notices.mail.Letter;
import concordat.notices.mail.Letters;
import concordat.notices.wish.Manner;
import concordat.notices.wish.Wishes;
import concordat.store.notices.Delivery;
import concordat.store.notices.DeliveryStore;
import concordat.store.notices.Webhook;
import concordat.store.notices.WebhookStore;
import concordat.store.notices.WishStore;
import concordat.web.desk.WebhookDesk;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Sends what is due: mail and webhooks.
final class NoticeSender implements Attempts.Line<Delivery>, AutoCloseable {

    private static final int AT_ONCE = 16;
    /// Failed attempts in a row that a webhook is forgiven.
    private static final int FORGIVEN = 20;

    /// What it sends from and where it notes what came of it.
    ///
    /// @param mail none when no mail is sent
    /// @param network where people reach the network
    record Desk(
            DeliveryStore deliveries,
            WishStore wishes,
            WebhookStore webhooks,
            SecretBox secrets,
            Optional<MailCourier> mail,
            HookCourier hooks,
            Supplier<Programme> programme,
            InstantSource clock,
            String network) {}

    private final Desk desk;
    private final Attempts<Delivery> attempts = new Attempts<>(AT_ONCE, this);

    NoticeSender(Desk desk) {
        this.desk = desk;
    }

    /// Begins to send what is due, and waits for nothing.
    void sendDue() {
        attempts.begin(desk.clock().instant());
    }

    @Override
    public List<Delivery> take(Instant now, Instant until, int most) {
        return desk.deliveries().take(desk.mail().isPresent(), now, until, most);
    }

    @Override
    public String id(Delivery delivery) {
        return delivery.id();
    }

    @Override
    public void send(Delivery delivery) throws InterruptedException {
        if (delivery.person().isPresent()) {
            mail(delivery, delivery.person().get());
        } else {
            hook(delivery, delivery.webhook().orElseThrow());
        }
    }

    private void mail(Delivery delivery, PersonId person) {
        Wishes wishes = desk.wishes().of(person).orElseGet(Wishes::standard);
        if (wishes.address().isEmpty()) {
            desk.deliveries().dropped(delivery.id(), "there is no address any more");
            return;
        }
        Instant now = desk.clock().instant();
        Optional<Instant> awake = delivery.urgent() ? Optional.empty() : wishes.quietUntil(now);
        if (awake.isPresent()) {
            desk.deliveries().later(delivery.id(), awake.get(), Optional.empty(), false);
            return;
        }
        List<Notice> readable = readable(delivery, person, wishes);
        if (readable.isEmpty()) {
            desk.deliveries().dropped(delivery.id(), "nothing in it is wanted, or may be read, any more");
            return;
        }
        Letters letters = new Letters(desk.programme().get(), desk.network());
        Letter letter = readable.size() == 1
                ? letters.of(readable.getFirst(), wishes.zone())
                : letters.digest(readable, wishes.zone());
        settle(
                delivery,
                desk.mail()
                        .orElseThrow()
                        .send(new Mail(delivery.id(), wishes.address().get(), letter.subject(), letter.text(), now)));
    }

    /// What the person may read and wants by now, whatever was so when it was planned.
    private List<Notice> readable(Delivery delivery, PersonId person, Wishes wishes) {
        Programme programme = desk.programme().get();
        List<Notice> readable = new ArrayList<>();
        for (Notice notice : desk.deliveries().notices(delivery.id())) {
            if (notice.audience().sight().allows(programme, person, notice.body())
                    && wishes.manner(notice.severity()) != Manner.OFF) {
                readable.add(notice);
            }
        }
        return readable;
    }

    private void hook(Delivery delivery, String id) throws InterruptedException {
        Optional<Webhook> found = desk.webhooks().one(id);
        if (found.isEmpty() || found.get().paused().isPresent()) {
            desk.deliveries().later(delivery.id(), desk.clock().instant(), Optional.empty(), false);
            return;
        }
        Webhook webhook = found.get();
        Instant now = desk.clock().instant();
        Optional<BodyId> body = webhook.body().map(BodyId::new);
        if (!WebhookDesk.authority(body).allows(desk.programme().get(), Optional.of(webhook.createdBy()), body)) {
            desk.webhooks()
                    .pause(
                            id,
                            webhook.createdBy() + ", on whose word it is told, may not say so any more; whoever may"
                                    + " can remove it and register it anew",
                            now);
            desk.deliveries().later(delivery.id(), now, Optional.empty(), false);
            return;
        }
        List<HookSecret> secrets = new ArrayList<>();
        secrets.add(desk.secrets().open(id, webhook.secret()));
        webhook.former()
                .filter(f -> f.until().isAfter(now))
                .ifPresent(f -> secrets.add(desk.secrets().open(id, f.secret())));
        Outcome outcome =
                desk.hooks().send(new Hook(delivery.id(), URI.create(webhook.url()), secrets, now, json(delivery)));
        switch (outcome) {
            case Outcome.Delivered delivered -> desk.webhooks().succeeded(id);
            case Outcome.Failed failed -> desk.webhooks().failed(id, FORGIVEN, failed.reason(), now);
            case Outcome.Refused refused -> desk.webhooks().failed(id, 1, refused.reason(), now);
        }
        settle(delivery, outcome);
    }

    private String json(Delivery delivery) {
        Programme programme = desk.programme().get();
        String network = programme.network().value();
        return desk.deliveries().notices(delivery.id()).stream()
                .findFirst()
                .map(notice -> new NoticeEvent(
                        "notice." + notice.kind().word(),
                        notice.at(),
                        network,
                        Optional.of(NoticeViews.of(notice, Optional.empty(), programme, ZoneOffset.UTC))))
                .map(ApiJson::line)
                .orElseGet(
                        () -> ApiJson.line(new NoticeEvent("ping", delivery.createdAt(), network, Optional.empty())));
    }

    private void settle(Delivery delivery, Outcome outcome) {
        switch (outcome) {
            case Outcome.Delivered delivered -> desk.deliveries().sent(delivery.id());
            case Outcome.Failed failed -> failed(delivery, failed.reason());
            case Outcome.Refused refused -> desk.deliveries().dead(delivery.id(), refused.reason());
        }
    }

    @Override
    public void failed(Delivery delivery, String reason) {
        Optional<Duration> pause = Attempts.pause(delivery.attempts());
        if (pause.isEmpty()) {
            desk.deliveries().dead(delivery.id(), reason);
            return;
        }
        Instant next = desk.clock().instant().plus(pause.get());
        desk.deliveries().later(delivery.id(), next, Optional.of(reason), true);
    }

    @Override
    public void close() {
        attempts.close();
    }
}
