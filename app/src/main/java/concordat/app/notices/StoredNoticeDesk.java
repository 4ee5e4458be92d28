package concordat.app.notices;

import concordat.api.view.CalendarLinkView;
import concordat.api.view.DeliveryView;
import concordat.api.view.NoticeView;
import concordat.api.view.OutgoingView;
import concordat.api.view.Page;
import concordat.api.view.WishesView;
import concordat.assurance.Programme;
import concordat.assurance.ids.PersonId;
import concordat.notices.NoticeKind;
import concordat.notices.Severity;
import concordat.notices.wish.Manner;
import concordat.notices.wish.Quiet;
import concordat.notices.wish.Wishes;
import concordat.store.notices.CalendarLinkStore;
import concordat.store.notices.Delivery;
import concordat.store.notices.DeliveryStore;
import concordat.store.notices.InboxQuestion;
import concordat.store.notices.NoticeStore;
import concordat.store.notices.Told;
import concordat.store.notices.WishStore;
import concordat.web.desk.InboxFilter;
import concordat.web.desk.NoticeDesk;
import concordat.web.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Inboxes, wishes and calendars, from the tables and the programme as it is now.
final class StoredNoticeDesk implements NoticeDesk {

    private static final int MOST_LINKS = 20;

    private final NoticeStore notices;
    private final WishStore wishes;
    private final CalendarLinkStore links;
    private final DeliveryStore deliveries;
    private final Supplier<Programme> programme;
    private final InstantSource clock;
    private final SecureRandom random;
    private final String network;
    private final Calendars calendars;
    private final boolean mail;

    /// Where things are kept.
    record Stored(NoticeStore notices, WishStore wishes, CalendarLinkStore links, DeliveryStore deliveries) {}

    /// @param network where people reach the network
    /// @param mail whether mail is sent at all
    StoredNoticeDesk(
            Stored stored,
            Supplier<Programme> programme,
            InstantSource clock,
            SecureRandom random,
            String network,
            boolean mail) {
        this.notices = stored.notices();
        this.wishes = stored.wishes();
        this.links = stored.links();
        this.deliveries = stored.deliveries();
        this.programme = programme;
        this.clock = clock;
        this.random = random;
        this.network = network;
        this.calendars = new Calendars(network);
        this.mail = mail;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public Page<NoticeView> inbox(PersonId person, InboxFilter filter) {
        InboxQuestion question = new InboxQuestion(
                person,
                programme.get(),
                filter.unread(),
                kinds(filter),
                filter.body(),
                order(filter.sort()),
                filter.cursor(),
                filter.limit() + 1);
        List<Told> found = notices.inbox(question);
        ZoneId zone = zone(person);
        List<NoticeView> items = found.stream()
                .limit(filter.limit())
                .map(t -> NoticeViews.of(t.notice(), t.readAt(), question.programme(), zone))
                .toList();
        Optional<String> next =
                found.size() > filter.limit() ? Optional.of(items.getLast().id()) : Optional.empty();
        return new Page<>(items, next, Optional.of(notices.count(question)));
    }

    private ZoneId zone(PersonId person) {
        return wishes.of(person).orElseGet(Wishes::standard).zone();
    }

    /// All kinds are asked for by naming none.
    private static Set<NoticeKind> kinds(InboxFilter filter) {
        if (filter.severity().isEmpty() && filter.kind().isEmpty()) {
            return Set.of();
        }
        Optional<Severity> severity = filter.severity().map(s -> code("severity", s, Severity.class));
        Optional<NoticeKind> kind = filter.kind().map(k -> code("kind", k, NoticeKind.class));
        Set<NoticeKind> kinds = Arrays.stream(NoticeKind.values())
                .filter(k -> severity.isEmpty() || severity.get() == k.severity())
                .filter(k -> kind.isEmpty() || kind.get() == k)
                .collect(Collectors.toSet());
        if (kinds.isEmpty()) {
            throw Refusal.of(400, "There is no such notice", filter.kind().orElse("") + " is not of that severity.");
        }
        return kinds;
    }

    /// @return a code that the API writes as `in-lower-case`
    static <E extends Enum<E>> E code(String what, String text, Class<E> type) {
        for (E one : type.getEnumConstants()) {
            if (NoticeViews.word(one).equals(text)) {
                return one;
            }
        }
        throw Refusal.of(
                400,
                "There is no such " + what,
                "[" + text + "] is none of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(NoticeViews::word)
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    private static InboxQuestion.Order order(Optional<String> sort) {
        return switch (sort.orElse("-at")) {
            case "-at" -> InboxQuestion.Order.NEWEST;
            case "at" -> InboxQuestion.Order.OLDEST;
            case "by" -> InboxQuestion.Order.DUE;
            default -> throw Refusal.of(400, "It cannot be sorted so", "[" + sort.get() + "] is none of -at, at, by.");
        };
    }

    @Override
    public Optional<NoticeView> notice(PersonId person, String id) {
        InboxQuestion question = new InboxQuestion(
                person,
                programme.get(),
                false,
                Set.of(),
                Optional.empty(),
                InboxQuestion.Order.NEWEST,
                Optional.empty(),
                1);
        return notices.one(question, id)
                .map(t -> NoticeViews.of(t.notice(), t.readAt(), question.programme(), zone(person)));
    }

    @Override
    public int read(PersonId person, Optional<List<String>> ids) {
        return notices.read(person, ids, now());
    }

    @Override
    public WishesView wishes(PersonId person) {
        return view(wishes.of(person).orElseGet(Wishes::standard));
    }

    private WishesView view(Wishes one) {
        Map<Severity, Manner> manners = one.manners();
        return new WishesView(
                one.address(),
                NoticeViews.word(manners.getOrDefault(Severity.EMERGENCY, Manner.OFF)),
                NoticeViews.word(manners.getOrDefault(Severity.ACT, Manner.OFF)),
                NoticeViews.word(manners.getOrDefault(Severity.KNOW, Manner.OFF)),
                one.quiet().map(q -> q.from().toString()),
                one.quiet().map(q -> q.until().toString()),
                one.zone().getId(),
                Optional.of(mail));
    }

    @Override
    public WishesView wish(PersonId person, WishesView wanted) {
        Wishes fresh;
        try {
            Optional<LocalTime> from = wanted.quietFrom().map(LocalTime::parse);
            Optional<LocalTime> until = wanted.quietUntil().map(LocalTime::parse);
            if (from.isPresent() != until.isPresent()) {
                throw new IllegalArgumentException("quiet hours have a beginning and an end, or neither");
            }
            fresh = new Wishes(
                    wanted.address(),
                    Map.of(
                            Severity.EMERGENCY, code("manner", wanted.emergency(), Manner.class),
                            Severity.ACT, code("manner", wanted.act(), Manner.class),
                            Severity.KNOW, code("manner", wanted.know(), Manner.class)),
                    from.map(f -> new Quiet(f, until.orElseThrow())),
                    ZoneId.of(wanted.zone()));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Refusal.of(422, "That cannot be wished for", String.valueOf(e.getMessage()));
        }
        wishes.put(person, fresh);
        return view(fresh);
    }

    @Override
    public boolean forget(PersonId person) {
        return wishes.forget(person);
    }

    @Override
    public String calendar(PersonId person) {
        return calendars.of(programme.get(), person, zone(person), now());
    }

    @Override
    public Optional<String> calendarBehind(String token) {
        return links.owner(hash(token))
                .filter(person -> !programme.get().rolesOf(person).isEmpty())
                .map(this::calendar);
    }

    @Override
    public List<CalendarLinkView> calendarLinks(PersonId person) {
        return links.of(person).stream()
                .map(l -> new CalendarLinkView(l.id(), l.label(), l.createdAt(), Optional.empty()))
                .toList();
    }

    @Override
    public CalendarLinkView addCalendarLink(PersonId person, String label) {
        if (links.of(person).size() >= MOST_LINKS) {
            throw Refusal.of(422, "There are many links already", "Revoke one of the " + MOST_LINKS + " first.");
        }
        String token = random(24);
        CalendarLinkStore.Link link = new CalendarLinkStore.Link("cal-" + random(8), label, now());
        links.add(person, link, hash(token));
        return new CalendarLinkView(
                link.id(),
                link.label(),
                link.createdAt(),
                Optional.of(network + "/api/v1/calendars/" + token + ".ics"));
    }

    @Override
    public boolean revokeCalendarLink(PersonId person, String id) {
        return links.revoke(person, id);
    }

    @Override
    public Page<DeliveryView> mail(
            Optional<PersonId> person, Optional<String> state, Optional<String> cursor, int limit) {
        return page(deliveries, person, Optional.empty(), state, cursor, limit);
    }

    static Page<DeliveryView> page(
            DeliveryStore deliveries,
            Optional<PersonId> person,
            Optional<String> webhook,
            Optional<String> state,
            Optional<String> cursor,
            int limit) {
        DeliveryStore.Question question = new DeliveryStore.Question(
                person, webhook, state.map(s -> code("state", s, Delivery.State.class)), cursor, limit + 1);
        List<Delivery> found = deliveries.list(question);
        List<DeliveryView> items =
                found.stream().limit(limit).map(NoticeViews::of).toList();
        return new Page<>(
                items,
                found.size() > limit ? Optional.of(items.getLast().id()) : Optional.empty(),
                Optional.of(deliveries.count(question)));
    }

    @Override
    public Optional<DeliveryView> retryMail(Optional<PersonId> person, String id) {
        return deliveries
                .one(id)
                .filter(d -> d.person().isPresent())
                .filter(d -> person.isEmpty() || person.equals(d.person()))
                .map(d -> retried(deliveries, d, now()));
    }

    static DeliveryView retried(DeliveryStore deliveries, Delivery one, Instant now) {
        if (!deliveries.retry(one.id(), now)) {
            throw Refusal.of(
                    409,
                    "It need not be retried",
                    "Delivery " + one.id() + " is " + one.state().name().toLowerCase(Locale.ROOT) + ", not dead.");
        }
        return NoticeViews.of(deliveries.one(one.id()).orElse(one));
    }

    @Override
    public OutgoingView outgoing() {
        DeliveryStore.Tally tally = deliveries.tally();
        return new OutgoingView(mail, tally.waiting(), tally.dead());
    }

    private String random(int bytes) {
        byte[] some = new byte[bytes];
        random.nextBytes(some);
        return bytes < 16
                ? HexFormat.of().formatHex(some)
                : Base64.getUrlEncoder().withoutPadding().encodeToString(some);
    }

    /// Programs that want a name for the file find one at the end of the link.
    private static String hash(String token) {
        String bare = token.endsWith(".ics") ? token.substring(0, token.length() - 4) : token;
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bare.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
