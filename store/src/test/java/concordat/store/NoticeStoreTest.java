package concordat.store;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.Entry;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.Prose;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleEnded;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import concordat.notices.Audience;
import concordat.notices.Notice;
import concordat.notices.NoticeKind;
import concordat.notices.Severity;
import concordat.notices.wish.Manner;
import concordat.notices.wish.Wishes;
import concordat.store.notices.Delivery;
import concordat.store.notices.DeliveryStore;
import concordat.store.notices.InboxQuestion;
import concordat.store.notices.NoticeStore;
import concordat.store.notices.Webhook;
import concordat.store.notices.WebhookStore;
import concordat.store.notices.WishStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPostgres.class)
class NoticeStoreTest {

    private static final Instant NOW = Instant.parse("2026-06-02T11:00:00Z");
    private static final BodyId TARN = new BodyId("tarn");
    private static final PersonId OFFICER = new PersonId("officer");
    private static final String ADDRESS = "officer@example.org";

    private Programme programme = Programme.empty(Samples.NETWORK);

    private void act(Act act) {
        programme =
                programme.with(new Entry(Samples.NETWORK, programme.nextPosition(), Samples.START, Samples.LEAD, act));
    }

    private void found() {
        Prose name = Prose.of("Tarn", "00112233445566778899aabbccddeeff");
        act(new NetworkFounded(name));
        act(new BodyJoined(TARN, name, "district", "r01", ""));
        act(new RoleGranted(OFFICER, Role.SECURITY_OFFICER, Optional.of(TARN)));
    }

    private static Notice notice(int number, NoticeKind kind) {
        return new Notice(
                "key-" + number,
                kind,
                Audience.OFFICERS,
                NOW.minusSeconds(1_000 - number),
                Optional.of(TARN),
                Optional.empty(),
                Optional.empty(),
                "case-" + number,
                Optional.of(NOW.plus(Duration.ofDays(100 - number))),
                false,
                Map.of("role", "SECURITY_OFFICER"),
                Set.of(OFFICER));
    }

    private InboxQuestion question(InboxQuestion.Order order, Optional<String> cursor, int limit) {
        return new InboxQuestion(OFFICER, programme, false, Set.of(), Optional.empty(), order, cursor, limit);
    }

    private InboxQuestion all() {
        return question(InboxQuestion.Order.NEWEST, Optional.empty(), 100);
    }

    private static Wishes wishes(Manner act, Manner know) {
        return new Wishes(
                Optional.of(ADDRESS),
                Map.of(Severity.EMERGENCY, Manner.EACH, Severity.ACT, act, Severity.KNOW, know),
                Optional.empty(),
                ZoneId.of("UTC"));
    }

    @Test
    void whatAnActTells_isWrittenOnceWithTheCursor_alsoAcrossARestart(DatabaseAddress address) {
        found();
        List<Notice> told = List.of(notice(1, NoticeKind.CASE_NOTICE));
        try (Stores stores = Stores.open(address)) {
            NoticeStore notices = new NoticeStore(stores, Samples.NETWORK);
            assertThat(notices.cursor(3)).isEqualTo(3);
            assertThat(notices.write(3, 5, told, false, NOW)).isEqualTo(NoticeStore.Writing.WRITTEN);
        }
        try (Stores stores = Stores.open(address)) {
            NoticeStore notices = new NoticeStore(stores, Samples.NETWORK);
            assertThat(notices.cursor(99)).isEqualTo(5);
            assertThat(notices.write(3, 5, told, false, NOW)).isEqualTo(NoticeStore.Writing.MOVED);
            assertThat(notices.write(5, 6, told, false, NOW)).isEqualTo(NoticeStore.Writing.WRITTEN);
            assertThat(notices.write(told, false, NOW)).isZero();
            assertThat(notices.count(all())).isEqualTo(1);
            assertThat(notices.inbox(all()).getFirst().notice().facts()).containsEntry("role", "SECURITY_OFFICER");
        }
    }

    @Test
    void anInbox_isPagedSortedAndFiltered_andHoldsOnlyWhatMayBeReadNow(DatabaseAddress address) {
        found();
        try (Stores stores = Stores.open(address)) {
            NoticeStore notices = new NoticeStore(stores, Samples.NETWORK);
            List<Notice> told = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                told.add(notice(i, i % 2 == 0 ? NoticeKind.CASE_NOTICE : NoticeKind.CASE_CLOSED));
            }
            notices.cursor(0);
            notices.write(told, false, NOW);
            for (InboxQuestion.Order order : InboxQuestion.Order.values()) {
                List<String> whole = subjects(notices, question(order, Optional.empty(), 100));
                List<String> paged = new ArrayList<>();
                Optional<String> cursor = Optional.empty();
                for (int page = 0; page < 4; page++) {
                    var some = notices.inbox(question(order, cursor, 2));
                    some.forEach(t -> paged.add(t.notice().subject()));
                    cursor = Optional.of(some.getLast().notice().id());
                }
                assertThat(paged).as(order.name()).isEqualTo(whole).hasSize(7);
            }
            assertThat(subjects(notices, question(InboxQuestion.Order.DUE, Optional.empty(), 1)))
                    .containsExactly("case-6");
            assertThat(notices.read(OFFICER, Optional.of(List.of(told.getFirst().id())), NOW))
                    .isEqualTo(1);
            assertThat(notices.count(new InboxQuestion(
                            OFFICER,
                            programme,
                            true,
                            Set.of(NoticeKind.CASE_NOTICE),
                            Optional.of("tarn"),
                            InboxQuestion.Order.NEWEST,
                            Optional.empty(),
                            10)))
                    .isEqualTo(3);
            act(new RoleEnded(OFFICER, Role.SECURITY_OFFICER, Optional.of(TARN)));
            assertThat(notices.count(all())).isZero();
            assertThat(notices.one(all(), told.getFirst().id())).isEmpty();
        }
    }

    private static List<String> subjects(NoticeStore notices, InboxQuestion question) {
        return notices.inbox(question).stream().map(t -> t.notice().subject()).toList();
    }

    @Test
    void mail_ofOneMomentIsOneDelivery_digestsGather_andWhatWasTakenComesBack(DatabaseAddress address) {
        found();
        try (Stores stores = Stores.open(address)) {
            NoticeStore notices = new NoticeStore(stores, Samples.NETWORK);
            DeliveryStore deliveries = new DeliveryStore(stores, Samples.NETWORK);
            new WishStore(stores, Samples.NETWORK).put(OFFICER, wishes(Manner.EACH, Manner.DAILY));
            notices.cursor(0);
            notices.write(
                    List.of(
                            notice(1, NoticeKind.CASE_NOTICE),
                            notice(2, NoticeKind.CASE_NOTICE),
                            notice(3, NoticeKind.CASE_CLOSED)),
                    true,
                    NOW);
            notices.write(List.of(notice(4, NoticeKind.CASE_CLOSED)), true, NOW.plusSeconds(60));
            Instant lease = NOW.plusSeconds(600);
            Delivery each = deliveries.take(true, NOW, lease, 10).getFirst();
            assertThat(each.notices()).isEqualTo(2);
            assertThat(deliveries.take(true, NOW, lease, 10)).isEmpty();
            assertThat(deliveries.take(false, lease, lease.plusSeconds(1), 10)).isEmpty();
            Delivery again =
                    deliveries.take(true, lease, lease.plusSeconds(600), 10).getFirst();
            assertThat(again.id()).isEqualTo(each.id());
            assertThat(again.attempts()).isEqualTo(2);
            deliveries.sent(again.id());
            Instant morning = Instant.parse("2026-06-03T08:00:00Z");
            assertThat(deliveries.take(true, morning.minusSeconds(1), morning, 10))
                    .isEmpty();
            Delivery digest =
                    deliveries.take(true, morning, morning.plusSeconds(1), 10).getFirst();
            assertThat(deliveries.notices(digest.id()))
                    .extracting(Notice::subject)
                    .containsExactly("case-3", "case-4");
            deliveries.dead(digest.id(), "refused");
            assertThat(deliveries.tally()).isEqualTo(new DeliveryStore.Tally(0, 1));
            assertThat(deliveries.retry(digest.id(), morning)).isTrue();
            assertThat(deliveries.retry(each.id(), morning)).isFalse();
        }
    }

    @Test
    void forgetting_leavesNoTraceOfAnAddress(DatabaseAddress address) {
        found();
        try (Stores stores = Stores.open(address)) {
            WishStore wishes = new WishStore(stores, Samples.NETWORK);
            wishes.put(OFFICER, wishes(Manner.EACH, Manner.WEEKLY));
            assertThat(wishes.of(OFFICER)).contains(wishes(Manner.EACH, Manner.WEEKLY));
            NoticeStore notices = new NoticeStore(stores, Samples.NETWORK);
            notices.cursor(0);
            notices.write(List.of(notice(1, NoticeKind.CASE_NOTICE)), true, NOW);
            assertThat(wishes.forget(OFFICER)).isTrue();
            assertThat(wishes.forget(OFFICER)).isFalse();
            assertThat(notices.count(all())).isZero();
            for (String table : List.of("notice", "notice_reader", "notice_wish", "delivery", "calendar_link")) {
                assertThat(SharedPostgres.numbers(
                                address, "select count(*) from " + table + " t where t::text like '%" + ADDRESS + "%'"))
                        .containsExactly(0L);
            }
        }
    }

    @Test
    void aWebhook_isToldOfItsBody_pausedWhenItFailsTooOften_andResumed(DatabaseAddress address) {
        found();
        try (Stores stores = Stores.open(address)) {
            NoticeStore notices = new NoticeStore(stores, Samples.NETWORK);
            WebhookStore hooks = new WebhookStore(stores, Samples.NETWORK);
            DeliveryStore deliveries = new DeliveryStore(stores, Samples.NETWORK);
            assertThat(hooks.add(hook("h-1", Optional.of("tarn")))).isEqualTo(WebhookStore.Adding.ADDED);
            assertThat(hooks.add(hook("h-2", Optional.of("tarn")))).isEqualTo(WebhookStore.Adding.TAKEN);
            assertThat(hooks.add(hook("h-3", Optional.empty()))).isEqualTo(WebhookStore.Adding.ADDED);
            assertThat(hooks.add(hook("h-4", Optional.of("moor")))).isEqualTo(WebhookStore.Adding.ADDED);
            notices.cursor(0);
            notices.write(List.of(notice(1, NoticeKind.CASE_NOTICE)), false, NOW);
            List<Delivery> due = deliveries.take(false, NOW, NOW.plusSeconds(1), 10);
            assertThat(due).extracting(Delivery::webhook).containsExactly(Optional.of("h-1"));
            hooks.failed("h-1", 2, "it answers 503", NOW);
            assertThat(hooks.one("h-1").orElseThrow().paused()).isEmpty();
            hooks.failed("h-1", 2, "it answers 503", NOW);
            assertThat(hooks.one("h-1").orElseThrow().paused()).contains(new Webhook.Pause(NOW, "it answers 503"));
            assertThat(deliveries.take(false, NOW.plusSeconds(5), NOW.plusSeconds(6), 10))
                    .isEmpty();
            hooks.resume("h-1");
            assertThat(deliveries.take(false, NOW.plusSeconds(5), NOW.plusSeconds(6), 10))
                    .hasSize(1);
            hooks.rotate("h-1", "another", NOW.plusSeconds(60));
            assertThat(hooks.one("h-1").orElseThrow().former())
                    .contains(new Webhook.Former("sealed", NOW.plusSeconds(60)));
            hooks.dropFormerSecrets(NOW.plusSeconds(60));
            assertThat(hooks.one("h-1").orElseThrow().former()).isEmpty();
            hooks.remove("h-1");
            assertThat(hooks.of(Optional.of("tarn"))).isEmpty();
        }
    }

    @Test
    void tidying_givesUpWhatNobodySends_andNotWhatSomebodyRetried(DatabaseAddress address) {
        found();
        try (Stores stores = Stores.open(address)) {
            NoticeStore notices = new NoticeStore(stores, Samples.NETWORK);
            WebhookStore hooks = new WebhookStore(stores, Samples.NETWORK);
            DeliveryStore deliveries = new DeliveryStore(stores, Samples.NETWORK);
            hooks.add(hook("h-1", Optional.of("tarn")));
            new WishStore(stores, Samples.NETWORK).put(OFFICER, wishes(Manner.EACH, Manner.EACH));
            notices.cursor(0);
            notices.write(List.of(notice(1, NoticeKind.CASE_NOTICE)), true, NOW);
            String hook = one(deliveries, Optional.of("h-1")).id();
            deliveries.dead(hook, "it answers 503");
            Instant later = NOW.plus(Duration.ofDays(40));
            assertThat(deliveries.retry(hook, later)).isTrue();
            deliveries.tidy(NOW, later.minus(Duration.ofDays(30)));
            assertThat(one(deliveries, Optional.of("h-1")).state()).isEqualTo(Delivery.State.WAITING);
            assertThat(one(deliveries, Optional.empty()))
                    .as("mail that no server took for a month")
                    .satisfies(m -> assertThat(m.state()).isEqualTo(Delivery.State.DEAD))
                    .satisfies(m -> assertThat(m.reason())
                            .hasValueSatisfying(r -> assertThat(r).contains("no mail")));
            assertThat(deliveries.take(true, later, later.plusSeconds(60), 10))
                    .extracting(Delivery::id)
                    .containsExactly(hook);
            deliveries.later(hook, later, Optional.empty(), false);
            deliveries.tidy(NOW, later.plus(Duration.ofDays(1)));
            assertThat(one(deliveries, Optional.of("h-1")).state())
                    .as("nothing was paused")
                    .isEqualTo(Delivery.State.WAITING);
            hooks.pause("h-1", "not yours any more", later);
            hooks.pause("h-1", "another reason", later.plusSeconds(1));
            assertThat(hooks.one("h-1").orElseThrow().paused())
                    .contains(new Webhook.Pause(later, "not yours any more"));
            deliveries.tidy(NOW, later.plus(Duration.ofDays(1)));
            assertThat(one(deliveries, Optional.of("h-1")).reason())
                    .hasValueSatisfying(r -> assertThat(r).contains("behind a pause"));
        }
    }

    private static Delivery one(DeliveryStore deliveries, Optional<String> webhook) {
        return deliveries
                .list(new DeliveryStore.Question(Optional.empty(), webhook, Optional.empty(), Optional.empty(), 10))
                .getFirst();
    }

    private static Webhook hook(String id, Optional<String> body) {
        return new Webhook(
                id,
                body,
                "https://example.org/hook",
                Set.of(),
                "sealed",
                Optional.empty(),
                OFFICER,
                NOW,
                0,
                Optional.empty());
    }
}
