package concordat.app.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import concordat.api.ApiJson;
import concordat.api.view.DeliveryView;
import concordat.api.view.NoticeEvent;
import concordat.api.view.NoticeView;
import concordat.api.view.WebhookView;
import concordat.api.view.WebhookWanted;
import concordat.api.view.WishesView;
import concordat.app.settings.Outgoing;
import concordat.assurance.act.Act;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.MeasureAct;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.Prose;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleEnded;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.IncidentId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.courier.HookSecret;
import concordat.ledger.HeadSigner;
import concordat.store.Answer;
import concordat.store.LedgerSettings;
import concordat.store.LedgerStore;
import concordat.store.Proposal;
import concordat.store.Stores;
import concordat.store.Submission;
import concordat.store.embedded.EmbeddedPostgres;
import concordat.web.desk.InboxFilter;
import concordat.web.http.Refusal;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From an act to what people are told, over a real database, a real mail server and real requests.
@Tag("slow")
final class NoticeOfficeTest {

    private static final NetworkId NETWORK = new NetworkId("sample");
    private static final PersonId LEAD = new PersonId("lead");
    private static final PersonId OFFICER = new PersonId("officer");
    private static final PersonId STRANGER = new PersonId("stranger");
    private static final BodyId TARN = new BodyId("tarn");
    private static final String SECRET = "xyzzy-what-happened";
    private static final InboxFilter ALL = new InboxFilter(
            false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 100);

    private final SecureRandom random = new SecureRandom();
    private final AtomicLong ahead = new AtomicLong();
    /// Monday noon, walking on with the machine's own clock, and moved by hand.
    private final Instant began = Instant.parse("2026-06-01T12:00:00Z");

    private final long beganNanos = System.nanoTime();
    private final InstantSource clock =
            () -> began.plusNanos(System.nanoTime() - beganNanos + ahead.get()).truncatedTo(ChronoUnit.MICROS);
    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<String[]> received = new LinkedBlockingQueue<>();

    @TempDir
    Path folder = Path.of("");

    private EmbeddedPostgres postgres;
    private Stores stores;
    private LedgerStore ledger;
    private HttpServer receiver;
    private int mailPort;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        postgres = EmbeddedPostgres.start(folder, freePort(), random.generateSeed(24));
        stores = Stores.open(postgres.address());
        ledger = stores.ledger(new LedgerSettings(NETWORK, signer(), "test", clock));
        act(LEAD, new NetworkFounded(prose("Sample")));
        act(LEAD, new BodyJoined(TARN, prose("Tarn"), "district", "r01", ""));
        act(LEAD, new EnvironmentDeclared(new EnvironmentId("tarn-main"), TARN, prose("Main")));
        act(LEAD, new RoleGranted(OFFICER, Role.SECURITY_OFFICER, Optional.of(TARN)));
        act(LEAD, new BodyJoined(new BodyId("isk"), prose("Isk"), "district", "r01", ""));
        act(LEAD, new RoleGranted(STRANGER, Role.SECURITY_OFFICER, Optional.of(new BodyId("isk"))));
        mailPort = freePort();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(new String[] {
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
            });
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        ledger.close();
        stores.close();
        postgres.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static HeadSigner signer() throws GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return new HeadSigner() {
            @Override
            public String keyId() {
                return "test";
            }

            @Override
            public byte[] sign(byte[] message) {
                try {
                    Signature signature = Signature.getInstance("Ed25519");
                    signature.initSign(keys.getPrivate());
                    signature.update(message);
                    return signature.sign();
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    private static Prose prose(String text) {
        return Prose.of(text, "00112233445566778899aabbccddeeff");
    }

    private void act(PersonId actor, Act act) {
        assertThat(ledger.append(Submission.of(new Proposal(actor, act)))).isInstanceOf(Answer.Appended.class);
    }

    private void incident(int number) {
        act(OFFICER, new MeasureAct.IncidentReported(new IncidentId("in-" + number), TARN, true, prose(SECRET)));
    }

    private NoticeOffice office(boolean mail) throws IOException {
        Outgoing outgoing = new Outgoing(
                mail ? Optional.of("localhost") : Optional.empty(),
                Optional.of(mailPort),
                "none",
                Optional.empty(),
                Optional.empty(),
                Optional.of("concordat@example.org"),
                Optional.empty(),
                Optional.of("127.0.0.1"),
                Optional.empty());
        NoticeOffice office = new NoticeOffice(new NoticeOffice.Ground(
                vertx, stores, NETWORK, ledger, clock, random, folder, URI.create("http://127.0.0.1:8080"), outgoing));
        office.start();
        return office;
    }

    private static void await(BooleanSupplier so) throws InterruptedException {
        long limit = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!so.getAsBoolean() && System.nanoTime() < limit) {
            Thread.sleep(50);
        }
        assertThat(so.getAsBoolean()).isTrue();
    }

    private static List<NoticeView> inbox(NoticeOffice office, PersonId person) {
        return office.notices().inbox(person, ALL).items();
    }

    @Test
    void anAct_isToldOnce_toThoseWhoMayReadIt_whateverIsStoppedAndStartedAgain() throws Exception {
        try (NoticeOffice office = office(false)) {
            incident(1);
            office.appended(List.of());
            await(() -> inbox(office, LEAD).size() == 1);
            assertThat(inbox(office, LEAD).getFirst().title()).isEqualTo("Incident at Tarn, going on now");
            assertThat(inbox(office, LEAD).toString()).doesNotContain(SECRET);
            assertThat(inbox(office, STRANGER)).isEmpty();
        }
        incident(2); // while nobody follows
        for (int start = 0; start < 3; start++) {
            try (NoticeOffice office = office(false)) {
                await(() -> inbox(office, LEAD).size() == 2);
                Set<String> ids = new HashSet<>();
                inbox(office, LEAD).forEach(n -> ids.add(n.id()));
                assertThat(ids).hasSize(2);
            }
        }
    }

    @Test
    void anAct_isToldOnce_whenItBreaksOffBetweenTheNoticeAndTheCursor() throws Exception {
        try (NoticeOffice office = office(false)) {
            incident(1);
            office.appended(List.of());
            await(() -> inbox(office, LEAD).size() == 1);
            sql("create sequence broken_off");
            sql("create function break_off() returns trigger language plpgsql as"
                    + " $$ begin perform nextval('broken_off'); raise exception 'broken off'; end $$");
            sql("create trigger break_off before update on notice_cursor execute function break_off()");
            incident(2);
            office.appended(List.of());
            await(() -> number("select last_value from broken_off") > 1);
            assertThat(inbox(office, LEAD)).as("neither notice nor cursor").hasSize(1);
        }
        sql("drop trigger break_off on notice_cursor");
        try (NoticeOffice office = office(false)) {
            await(() -> inbox(office, LEAD).size() == 2);
            office.appended(List.of());
            incident(3);
            office.appended(List.of());
            await(() -> inbox(office, LEAD).size() == 3);
        }
    }

    private void sql(String sql) {
        stores.write(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private long number(String sql) {
        return stores.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    @Test
    void mail_isSentOnceTheServerAnswers_withWhatItMaySay() throws Exception {
        try (NoticeOffice office = office(true)) {
            office.notices().wish(LEAD, wishes("lead@example.org"));
            incident(1);
            office.appended(List.of());
            await(() -> mail(office, "waiting").stream()
                    .anyMatch(d -> d.attempts() == 1 && d.reason().isPresent()));
            assertThat(mail(office, "waiting").getFirst().reason().orElse("")).doesNotContain("lead@example.org");
            GreenMail server = new GreenMail(new ServerSetup(mailPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            server.start();
            try {
                ahead.addAndGet(Duration.ofMinutes(1).toNanos());
                await(() -> server.getReceivedMessages().length == 1);
                String text = (String) server.getReceivedMessages()[0].getContent();
                assertThat(server.getReceivedMessages()[0].getSubject())
                        .isEqualTo("Emergency: Incident at Tarn, going on now");
                assertThat(text).contains("http://127.0.0.1:8080/bodies/tarn").doesNotContain(SECRET);
                await(() -> !mail(office, "sent").isEmpty());
            } finally {
                server.stop();
            }
        }
    }

    @Test
    void mail_thatIsNeverTaken_isDeadInTheEnd_andCanBeRetried() throws Exception {
        try (NoticeOffice office = office(true)) {
            office.notices().wish(LEAD, wishes("lead@example.org"));
            incident(1);
            office.appended(List.of());
            for (int attempt = 1; attempt <= 8; attempt++) {
                int tried = attempt;
                await(() -> tried(office, tried));
                ahead.addAndGet(Duration.ofHours(13).toNanos());
            }
            await(() -> mail(office, "dead").size() == 1);
            assertThat(office.notices().outgoing().dead()).isEqualTo(1);
            DeliveryView dead = mail(office, "dead").getFirst();
            assertThat(dead.reason().orElse("")).contains("cannot be used");
            assertThat(office.notices().retryMail(Optional.of(OFFICER), dead.id()))
                    .isEmpty();
            assertThat(office.notices()
                            .retryMail(Optional.of(LEAD), dead.id())
                            .orElseThrow()
                            .state())
                    .isEqualTo("waiting");
        }
    }

    /// @return whether so many attempts are over
    private boolean tried(NoticeOffice office, int attempts) {
        return office.notices().mail(Optional.of(LEAD), Optional.empty(), Optional.empty(), 10).items().stream()
                .anyMatch(d -> d.attempts() == attempts
                        && (d.state().equals("dead") || d.dueAt().isAfter(clock.instant())));
    }

    private static WishesView wishes(String address) {
        return new WishesView(
                Optional.of(address),
                "each",
                "each",
                "daily",
                Optional.empty(),
                Optional.empty(),
                "Europe/London",
                Optional.empty());
    }

    private static List<DeliveryView> mail(NoticeOffice office, String state) {
        return office.notices()
                .mail(Optional.of(LEAD), Optional.of(state), Optional.empty(), 10)
                .items();
    }

    @Test
    void aWebhook_isToldAndCanVerify_alsoWhileItsSecretIsReplaced() throws Exception {
        try (NoticeOffice office = office(false)) {
            String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
            WebhookView hook = office.webhooks().add(OFFICER, new WebhookWanted(Optional.of("tarn"), url, List.of()));
            assertThat(office.webhooks().one(hook.id()).orElseThrow().secret()).isEmpty();
            assertThatThrownBy(() -> office.webhooks()
                            .add(OFFICER, new WebhookWanted(Optional.of("tarn"), "http://10.0.0.1/", List.of())))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("webhook-allow");
            office.webhooks().ping(hook.id());
            String[] ping = received.poll(20, TimeUnit.SECONDS);
            assertThat(ping[3]).contains("\"ping\"");
            HookSecret first = new HookSecret(hook.secret().orElseThrow());
            assertThat(ping[2]).isEqualTo(first.sign(ping[0], Long.parseLong(ping[1]), bytes(ping[3])));
            HookSecret second =
                    new HookSecret(office.webhooks().rotate(hook.id()).secret().orElseThrow());
            act(LEAD, new RoleGranted(new PersonId("owner"), Role.ACCOUNTABLE_OWNER, Optional.of(TARN)));
            incident(1);
            office.appended(List.of());
            String[] told = received.poll(20, TimeUnit.SECONDS);
            long seconds = Long.parseLong(told[1]);
            assertThat(told[2])
                    .isEqualTo(second.sign(told[0], seconds, bytes(told[3])) + " "
                            + first.sign(told[0], seconds, bytes(told[3])));
            NoticeEvent event = ApiJson.read(bytes(told[3]), NoticeEvent.class);
            assertThat(event.type()).isEqualTo("notice.incident-live");
            assertThat(event.data().orElseThrow().body()).contains("tarn");
            assertThat(told[3]).doesNotContain(SECRET);
            await(() -> office.webhooks()
                            .deliveries(hook.id(), Optional.of("sent"), Optional.empty(), 10)
                            .items()
                            .size()
                    == 2);
        }
    }

    @Test
    void aWebhook_isPausedOnceWhoeverRegisteredItMayNotReadItAnyMore() throws Exception {
        try (NoticeOffice office = office(false)) {
            String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
            WebhookView hook = office.webhooks().add(OFFICER, new WebhookWanted(Optional.of("tarn"), url, List.of()));
            act(LEAD, new RoleGranted(new PersonId("second"), Role.SECURITY_OFFICER, Optional.of(TARN)));
            act(LEAD, new RoleEnded(OFFICER, Role.SECURITY_OFFICER, Optional.of(TARN)));
            act(
                    new PersonId("second"),
                    new MeasureAct.IncidentReported(new IncidentId("in-1"), TARN, true, prose(SECRET)));
            office.appended(List.of());
            await(() -> office.webhooks().one(hook.id()).orElseThrow().state().equals("paused"));
            assertThat(office.webhooks()
                            .one(hook.id())
                            .orElseThrow()
                            .pausedWhy()
                            .orElse(""))
                    .contains("officer", "any more");
            assertThat(received).isEmpty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aCalendarLink_opensUntilItIsRevoked() throws Exception {
        try (NoticeOffice office = office(false)) {
            var link = office.notices().addCalendarLink(OFFICER, "phone");
            String url = link.url().orElseThrow();
            String token = url.substring(url.lastIndexOf('/') + 1);
            assertThat(office.notices().calendarBehind(token).orElseThrow()).startsWith("BEGIN:VCALENDAR");
            assertThat(office.notices().calendarLinks(OFFICER).getFirst().url()).isEmpty();
            assertThat(office.notices().revokeCalendarLink(STRANGER, link.id())).isFalse();
            assertThat(office.notices().revokeCalendarLink(OFFICER, link.id())).isTrue();
            assertThat(office.notices().calendarBehind(token)).isEmpty();
        }
    }
}
