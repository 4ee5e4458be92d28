package concordat.app.tickets;

import concordat.api.ApiJson;
import concordat.api.view.TicketDetail;
import concordat.api.view.TicketEvent;
import concordat.app.sending.Attempts;
import concordat.app.sending.SecretBox;
import concordat.assurance.Programme;
import concordat.courier.Hook;
import concordat.courier.HookCourier;
import concordat.courier.Outcome;
import concordat.store.tickets.ConnectorStore;
import concordat.store.tickets.Ticket;
import concordat.store.tickets.TicketConnector;
import concordat.store.tickets.TicketStore;
import concordat.web.http.Authority;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Sends tickets that are due.
final class TicketSender implements Attempts.Line<Ticket>, AutoCloseable {

    private static final int AT_ONCE = 8;

    private final TicketStore tickets;
    private final ConnectorStore connectors;
    private final TicketContents contents;
    private final SecretBox secrets;
    private final HookCourier hooks;
    private final Supplier<Programme> programme;
    private final InstantSource clock;
    private final String network;
    private final Attempts<Ticket> attempts = new Attempts<>(AT_ONCE, this);

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
        attempts.begin(clock.instant());
    }

    @Override
    public List<Ticket> take(Instant now, Instant until, int most) {
        return tickets.take(now, until, most);
    }

    @Override
    public String id(Ticket ticket) {
        return ticket.id();
    }

    @Override
    public void send(Ticket ticket) throws InterruptedException {
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

    @Override
    public void failed(Ticket ticket, String reason) {
        Attempts.pause(ticket.attempts())
                .ifPresentOrElse(
                        pause -> tickets.later(ticket.id(), clock.instant().plus(pause), reason),
                        () -> tickets.dead(ticket.id(), reason));
    }

    @Override
    public void close() {
        attempts.close();
    }
}
