package concordat.app.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import concordat.api.view.SignalEvent;
import concordat.api.view.SignalMatch;
import concordat.api.view.SignalStreamView;
import concordat.api.view.SignalStreamWanted;
import concordat.app.devices.DeviceOffice;
import concordat.app.settings.Outgoing;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.Prose;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.Assurance;
import concordat.catalogue.PostureRule;
import concordat.catalogue.PostureTerms;
import concordat.decision.CallerRow;
import concordat.intake.edition.Editions;
import concordat.signals.authority.CertificateAuthority;
import concordat.signals.authority.Term;
import concordat.store.Stores;
import concordat.store.devices.DeviceCertificate;
import concordat.store.devices.DeviceStore;
import concordat.store.devices.EnrolmentCode;
import concordat.store.devices.Revision;
import concordat.store.embedded.EmbeddedPostgres;
import concordat.web.desk.SignalDesk;
import concordat.web.desk.SignalDesk.Sent;
import concordat.web.http.Refusal;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.math.BigInteger;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a body's device manager tells, sent or asked for, changes what gateways hold of its devices and of no others.
@Tag("slow")
@Timeout(120)
final class SignalOfficeTest {

    private static final NetworkId NETWORK = new NetworkId("sample");
    private static final BodyId BODY = new BodyId("b1");
    private static final BodyId OTHER = new BodyId("b2");
    private static final PersonId OFFICER = new PersonId("officer");
    private static final PersonId STAFF = new PersonId("staff");
    private static final String ISSUER = "https://mdm.example/";
    private static final String AUDIENCE = "https://concordat.example";
    private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
    private static final String FRAMEWORK = "https://schemas.openid.net/secevent/ssf/event-type/";
    private static final String FACT = "managed";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    @TempDir
    private Path folder = Path.of("");

    private final Vertx vertx = Vertx.vertx();
    private final SecureRandom random = new SecureRandom();
    private final Map<String, CallerRow> published = new ConcurrentHashMap<>();
    private Programme programme = Programme.empty(NETWORK);
    private EmbeddedPostgres postgres;
    private Stores stores;
    private DeviceOffice devices;
    private SignalOffice office;
    private KeyPair pair;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        postgres = EmbeddedPostgres.start(folder, freePort(), random.generateSeed(24));
        stores = Stores.open(postgres.address());
        act(new NetworkFounded(prose()));
        act(new EditionIssued(Editions.modelCode()
                .startingOn(LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC))
                .knowing(new PostureTerms(
                        List.of(new PostureRule(FACT, "management.compliant", Assurance.MANAGER, Duration.ofDays(1))),
                        List.of()))));
        for (BodyId body : List.of(BODY, OTHER)) {
            act(new BodyJoined(body, prose(), "district", "r-" + body.value(), ""));
            act(new EnvironmentDeclared(new EnvironmentId("e-" + body.value()), body, prose()));
            act(new RoleGranted(STAFF, Role.STAFF, Optional.of(body)));
        }
        Instant machine = Instant.now();
        devices = new DeviceOffice(
                new DeviceOffice.Ground(
                        vertx,
                        stores,
                        NETWORK,
                        () -> programme,
                        () -> true,
                        Instant::now,
                        Instant::now,
                        random,
                        CertificateAuthority.found(
                                NETWORK.value(),
                                new Term(
                                        BigInteger.TEN, machine.minusSeconds(60), machine.plus(Duration.ofDays(3_650))),
                                random),
                        freePort(),
                        URI.create("http://127.0.0.1:1"),
                        Optional.empty()),
                (rows, removed) -> {
                    rows.forEach(row -> published.put(row.id(), row));
                });
        devices.start();
        office = new SignalOffice(
                new SignalOffice.Ground(
                        vertx,
                        stores,
                        NETWORK,
                        () -> programme,
                        () -> true,
                        Instant::now,
                        random,
                        folder,
                        URI.create(AUDIENCE),
                        new Outgoing(
                                Optional.empty(),
                                Optional.empty(),
                                "starttls",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("127.0.0.1/32"),
                                Optional.empty())),
                devices::tell);
        office.start();
        enrol(1, "d-one", BODY);
        enrol(2, "d-two", BODY);
        enrol(3, "d-other", OTHER);
    }

    @AfterEach
    void stop() {
        office.close();
        devices.close();
        stores.close();
        postgres.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void enrol(int number, String id, BodyId body) {
        DeviceStore store = new DeviceStore(stores, NETWORK);
        Instant now = Instant.now();
        String hash = "%064x".formatted(number);
        store.add(new EnrolmentCode(
                hash,
                body,
                new EnvironmentId("e-" + body.value()),
                true,
                "linux",
                "",
                Optional.of(STAFF),
                now,
                OFFICER,
                now.plusSeconds(60)));
        store.enrol(
                hash,
                now,
                id,
                new DeviceCertificate("%064x".formatted(0xf00 + number), now, now.plus(Duration.ofDays(1))),
                held -> new Revision(List.of(), 0, Long.MAX_VALUE, 0, "none"));
    }

    private static Prose prose() {
        return Prose.of("Sample", "00".repeat(16));
    }

    private void act(Act act) {
        programme =
                programme.with(new Entry(NETWORK, programme.nextPosition(), Instant.now(), new PersonId("lead"), act));
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private boolean holds(String device) {
        int bit = programme.editionAt(Instant.now()).orElseThrow().facts().indexOf(FACT);
        return Optional.ofNullable(published.get(device))
                .filter(row -> (row.facts() & 1L << bit) != 0)
                .isPresent();
    }

    private SignalDesk desk() {
        return office.desk();
    }

    private String keys() {
        byte[] der = pair.getPublic().getEncoded();
        return "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%s\"}]}"
                .formatted(BASE64.encodeToString(Arrays.copyOfRange(der, der.length - 32, der.length)));
    }

    private SignalStreamView added(Optional<String> poll) {
        return desk().add(
                        OFFICER,
                        BODY,
                        new SignalStreamWanted(
                                "MDM", ISSUER, Optional.of(AUDIENCE), keys(), poll, poll.map(p -> "s3")));
    }

    private String event(String id, String type, String subject, String more, Instant at) {
        return signed("""
                {"iss":"%s","aud":"%s","jti":"%s","iat":%d,"sub_id":%s,"events":{"%s":{%s"event_timestamp":%d}}}""".formatted(
                ISSUER, AUDIENCE, id, Instant.now().getEpochSecond(), subject, type, more, at.getEpochSecond()));
    }

    private String compliance(String id, String subject, boolean compliant, Instant at) {
        return event(
                id,
                CAEP + "device-compliance-change",
                subject,
                "\"current_status\":\"" + (compliant ? "" : "not-") + "compliant\",",
                at);
    }

    private String signed(String claims) {
        String signed = part("{\"typ\":\"secevent+jwt\",\"alg\":\"EdDSA\"}") + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String device(String name) {
        return """
                {"format":"complex","device":{"format":"iss_sub","iss":"%s","sub":"%s"},
                "tenant":{"format":"opaque","id":"t"}}""".formatted(ISSUER, name);
    }

    private List<SignalEvent> heard(Map<String, String> wish) {
        return desk().events(BODY, wish, Optional.empty(), 50).items();
    }

    private static void await(String what, BooleanSupplier so) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime()).as("not in time: " + what).isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Test
    void whatADeviceManagerSends_countsAtOnceAndOnce() {
        SignalStreamView stream = added(Optional.empty());
        String token = stream.token().orElseThrow();
        assertThat(stream.url()).isEqualTo(AUDIENCE + "/api/v1/signals/" + stream.id());
        desk().match(BODY, stream.id(), new SignalMatch("device", "7F3E-11", "d-one"));
        Instant at = Instant.now().minusSeconds(600);

        String good = compliance("e1", device("7F3E-11"), true, at);
        assertThat(desk().hear(stream.id(), token, good)).isEqualTo(new Sent.Taken());
        assertThat(holds("d-one")).isTrue();
        assertThat(holds("d-two")).isFalse();

        String bad = compliance("e2", device("7F3E-11"), false, at.plusSeconds(60));
        assertThat(desk().hear(stream.id(), token, bad)).isEqualTo(new Sent.Taken());
        assertThat(holds("d-one")).isFalse();

        assertThat(desk().hear(stream.id(), token, good)).isEqualTo(new Sent.Taken());
        String late = compliance("e3", device("7F3E-11"), true, at.plusSeconds(30));
        assertThat(desk().hear(stream.id(), token, late)).isEqualTo(new Sent.Taken());
        assertThat(holds("d-one")).isFalse();

        assertThat(heard(Map.of("sort", "heard")))
                .extracting(SignalEvent::event, SignalEvent::effect, SignalEvent::repeats)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("e1", "acted", 1),
                        org.assertj.core.groups.Tuple.tuple("e2", "acted", 0),
                        org.assertj.core.groups.Tuple.tuple("e3", "late", 0));
        assertThat(heard(Map.of("effect", "late"))).hasSize(1);
        assertThat(heard(Map.of("type", "session-revoked"))).isEmpty();
        assertThat(heard(Map.of("type", "device-compliance-change", "subject", "7F3E")))
                .hasSize(3);
        assertThat(desk().events(BODY, Map.of(), Optional.empty(), 2).next()).isPresent();

        String again = compliance("e4", device("7F3E-11"), true, at.plusSeconds(90));
        assertThat(desk().hear(stream.id(), token, again)).isEqualTo(new Sent.Taken());
        assertThat(holds("d-one")).isTrue();
    }

    @Test
    void aPersonsDevices_areAllFoundWanting_butNoneOfSeveralIsVouchedFor() {
        SignalStreamView stream = added(Optional.empty());
        String token = stream.token().orElseThrow();
        desk().match(BODY, stream.id(), new SignalMatch("person", "Jo@Example.org", STAFF.value()));
        Instant at = Instant.now().minusSeconds(600);
        for (String device : List.of("d-one", "d-two")) {
            desk().hear(
                            stream.id(),
                            token,
                            compliance(device, "{\"format\":\"opaque\",\"id\":\"" + device + "\"}", true, at));
            assertThat(holds(device)).isTrue();
        }
        String person = "{\"format\":\"email\",\"email\":\"jo@example.ORG\"}";
        desk().hear(stream.id(), token, compliance("p1", person, false, at.plusSeconds(1)));
        assertThat(holds("d-one")).isFalse();
        assertThat(holds("d-two")).isFalse();
        desk().hear(stream.id(), token, compliance("p2", person, true, at.plusSeconds(2)));
        assertThat(holds("d-one")).isFalse();
        assertThat(heard(Map.of()).getFirst().said()).contains("which of the person's devices");
    }

    @Test
    void devicesOfOtherBodiesAndStrangers_areUntouched() {
        SignalStreamView stream = added(Optional.empty());
        String token = stream.token().orElseThrow();
        Instant at = Instant.now().minusSeconds(60);
        desk().hear(stream.id(), token, compliance("o1", device("d-other"), true, at));
        desk().hear(stream.id(), token, compliance("o2", "{\"format\":\"did\",\"url\":\"did:example:1\"}", true, at));
        assertThat(heard(Map.of())).extracting(SignalEvent::effect).containsExactly("none", "none");
        assertThat(holds("d-other")).isFalse();
        assertThatThrownBy(() -> desk().match(BODY, stream.id(), new SignalMatch("device", "x", "d-other")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> desk().remove(OTHER, stream.id())).isInstanceOf(Refusal.class);
        String sent = compliance("o3", device("d-one"), true, at);
        assertThat(desk().hear(stream.id(), "wrong", sent)).isEqualTo(new Sent.Stranger());
        assertThat(desk().hear("stream-0", token, sent)).isEqualTo(new Sent.Stranger());
        assertThat(desk().hear(stream.id(), token, sent.substring(0, sent.length() - 4) + "AAAA"))
                .isInstanceOf(Sent.Refused.class);
        assertThat(holds("d-one")).isFalse();
        assertThat(desk().streams(BODY).getFirst())
                .matches(s -> s.refused() == 1 && s.refusedWhy().orElse("").contains("invalid_"));
    }

    @Test
    void theStreamsOwnEvents_areShownAndLoginsAreOnRecord() {
        SignalStreamView stream = added(Optional.empty());
        String token = stream.token().orElseThrow();
        String itself = "{\"format\":\"opaque\",\"id\":\"their-stream\"}";
        Instant now = Instant.now();
        desk().hear(stream.id(), token, event("v1", FRAMEWORK + "verification", itself, "\"state\":\"x\",", now));
        desk().hear(
                        stream.id(),
                        token,
                        event("v2", FRAMEWORK + "stream-updated", itself, "\"status\":\"paused\",", now));
        assertThat(desk().streams(BODY).getFirst().state()).isEqualTo("paused");
        String user = """
                {"format":"complex","user":{"format":"iss_sub","iss":"%s","sub":"staff"},
                "session":{"format":"opaque","id":"ALL"}}""".formatted(ISSUER);
        desk().hear(stream.id(), token, event("s1", CAEP + "session-revoked", user, "", now));
        assertThat(heard(Map.of("type", "session-revoked"))).hasSize(1);
        desk().remove(BODY, stream.id());
        assertThat(heard(Map.of())).hasSize(3);
        assertThat(desk().hear(stream.id(), token, "")).isEqualTo(new Sent.Stranger());
    }

    @Test
    void aTransmitterThatIsAsked_hearsWhatWasTakenAndWhatNot() throws IOException {
        List<String> questions = new ArrayList<>();
        ConcurrentLinkedQueue<String> answers = new ConcurrentLinkedQueue<>();
        Instant at = Instant.now().minusSeconds(60);
        answers.add("{\"sets\":{\"q1\":\"" + compliance("q1", device("d-one"), true, at) + "\",\"q2\":\"junk\"}}");
        HttpServer transmitter = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        transmitter.createContext("/poll", exchange -> answer(exchange, questions, answers));
        transmitter.start();
        try {
            SignalStreamView stream = added(
                    Optional.of("http://127.0.0.1:" + transmitter.getAddress().getPort() + "/poll"));
            assertThat(stream.token()).isEmpty();
            await("asked twice", () -> size(questions) >= 2);
            assertThat(holds("d-one")).isTrue();
            synchronized (questions) {
                assertThat(questions.getFirst()).contains("Bearer s3").contains("\"returnImmediately\":true");
                assertThat(questions.get(1)).contains("\"ack\":[\"q1\"]").contains("invalid_request");
            }
            await("noted", () -> desk().streams(BODY).getFirst().askedAt().isPresent());
            assertThat(desk().streams(BODY).getFirst().failures()).isZero();
        } finally {
            transmitter.stop(0);
        }
    }

    @Test
    void aTransmitterThatDoesNotAnswer_isNotedAndWhereNobodyMayBeAskedIsRefused() throws IOException {
        int nobody = freePort();
        added(Optional.of("http://127.0.0.1:" + nobody + "/poll"));
        await("failed", () -> desk().streams(BODY).getFirst().failures() == 1);
        assertThat(desk().streams(BODY).getFirst().failure()).isPresent();
        assertThatThrownBy(() -> added(Optional.of("https://10.1.2.3/poll"))).hasMessageContaining("may be asked");
        assertThatThrownBy(() -> added(Optional.of("file:///etc/passwd"))).hasMessageContaining("can be asked");
        assertThatThrownBy(() -> desk().add(
                                OFFICER,
                                BODY,
                                new SignalStreamWanted(
                                        "X", ISSUER, Optional.empty(), "{}", Optional.empty(), Optional.empty())))
                .hasMessageContaining("keys");
    }

    private static int size(List<String> questions) {
        synchronized (questions) {
            return questions.size();
        }
    }

    private static void answer(HttpExchange exchange, List<String> questions, ConcurrentLinkedQueue<String> answers)
            throws IOException {
        String question = exchange.getRequestHeaders().getFirst("Authorization") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        synchronized (questions) {
            questions.add(question);
        }
        byte[] answer = Optional.ofNullable(answers.poll())
                .orElse("{\"sets\":{},\"moreAvailable\":false}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
