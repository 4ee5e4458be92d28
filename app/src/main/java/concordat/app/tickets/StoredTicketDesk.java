package concordat.app.tickets;

import concordat.api.ApiJson;
import concordat.api.view.ActionTicket;
import concordat.api.view.Page;
import concordat.api.view.TicketConnectorView;
import concordat.api.view.TicketConnectorWanted;
import concordat.api.view.TicketHeard;
import concordat.api.view.TicketStatus;
import concordat.api.view.TicketView;
import concordat.api.view.TicketWanted;
import concordat.app.sending.SecretBox;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import concordat.courier.Hook;
import concordat.courier.HookCourier;
import concordat.courier.HookSecret;
import concordat.store.tickets.ConnectorStore;
import concordat.store.tickets.Ticket;
import concordat.store.tickets.TicketConnector;
import concordat.store.tickets.TicketConnector.Detail;
import concordat.store.tickets.TicketFilter;
import concordat.store.tickets.TicketStore;
import concordat.web.desk.TicketDesk;
import concordat.web.http.Refusal;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/// Tickets from the tables. Secrets are shown when they are made and never again. What a message says moves nothing but
/// what is shown beside the ticket; only scans close findings.
final class StoredTicketDesk implements TicketDesk {

    /// Messages signed longer ago, or further ahead, are not taken.
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final int MOST = 20;
    private static final int LONGEST_REFERENCE = 200;
    private static final int LONGEST_REMARK = 2_000;

    private final TicketStore tickets;
    private final ConnectorStore connectors;
    private final TicketContents contents;
    private final SecretBox secrets;
    private final HookCourier courier;
    private final InstantSource clock;
    private final SecureRandom random;
    private final String network;
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();

    /// @param network where people reach the network
    StoredTicketDesk(
            TicketStore tickets,
            ConnectorStore connectors,
            TicketContents contents,
            SecretBox secrets,
            HookCourier courier,
            InstantSource clock,
            SecureRandom random,
            String network) {
        this.tickets = tickets;
        this.connectors = connectors;
        this.contents = contents;
        this.secrets = secrets;
        this.courier = courier;
        this.clock = clock;
        this.random = random;
        this.network = network;
    }

    static String statusUrl(String network, String connector) {
        return network + "/api/v1/tickets/" + connector + "/status";
    }

    static String word(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E code(String what, String word, Class<E> kind) {
        List<String> words = new ArrayList<>();
        for (E code : kind.getEnumConstants()) {
            if (word(code).equals(word)) {
                return code;
            }
            words.add(word(code));
        }
        throw Refusal.of(
                400, "There is no such " + what, "[" + word + "]; there are " + String.join(", ", words) + ".");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private String random(String kind, int bytes) {
        byte[] some = new byte[bytes];
        random.nextBytes(some);
        return kind + "-" + HexFormat.of().formatHex(some);
    }

    @Override
    public List<TicketConnectorView> connectors(BodyId body) {
        return connectors.of(body).stream()
                .map(c -> view(c, Optional.empty(), Optional.empty()))
                .toList();
    }

    private TicketConnectorView view(
            TicketConnector one, Optional<HookSecret> secret, Optional<HookSecret> statusSecret) {
        return new TicketConnectorView(
                one.id(),
                one.body().value(),
                one.name(),
                one.url(),
                word(one.detail()),
                one.reason(),
                statusUrl(network, one.id()),
                one.createdBy().value(),
                one.createdAt(),
                one.refused(),
                one.refusedAt(),
                secret.map(HookSecret::text),
                statusSecret.map(HookSecret::text));
    }

    @Override
    public TicketConnectorView add(PersonId person, BodyId body, TicketConnectorWanted wanted) {
        Detail detail =
                wanted.detail().map(d -> code("detail", d, Detail.class)).orElse(Detail.LEAST);
        String reason = wanted.reason().map(String::strip).orElse("");
        if (detail == Detail.FULL && reason.isEmpty()) {
            throw Refusal.of(
                    422,
                    "Say why",
                    "With full detail tickets tell weaknesses and hosts, which are the body's secrets, to "
                            + wanted.url() + ". Give a reason, or leave the detail at least.");
        }
        String name = wanted.name().strip();
        if (name.isEmpty() || name.length() > 100 || reason.length() > LONGEST_REMARK) {
            throw Refusal.of(422, "Give it a name", "A name has 1 to 100 characters, a reason at most 2,000.");
        }
        URI url = address(wanted.url());
        if (connectors.of(body).size() >= MOST) {
            throw Refusal.of(422, "There are many connectors already", "Remove one of the " + MOST + " first.");
        }
        String id = random("tickets", 8);
        HookSecret secret = secrets.fresh();
        HookSecret statusSecret = secrets.fresh();
        TicketConnector fresh = new TicketConnector(
                id,
                body,
                name,
                url.toString(),
                detail,
                reason,
                secrets.seal(id, secret),
                secrets.seal(id + "/status", statusSecret),
                person,
                now(),
                0,
                Optional.empty());
        if (!connectors.add(fresh)) {
            throw Refusal.of(
                    409,
                    "Tickets go to this address already",
                    "Remove that connector first, or give it other secrets.");
        }
        return view(fresh, Optional.of(secret), Optional.of(statusSecret));
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

    private TicketConnector own(BodyId body, String connector) {
        return connectors
                .one(connector)
                .filter(c -> c.body().equals(body))
                .orElseThrow(() -> Refusal.notFound("connector", connector));
    }

    @Override
    public TicketConnectorView rotate(BodyId body, String connector) {
        TicketConnector one = own(body, connector);
        HookSecret secret = secrets.fresh();
        HookSecret statusSecret = secrets.fresh();
        connectors.rotate(one.id(), secrets.seal(one.id(), secret), secrets.seal(one.id() + "/status", statusSecret));
        return view(one, Optional.of(secret), Optional.of(statusSecret));
    }

    @Override
    public void remove(BodyId body, String connector) {
        connectors.remove(own(body, connector).id());
    }

    @Override
    public Page<TicketView> tickets(BodyId body, Map<String, String> wish, Optional<String> cursor, int limit) {
        String sort = wish.getOrDefault("sort", "-sent");
        if (!sort.equals("sent") && !sort.equals("-sent")) {
            throw Refusal.of(400, "There is no such order", "[" + sort + "]: sent or -sent.");
        }
        TicketFilter filter = new TicketFilter(
                Optional.ofNullable(wish.get("connector")),
                Optional.ofNullable(wish.get("state")).map(s -> code("state", s, Ticket.State.class)),
                Optional.ofNullable(wish.get("said")).map(s -> code("status", s, Ticket.Said.class)),
                Optional.ofNullable(wish.get("subject")),
                sort.equals("sent"));
        Optional<Long> after = cursor.map(c -> {
            if (!c.matches("[0-9]{1,18}")) {
                throw Refusal.of(400, "That is no cursor of ours", c);
            }
            return Long.valueOf(c);
        });
        List<Ticket> found = tickets.page(body, filter, after, limit + 1);
        List<Ticket> page = found.size() > limit ? found.subList(0, limit) : found;
        return new Page<>(
                views(body, page),
                found.size() > limit ? Optional.of(String.valueOf(page.getLast().number())) : Optional.empty(),
                Optional.empty());
    }

    private List<TicketView> views(BodyId body, List<Ticket> some) {
        List<Optional<TicketContents.Content>> told = contents.all(body, some);
        List<TicketView> views = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            views.add(view(some.get(i), told.get(i)));
        }
        return views;
    }

    private static TicketView view(Ticket ticket, Optional<TicketContents.Content> content) {
        boolean mended = content.map(TicketContents.Content::mended).orElse(false);
        return new TicketView(
                ticket.id(),
                ticket.connector(),
                ticket.body().value(),
                ticket.environment().value(),
                word(ticket.kind()),
                ticket.subject(),
                ticket.createdBy().value(),
                ticket.createdAt(),
                word(ticket.state()),
                ticket.attempts(),
                ticket.dueAt(),
                ticket.triedAt(),
                ticket.state() == Ticket.State.SENT ? Optional.empty() : ticket.reason(),
                word(ticket.said()),
                ticket.saidAt(),
                theirReference(ticket),
                ticket.words().map(Ticket.Words::remark).filter(r -> !r.isEmpty()),
                content.map(TicketContents.Content::open).orElse(0),
                mended ? "mended" : ticket.said() == Ticket.Said.DONE ? "said" : "none",
                content.flatMap(TicketContents.Content::nextLook));
    }

    @Override
    public Optional<TicketView> ticket(BodyId body, String id) {
        return tickets.one(id).filter(t -> t.body().equals(body)).map(t -> views(body, List.of(t))
                .getFirst());
    }

    @Override
    public Map<String, List<ActionTicket>> ofActions(BodyId body, Set<String> actions) {
        return tickets.about(body, actions).stream()
                .filter(t -> t.kind() == Ticket.Kind.ACTION)
                .collect(Collectors.groupingBy(
                        Ticket::subject, Collectors.mapping(StoredTicketDesk::brief, Collectors.toList())));
    }

    private static ActionTicket brief(Ticket ticket) {
        return new ActionTicket(
                ticket.id(), word(ticket.state()), word(ticket.said()), ticket.saidAt(), theirReference(ticket));
    }

    private static Optional<String> theirReference(Ticket ticket) {
        return ticket.words().map(Ticket.Words::reference).filter(r -> !r.isEmpty());
    }

    @Override
    public TicketView send(PersonId person, BodyId body, TicketWanted wanted) {
        TicketConnector connector = own(body, wanted.connector());
        if (wanted.action().isPresent() == wanted.proposal().isPresent()) {
            throw Refusal.of(400, "Say what is to be told", "Give `action` or `proposal`, one of both, with its id.");
        }
        Ticket.Kind kind = wanted.action().isPresent() ? Ticket.Kind.ACTION : Ticket.Kind.PROPOSAL;
        String subject = wanted.action().or(wanted::proposal).orElseThrow();
        TicketContents.Content content =
                contents.of(body, kind, subject).orElseThrow(() -> Refusal.notFound(word(kind), subject));
        if (content.open() == 0) {
            throw Refusal.of(
                    422,
                    "Nothing of it is open",
                    content.reference() + " has no open finding, so that there is nothing to tell.");
        }
        Ticket ticket =
                tickets.add(random("ticket", 8), connector, content.environment(), kind, subject, person, now());
        return view(ticket, Optional.of(content));
    }

    @Override
    public Optional<TicketView> retry(BodyId body, String id) {
        Optional<Ticket> ticket = tickets.one(id).filter(t -> t.body().equals(body));
        ticket.ifPresent(t -> {
            if (!tickets.retry(id, now())) {
                throw Refusal.of(
                        409,
                        "It is not given up",
                        "Ticket " + id + " is " + word(t.state()) + "; only a dead one is retried.");
            }
        });
        return ticket(body, id);
    }

    @Override
    public TicketHeard hear(String connector, String id, String timestamp, String signature, byte[] body) {
        Optional<TicketConnector> found = connectors.one(connector);
        Optional<Instant> at = at(timestamp);
        boolean signed = found.isPresent()
                && at.isPresent()
                && !id.isEmpty()
                && id.length() <= LONGEST_REFERENCE
                && secrets.open(connector + "/status", found.get().statusSecret())
                        .signed(id, at.get().getEpochSecond(), body, signature);
        if (!signed) {
            found.ifPresent(
                    c -> refused.computeIfAbsent(c.id(), k -> new LongAdder()).increment());
            throw Refusal.of(403, "Refused", "");
        }
        TicketStatus status = status(body);
        Ticket.Said said = code("status", status.status(), Ticket.Said.class);
        if (said == Ticket.Said.NOTHING) {
            throw Refusal.of(400, "There is no such status", "[nothing]; there are in-progress, done, wont-do.");
        }
        Ticket.Words words = new Ticket.Words(
                status.reference().orElse("").strip(),
                status.remark().orElse("").strip());
        if (words.reference().length() > LONGEST_REFERENCE || words.remark().length() > LONGEST_REMARK) {
            throw Refusal.of(
                    400, "That is too long", "A reference has at most 200 characters, a remark at most 2,000.");
        }
        return switch (tickets.hear(found.get(), id, status.ticket(), said, words, at.get())) {
            case HEARD -> new TicketHeard("heard");
            case AGAIN -> new TicketHeard("again");
            case OLDER -> new TicketHeard("older");
            case NO_SUCH_TICKET -> throw Refusal.notFound("ticket", status.ticket());
        };
    }

    private Optional<Instant> at(String timestamp) {
        if (!timestamp.matches("[0-9]{1,12}")) {
            return Optional.empty();
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Optional.of(at)
                .filter(a -> Duration.between(a, clock.instant()).abs().compareTo(WINDOW) <= 0);
    }

    private static TicketStatus status(byte[] body) {
        try {
            return ApiJson.read(body, TicketStatus.class);
        } catch (JacksonException | IllegalArgumentException e) {
            throw Refusal.of(
                    400,
                    "That is no status",
                    "Send {\"ticket\": ID, \"status\": \"done\"}; docs/tickets.md has an example.");
        }
    }

    /// Puts down how many messages were refused since the last time.
    void countRefused() {
        refused.forEach((connector, adder) -> {
            long count = adder.sumThenReset();
            if (count > 0) {
                connectors.refused(connector, count, now());
            }
        });
    }
}
