package concordat.app.control;

import static concordat.app.control.OneBody.BODY;
import static concordat.app.control.OneBody.ENVIRONMENT;
import static concordat.app.control.OneBody.NETWORK;
import static concordat.app.control.OneBody.NOW;
import static concordat.app.control.OneBody.OFFICER;
import static concordat.app.control.OneBody.SCANNED;
import static concordat.app.control.OneBody.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import concordat.api.ApiJson;
import concordat.api.view.ActionProgress;
import concordat.api.view.ActionTicket;
import concordat.api.view.FindingChoice;
import concordat.api.view.FindingEdit;
import concordat.api.view.FindingView;
import concordat.api.view.FixPlace;
import concordat.api.view.FixProposal;
import concordat.api.view.PlanFixes;
import concordat.api.view.RefusedItem;
import concordat.api.view.TicketConnectorView;
import concordat.api.view.TicketConnectorWanted;
import concordat.api.view.TicketEvent;
import concordat.api.view.TicketStatus;
import concordat.api.view.TicketView;
import concordat.api.view.TicketWanted;
import concordat.api.view.WorkChange;
import concordat.app.settings.Outgoing;
import concordat.app.tickets.TicketOffice;
import concordat.assurance.act.PlanAct.ActionDone;
import concordat.assurance.act.PlanAct.PlanDrafted;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.PlanId;
import concordat.catalogue.ControlId;
import concordat.courier.HookSecret;
import concordat.intake.edition.Editions;
import concordat.web.desk.Doing;
import concordat.web.desk.FindingWish;
import concordat.web.desk.FixWish;
import concordat.web.desk.TicketDesk;
import concordat.web.http.Refusal;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What mends findings is proposed, planned, told to other programs, and proved by scans alone.
@Tag("slow")
@Timeout(120)
final class FindingsToActionsTest {

    private static final PlanId PLAN = new PlanId("p1");

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<String[]> received = new LinkedBlockingQueue<>();
    private final AtomicInteger answer = new AtomicInteger(204);

    @TempDir
    Path folder = Path.of("");

    private OneBody body;
    private StoreActDesk acts;
    private StoredRemedyDesk desk;
    private HttpServer receiver;

    @BeforeEach
    void start() throws IOException {
        body = OneBody.start(folder);
        acts = body.acts;
        Set<ControlId> some = Set.of(Editions.modelCode().controls().getFirst().id());
        body.act(OFFICER, new PlanDrafted(PLAN, ENVIRONMENT, some, LocalDate.of(2026, 12, 1), acts.prose("Mend")));
        desk = new StoredRemedyDesk(
                body.stores,
                acts,
                body.keys(),
                new Choices(body.stores, acts, body.keys(), body.lists),
                new FindingSets(body.stores, acts),
                body.clock);
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(new String[] {
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
            });
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        body.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /// Two weaknesses of OpenSSH on each of three hosts, and a setting on the first.
    private void imported() throws IOException {
        StringBuilder hosts = new StringBuilder();
        for (int host = 1; host <= 3; host++) {
            hosts.append(host(
                    host,
                    item(
                                    22,
                                    4,
                                    900_001,
                                    "OpenSSH < 9.3 Remote Code Execution",
                                    "Upgrade to OpenSSH version 9.3 or later.")
                            + item(22, 3, 900_002, "OpenSSH < 9.8 Race", "Upgrade to OpenSSH version 9.8 or later.")
                            + (host == 1
                                    ? item(
                                            443,
                                            2,
                                            900_003,
                                            "TLS Version 1.0 Protocol Detection",
                                            "Enable support for TLS 1.2 and 1.3, and disable support for TLS 1.0.")
                                    : ""),
                    SCANNED));
        }
        body.taken(hosts.toString());
    }

    private void scannedClean() throws IOException {
        body.at(NOW.plus(Duration.ofDays(8)));
        body.taken(host(1, "", SCANNED + 700_000) + host(2, "", SCANNED + 700_000) + host(3, "", SCANNED + 700_000));
    }

    private static String host(int number, String items, long at) {
        return OneBody.host("ssh-" + number, "ssh-" + number, at, items);
    }

    private static String item(int port, int severity, int plugin, String title, String solution) {
        return OneBody.item(port, severity, plugin, title, "<solution>" + solution + "</solution>");
    }

    private List<FixProposal> proposals(boolean all) {
        FixWish wish =
                new FixWish(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), all, List.of());
        return desk.proposals(BODY, wish, Optional.empty(), 50).items();
    }

    private List<FindingView> findings(Optional<String> action, Optional<String> fix) {
        FindingWish wish = new FindingWish(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                action,
                fix,
                Optional.empty());
        return body.findings(wish);
    }

    private static Doing doing(Optional<String> token) {
        return new Doing(OFFICER, wanted -> OneBody.NOTHING_FORESEEN, token);
    }

    private WorkChange planned(List<String> proposals, Optional<String> token) {
        PlanFixes wanted = new PlanFixes(
                PLAN.value(),
                proposals,
                Optional.of(LocalDate.of(2026, 6, 1)),
                Optional.of("officer"),
                List.of(),
                "first things first");
        return desk.plan(BODY, wanted, doing(token));
    }

    private String action() {
        String fix = proposals(false).getFirst().id();
        String token = planned(List.of(fix), Optional.empty()).token();
        return planned(List.of(fix), Optional.of(token))
                .steps()
                .getFirst()
                .action()
                .orElseThrow();
    }

    private ActionProgress progress() {
        return desk.progress(BODY, Optional.empty(), Optional.empty(), Optional.empty(), 50)
                .items()
                .getFirst();
    }

    @Test
    void findingsAreGroupedByOneFix_withHoursHostsAndWhatItCloses() throws IOException {
        imported();
        List<FixProposal> proposals = proposals(false);
        assertThat(proposals).extracting(FixProposal::kind).containsExactly("patch", "configure");
        FixProposal patch = proposals.getFirst();
        assertThat(patch.title()).isEqualTo("Update openssh");
        assertThat(patch.weaknesses()).isEqualTo(2);
        assertThat(patch.findings()).isEqualTo(6);
        assertThat(patch.hosts()).isEqualTo(3);
        assertThat(patch.severities()).isEqualTo(Map.of("critical", 3, "high", 3));
        assertThat(patch.effort().from()).isEqualTo(1.75);
        assertThat(patch.effort().to()).isEqualTo(7);
        assertThat(patch.closedPerHour()).isEqualTo(1.37);
        assertThat(patch.controls()).isNotEmpty();
        assertThat(patch.due()).isPresent();
        assertThat(patch.places()).contains(new FixPlace("host:ssh-1.sample.invalid", List.of(22)));
        assertThat(findings(Optional.empty(), Optional.of(patch.id()))).hasSize(6);
        assertThat(proposals(false)).isEqualTo(proposals);
        assertThat(desk.proposal(BODY, Optional.empty(), patch.id(), List.of("patch=8-8+0-0")))
                .hasValueSatisfying(p -> assertThat(p.effort().to()).isEqualTo(8));
    }

    @Test
    void aProposalBecomesAnAction_justAsPreviewed_andOnlyAScanProvesItDone() throws IOException {
        imported();
        String fix = proposals(false).getFirst().id();
        long before = acts.programme().nextPosition();
        WorkChange shown = planned(List.of(fix), Optional.empty());
        assertThat(acts.programme().nextPosition()).isEqualTo(before);
        assertThatThrownBy(() -> planned(List.of(fix), Optional.of("00")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not what was previewed");

        WorkChange done = planned(List.of(fix), Optional.of(shown.token()));

        assertThat(acts.programme().nextPosition()).isEqualTo(before + 2);
        String action = done.steps().getFirst().action().orElseThrow();
        assertThat(acts.entries(Optional.empty(), 500, Optional.empty(), Optional.of("action-added"))
                        .items()
                        .toString())
                .doesNotContain("openssh", "ssh-1");
        assertThat(findings(Optional.of(action), Optional.empty())).hasSize(6).allSatisfy(f -> assertThat(
                        f.action().orElseThrow().plannedOn())
                .isEqualTo(LocalDate.of(2026, 6, 1)));
        assertThat(proposals(false)).extracting(FixProposal::kind).containsExactly("configure");
        assertThat(proposals(true).getFirst().actions()).singleElement().satisfies(a -> assertThat(a.findings())
                .isEqualTo(6));
        assertThat(planned(List.of(fix), Optional.empty()).refused())
                .extracting(RefusedItem::why)
                .containsExactly("open actions are to mend all of it already");

        body.act(OFFICER, new ActionDone(new ActionId(action), LocalDate.of(2026, 5, 4), Set.of()));
        assertThat(progress().proof()).isEqualTo("said");
        assertThat(progress().open()).isEqualTo(6);
        assertThat(findings(Optional.empty(), Optional.empty())).hasSize(7);

        scannedClean();
        assertThat(progress().proof()).isEqualTo("mended");
        assertThat(progress().closed()).isEqualTo(6);
        assertThat(progress().nextLook()).isPresent();
    }

    @Test
    void manyFindingsAreEditedByOneAct_andWhatCannotBeIsToldByItem() throws IOException {
        imported();
        String action = action();
        List<String> six = findings(Optional.of(action), Optional.empty()).stream()
                .map(FindingView::id)
                .toList();
        FindingEdit all = new FindingEdit(
                List.of(),
                Optional.of(new FindingChoice(
                        Optional.empty(),
                        Optional.of("low"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                Optional.of(action),
                Optional.empty(),
                Optional.empty(),
                "one visit");
        WorkChange shown = desk.edit(BODY, all, doing(Optional.empty()));
        assertThat(shown.findings()).isEqualTo(1);
        assertThat(shown.refused()).extracting(RefusedItem::item).containsExactlyInAnyOrderElementsOf(six);
        long before = acts.programme().nextPosition();
        desk.edit(BODY, all, doing(Optional.of(shown.token())));
        assertThat(acts.programme().nextPosition()).isEqualTo(before + 1);
        assertThat(progress().findings()).isEqualTo(7);
        assertThatThrownBy(() -> desk.edit(BODY, all, doing(Optional.of(shown.token()))))
                .isInstanceOf(Refusal.class);

        List<String> some = new ArrayList<>(six.subList(0, 2));
        some.add("e1-999");
        some.add("elsewhere-1");
        FindingEdit out = new FindingEdit(
                some, Optional.empty(), Optional.empty(), Optional.of(action), Optional.of("lead"), "other team");
        WorkChange taken = desk.edit(BODY, out, doing(Optional.empty()));
        assertThat(taken.refused()).extracting(RefusedItem::item).containsExactlyInAnyOrder("e1-999", "elsewhere-1");
        desk.edit(BODY, out, doing(Optional.of(taken.token())));
        assertThat(progress().findings()).isEqualTo(5);
        assertThat(progress().owner()).contains("lead");
        assertThat(proposals(false)).hasSize(1);
    }

    private TicketOffice office() {
        Outgoing outgoing = new Outgoing(
                Optional.empty(),
                Optional.empty(),
                "starttls",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("127.0.0.1/32"),
                Optional.of(URI.create("https://concordat.example")));
        TicketOffice office = new TicketOffice(
                new TicketOffice.Ground(
                        vertx,
                        body.stores,
                        NETWORK,
                        acts::programme,
                        () -> true,
                        body.clock,
                        body.random,
                        body.data.keys(),
                        body.keys()::vault,
                        URI.create("http://localhost"),
                        outgoing),
                new FixContents(body.stores, acts::programme, body.keys(), body.clock));
        office.start();
        return office;
    }

    private TicketConnectorView connected(TicketDesk tickets, Optional<String> detail, Optional<String> reason) {
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/" + detail.orElse("");
        return tickets.add(OFFICER, BODY, new TicketConnectorWanted("Service desk", url, detail, reason));
    }

    private TicketView sent(TicketDesk tickets, String connector, String action) {
        return tickets.send(OFFICER, BODY, new TicketWanted(connector, Optional.of(action), Optional.empty()));
    }

    private String[] request() throws InterruptedException {
        String[] request = received.poll(20, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        return request == null ? new String[0] : request;
    }

    @Test
    void aTicketGoesOutSayingLittle_andWhatComesBackIsHeardOnceAndProvesNothing()
            throws IOException, InterruptedException {
        imported();
        String action = action();
        try (TicketOffice office = office()) {
            TicketDesk tickets = office.desk();
            TicketConnectorView connector = connected(tickets, Optional.empty(), Optional.empty());
            TicketView ticket = sent(tickets, connector.id(), action);
            assertThat(sent(tickets, connector.id(), action).id()).isEqualTo(ticket.id());
            assertThat(tickets.ofActions(BODY, Set.of("action-none"))).isEmpty();

            String[] request = request();
            byte[] told = request[3].getBytes(StandardCharsets.UTF_8);
            HookSecret secret = new HookSecret(connector.secret().orElseThrow());
            assertThat(secret.signed(request[0], Long.parseLong(request[1]), told, request[2]))
                    .isTrue();
            assertThat(request[3]).doesNotContain("ssh", "OpenSSH", "nessus");
            TicketEvent event = ApiJson.read(told, TicketEvent.class);
            assertThat(event.severity()).isEqualTo("critical");
            assertThat(event.due()).contains(LocalDate.of(2026, 6, 1));
            assertThat(event.statusUrl()).endsWith("/api/v1/tickets/" + connector.id() + "/status");
            await("it is sent", () -> tickets.ticket(BODY, ticket.id())
                    .orElseThrow()
                    .state()
                    .equals("sent"));

            HookSecret back = new HookSecret(connector.statusSecret().orElseThrow());
            byte[] status = ApiJson.write(
                    new TicketStatus(ticket.id(), "done", Optional.of("DESK-7"), Optional.of("patched on Friday")));
            assertThat(heard(tickets, connector.id(), back, "m-1", body.clock.instant(), status))
                    .isEqualTo("heard");
            assertThat(heard(tickets, connector.id(), back, "m-1", body.clock.instant(), status))
                    .isEqualTo("again");
            TicketView now = tickets.ticket(BODY, ticket.id()).orElseThrow();
            assertThat(now.said()).isEqualTo("done");
            assertThat(now.theirReference()).contains("DESK-7");
            assertThat(now.remark()).contains("patched on Friday");
            assertThat(now.proof()).isEqualTo("said");
            assertThat(now.open()).isEqualTo(6);
            assertThat(tickets.ofActions(BODY, Set.of(action, "action-none")))
                    .isEqualTo(Map.of(
                            action,
                            List.of(new ActionTicket(
                                    ticket.id(), "sent", "done", now.saidAt(), Optional.of("DESK-7")))));
            assertThat(findings(Optional.of(action), Optional.empty())).hasSize(6);
            assertThat(heard(
                            tickets,
                            connector.id(),
                            back,
                            "m-0",
                            body.clock.instant().minusSeconds(60),
                            ApiJson.write(
                                    new TicketStatus(ticket.id(), "in-progress", Optional.empty(), Optional.empty()))))
                    .isEqualTo("older");

            for (HookSecret wrong : List.of(secret, HookSecret.of(new byte[32]))) {
                refused(() -> heard(tickets, connector.id(), wrong, "m-2", body.clock.instant(), status));
            }
            refused(() -> heard(
                    tickets, connector.id(), back, "m-3", body.clock.instant().minusSeconds(301), status));
            refused(() -> heard(tickets, "tickets-nobody", back, "m-4", body.clock.instant(), status));
            await(
                    "refusals are counted",
                    () -> tickets.connectors(BODY).getFirst().refused() == 3);

            scannedClean();
            assertThat(tickets.ticket(BODY, ticket.id()).orElseThrow().proof()).isEqualTo("mended");
        }
    }

    @Test
    void fullDetailIsChosenWithAReason_andWhatCannotBeSentIsGivenUpVisiblyAndRetried()
            throws IOException, InterruptedException {
        imported();
        String action = action();
        try (TicketOffice office = office()) {
            TicketDesk tickets = office.desk();
            assertThatThrownBy(() -> connected(tickets, Optional.of("full"), Optional.empty()))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Say why");
            answer.set(410);
            TicketConnectorView connector =
                    connected(tickets, Optional.of("full"), Optional.of("the desk is within the same contract"));
            TicketView ticket = sent(tickets, connector.id(), action);
            await("it is given up", () -> tickets.ticket(BODY, ticket.id())
                    .orElseThrow()
                    .state()
                    .equals("dead"));
            assertThat(tickets.ticket(BODY, ticket.id()).orElseThrow().reason())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("410"));
            request();
            answer.set(204);
            tickets.retry(BODY, ticket.id());
            String[] request = request();
            assertThat(request[0]).isEqualTo(ticket.id());
            assertThat(request[3]).contains("ssh-1.sample.invalid", "OpenSSH");
            assertThat(tickets.tickets(BODY, Map.of("connector", connector.id()), Optional.empty(), 10)
                            .items())
                    .hasSize(1);
            assertThat(tickets.connectors(BODY).getFirst().secret()).isEmpty();
        }
    }

    private static String heard(
            TicketDesk tickets, String connector, HookSecret secret, String id, Instant at, byte[] body) {
        long seconds = at.getEpochSecond();
        return tickets.hear(connector, id, String.valueOf(seconds), secret.sign(id, seconds, body), body)
                .result();
    }

    private static void refused(Runnable message) {
        assertThatThrownBy(message::run).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.problem().status()).isEqualTo(403);
            assertThat(refusal.problem().detail().orElse("")).isEmpty();
        });
    }
}
