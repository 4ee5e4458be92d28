package concordat.app.tickets;

import concordat.api.ApiJson;
import concordat.api.view.TicketDetail;
import concordat.api.view.TicketEvent;
import concordat.app.notices.SecretBox;
import concordat.assurance.Programme;
import concordat.courier.Hook;
import concordat.courier.HookCourier;
import concordat.courier.Outcome;
import concordat.store.tickets.ConnectorStore;
import concordat.store.tickets.Ticket;
import concordat.store.tickets.TicketConnector;
import concordat.store.tickets.TicketStore;
import concordat.web.http.Authority;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Sends tickets that are due, several at once. What fails is tried again, ever later; what has failed too often is
/// dead
/// until somebody retries it.
final class TicketSender implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TicketSender.class.getName());
    private static final int AT_ONCE = 8;
    /// Longer than any one attempt takes.
    private static final Duration TAKEN = Duration.ofMinutes(10);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12));

    private final TicketStore tickets;
    private final ConnectorStore connectors;
    private final TicketContents contents;
    private final SecretBox secrets;
    private final HookCourier hooks;
    private final Supplier<Programme> programme;
    private final InstantSource clock;
    private final String network;
    private final Set<String> sending = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// @param network where people reach the network
    TicketSender(
            TicketStore tickets,
            ConnectorStore connectors,
            TicketContents contents,
            SecretBox secrets,
            HookCourier hooks,
            Supplier<Programme> programme,
            InstantSource clock,
            String network) {
        this.tickets = tickets;
        this.connectors = connectors;
        this.contents = contents;
        this.secrets = secrets;
        this.hooks = hooks;
        this.programme = programme;
        this.clock = clock;
        this.network = network;
    }

    /// Begins to send what is due, and waits for nothing.
    void sendDue() {
        int free = AT_ONCE - sending.size();
        if (free <= 0) {
            return;
        }
        Instant now = clock.instant();
        for (Ticket ticket : tickets.take(now, now.plus(TAKEN), free)) {
            if (sending.add(ticket.id())) {
                threads.execute(() -> attempt(ticket));
            }
        }
    }

    private void attempt(Ticket ticket) {
        try {
            send(ticket);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // stopping: it is taken again at the next start
        } catch (RuntimeException e) {
            // The loop's top: what one ticket meets must not stop the others.
            LOG.log(Level.ERROR, "ticket " + ticket.id() + " failed", e);
            failed(ticket, "a fault of our own; it is in the log");
        } finally {
            sending.remove(ticket.id());
        }
    }

    private void send(Ticket ticket) throws InterruptedException {
        TicketConnector connector = connectors.one(ticket.connector()).orElseThrow();
        Programme now = programme.get();
        if (!Authority.BODY_SECRETS.allows(now, Optional.of(connector.createdBy()), Optional.of(connector.body()))) {
            tickets.dead(
                    ticket.id(),
                    connector.createdBy() + ", on whose word tickets go there, may not say so any more; whoever may can"
                            + " remove the connector and add it anew");
            return;
        }
        Optional<TicketContents.Content> content = contents.of(ticket.body(), ticket.kind(), ticket.subject());
        if (content.isEmpty()) {
            tickets.dead(ticket.id(), "there is no such " + StoredTicketDesk.word(ticket.kind()) + " any more");
            return;
        }
        Optional<TicketDetail> detail = connector.detail() == TicketConnector.Detail.FULL
                ? contents.detail(ticket.body(), ticket.kind(), ticket.subject())
                : Optional.empty();
        TicketEvent event = new TicketEvent(
                "ticket.opened",
                ticket.id(),
                ticket.createdAt(),
                now.network().value(),
                content.get().reference(),
                content.get().severity(),
                content.get().due(),
                network + "/bodies/" + ticket.body(),
                StoredTicketDesk.statusUrl(network, connector.id()),
                detail);
        Instant at = clock.instant();
        Outcome outcome = hooks.send(new Hook(
                ticket.id(),
                URI.create(connector.url()),
                List.of(secrets.open(connector.id(), connector.secret())),
                at,
                ApiJson.line(event)));
        switch (outcome) {
            case Outcome.Delivered delivered -> tickets.sent(ticket.id());
            case Outcome.Failed failed -> failed(ticket, failed.reason());
            case Outcome.Refused refused -> tickets.dead(ticket.id(), refused.reason());
        }
    }

    private void failed(Ticket ticket, String reason) {
        if (ticket.attempts() > PAUSES.size()) {
            tickets.dead(ticket.id(), reason);
            return;
        }
        tickets.later(ticket.id(), clock.instant().plus(PAUSES.get(Math.max(0, ticket.attempts() - 1))), reason);
    }

    /// Breaks off what is being sent; it is sent again, as the same request, after the next start.
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
