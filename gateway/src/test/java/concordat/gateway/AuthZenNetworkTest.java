package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.decision.CallerKind;
import concordat.gateway.login.Login;
import concordat.records.DecisionRecord;
import concordat.records.RecordReader;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// AuthZEN in front of a gateway's own state: devices, routes, environments, logins, and the record of it all.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AuthZenNetworkTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private World world;
    private TestClient client;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        world = new World(folder);
        client = world.asking(HttpVersion.HTTP_1_1);
    }

    @AfterAll
    void stop() throws Exception {
        client.close();
        world.close();
    }

    @BeforeEach
    void open() throws Exception {
        world.skew.set(0);
        world.open();
    }

    private static ObjectNode question(String type, String id, String action, String resource, String what) {
        ObjectNode question = JSON.createObjectNode();
        question.putObject("subject").put("type", type).put("id", id);
        question.putObject("action").put("name", action);
        question.putObject("resource").put("type", resource).put("id", what);
        return question;
    }

    private JsonNode ask(String path, ObjectNode question) throws Exception {
        TestClient.Answer answer = client.send(
                HttpMethod.POST,
                "/access/v1/" + path,
                Map.of("content-type", "application/json"),
                Buffer.buffer(question.toString()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private JsonNode ask(ObjectNode question) throws Exception {
        return ask("evaluation", question);
    }

    private String reason(ObjectNode question) throws Exception {
        JsonNode answer = ask(question);
        String reason = answer.at("/context/reason").stringValue();
        assertThat(answer.get("decision").booleanValue()).isEqualTo(reason.equals("PERMITTED"));
        return reason;
    }

    private static String url(String path) {
        return "https://" + World.HOST + path;
    }

    @Test
    void device_isKnownByItsCertificate_inHexOrBase64_andByItsOwnId() throws Exception {
        String hex = world.first.fingerprint();
        String base64 = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(hex));
        for (String id : List.of(hex, base64, "device-" + hex.substring(0, 6))) {
            assertThat(reason(question("device", id, "GET", "url", url("/x?y=1"))))
                    .isEqualTo("PERMITTED");
            assertThat(reason(question("device", id, "GET", "route", "read"))).isEqualTo("PERMITTED");
            assertThat(reason(question("device", id, "view", "route", "read"))).isEqualTo("PERMITTED");
        }
        assertThat(reason(question("device", "device-nobody", "GET", "route", "read")))
                .isEqualTo("CALLER_UNKNOWN");
        assertThat(reason(question("workload", hex, "GET", "route", "read"))).isEqualTo("CALLER_UNKNOWN");
        assertThat(reason(question("spaceship", hex, "GET", "route", "read"))).isEqualTo("CALLER_UNKNOWN");
    }

    @Test
    void whatIsNotPublished_orNotThisPointsHost_isUnknown() throws Exception {
        String id = world.first.fingerprint();
        assertThat(reason(question("device", id, "PURGE", "url", url("/x")))).isEqualTo("ROUTE_UNKNOWN");
        assertThat(reason(question("device", id, "GET", "url", "https://other.test/x")))
                .isEqualTo("ROUTE_UNKNOWN");
        assertThat(reason(question("device", id, "GET", "url", "http://service.test/x")))
                .isEqualTo("ROUTE_UNKNOWN");
        assertThat(reason(question("device", id, "GET", "url", url("/a/..%2fx"))))
                .isEqualTo("ROUTE_UNKNOWN");
        assertThat(reason(question("device", id, "GET", "route", "none"))).isEqualTo("ROUTE_UNKNOWN");
        assertThat(reason(question("device", id, "change", "route", "read"))).isEqualTo("ROUTE_UNKNOWN");
        assertThat(reason(question("device", id, "GET", "record", "record-1"))).isEqualTo("ROUTE_UNKNOWN");
    }

    @Test
    void whatTheQuestionSaysOfThings_decidesNothing() throws Exception {
        ObjectNode flattering = question("device", world.personal.fingerprint(), "GET", "route", "read");
        ((ObjectNode) flattering.get("subject"))
                .putObject("properties")
                .put("tier", "privileged")
                .put("kind", "managed");
        ((ObjectNode) flattering.get("resource"))
                .putObject("properties")
                .put("classification", "PUBLIC")
                .put("releasable", true);
        flattering.putObject("context").put("facts", "healthy").put("releasable", true);
        assertThat(reason(flattering)).isEqualTo("TIER_TOO_LOW");
    }

    @Test
    void refusal_tellsStaffWhatIsTheirs_andOfTheBodyAReference() throws Exception {
        JsonNode device = ask(question("device", world.personal.fingerprint(), "GET", "route", "read"));
        assertThat(device.at("/context/reason_user/403").stringValue()).contains("that your organisation manages");
        assertThat(device.at("/context/reason_admin/403").stringValue()).isEqualTo("1003 TIER_TOO_LOW");
        world.delta(World.environment("env-1", false, false));
        JsonNode body = ask(question("device", world.first.fingerprint(), "GET", "route", "read"));
        assertThat(body.at("/context/code").intValue()).isEqualTo(2002);
        assertThat(body.at("/context/reason_user/403").stringValue())
                .contains("the security officer of your council")
                .contains(body.at("/context/evaluation_id").stringValue());
        assertThat(body.toString()).doesNotContain("patching");
    }

    @Test
    void refusal_saysWhereToAsk_boundToWhatWasRefused() throws Exception {
        JsonNode answer = ask(question("device", world.personal.fingerprint(), "GET", "route", "read"));
        JsonNode hint = answer.at("/context/access_request");
        assertThat(hint.get("form_url").stringValue()).isEqualTo("https://help.test/access");
        Instant evaluated = Instant.parse(answer.at("/context/evaluated_at").stringValue());
        assertThat(Instant.parse(hint.get("expires_at").stringValue())).isAfter(evaluated);
        String[] token = hint.get("binding_token").stringValue().split("\\.");
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(token[1]));
        assertThat(claims.get("aud").stringValue()).isEqualTo("https://help.test/access");
        assertThat(claims.get("evaluation_id")).isEqualTo(answer.at("/context/evaluation_id"));
        assertThat(claims.at("/resource/id").stringValue()).isEqualTo("read");
        assertThat(ask(question("device", world.first.fingerprint(), "GET", "route", "read"))
                        .at("/context")
                        .has("access_request"))
                .isFalse();
        world.skew.set(11 * World.MINUTE);
        JsonNode stale = ask(question("device", world.first.fingerprint(), "GET", "route", "read"));
        assertThat(stale.at("/context/reason").stringValue()).isEqualTo("SNAPSHOT_STALE");
        assertThat(stale.at("/context").has("access_request")).isFalse();
    }

    private String login(String person, TestCertificates.Issued device) {
        long now = world.clock.micros() / 1_000_000;
        return world.issuer.issue(
                new Login.Shown(person, Set.of("strong-login"), 0), device.fingerprint(), now, now + 600);
    }

    @Test
    void weakLogin_obligesToAStrongerOne_andAStrongOneIsEnough() throws Exception {
        ObjectNode question = question("device", world.first.fingerprint(), "GET", "url", url("/strong"));
        JsonNode answer = ask(question);
        assertThat(answer.get("decision").booleanValue()).isFalse();
        assertThat(answer.at("/context/obligations/0/type").stringValue()).isEqualTo("step-up");
        assertThat(answer.at("/context/obligations/0/acr_value").stringValue())
                .isEqualTo("urn:concordat:login:strong-login");
        question.putObject("context").put("login", login("person-1", world.first));
        assertThat(reason(question)).isEqualTo("PERMITTED");
        question.putObject("context").put("login", login("person-1", world.second));
        assertThat(reason(question)).isEqualTo("LOGIN_TOO_WEAK");
    }

    @Test
    void person_isWhomTheLoginIsOf_onTheDeviceItIsBoundTo() throws Exception {
        ObjectNode question = question("user", "person-1", "GET", "route", "read");
        question.putObject("context")
                .put("device", world.first.fingerprint())
                .put("login", login("person-1", world.first));
        assertThat(reason(question)).isEqualTo("PERMITTED");
        question.putObject("context").put("device", world.first.fingerprint());
        assertThat(reason(question)).isEqualTo("LOGIN_TOO_WEAK");
        question.putObject("context")
                .put("device", world.first.fingerprint())
                .put("login", login("person-2", world.first));
        assertThat(reason(question)).isEqualTo("LOGIN_TOO_WEAK");
        question.putObject("context").put("login", login("person-1", world.first));
        assertThat(reason(question)).isEqualTo("CALLER_UNKNOWN");
        question.putObject("context")
                .put("certificate", Files.readString(world.first.certificate()))
                .put("login", login("person-1", world.first));
        assertThat(reason(question)).isEqualTo("PERMITTED");
    }

    @Test
    void certificateThatIsGiven_mustBeTheSubjects_andInDate() throws Exception {
        ObjectNode question = question("device", world.first.fingerprint(), "GET", "route", "read");
        question.putObject("context").put("certificate", Files.readString(world.second.certificate()));
        assertThat(reason(question)).isEqualTo("CALLER_UNKNOWN");
        question.putObject("context").put("certificate", Files.readString(world.first.certificate()));
        assertThat(reason(question)).isEqualTo("PERMITTED");
        TestCertificates.Issued old =
                world.certificates.issue("old", Instant.now().minusSeconds(60));
        world.delta(world.caller(old, CallerKind.MANAGED_DEVICE, "env-1", 3, World.NEVER));
        ObjectNode late = question("device", old.fingerprint(), "GET", "route", "read");
        late.putObject("context").put("certificate", Files.readString(old.certificate()));
        assertThat(reason(late)).isEqualTo("CALLER_UNKNOWN");
    }

    @Test
    void permit_saysHowLongItHolds_andEachAnswerIsOnRecord() throws Exception {
        JsonNode answer = ask(question("device", world.first.fingerprint(), "GET", "route", "durable"));
        assertThat(answer.get("decision").booleanValue()).isTrue();
        assertThat(Instant.parse(answer.at("/context/holds_until").stringValue()))
                .isAfter(Instant.now());
        assertThat(answer.at("/context/epoch").longValue()).isPositive();
        List<DecisionRecord> records = new ArrayList<>();
        RecordReader.read(world.recordFolder, records::add);
        assertThat(records)
                .anyMatch(r ->
                        r.decision().equals(answer.at("/context/evaluation_id").stringValue())
                                && r.route().equals("durable"));
    }

    @Test
    void batch_isDecidedItemByItem() throws Exception {
        ObjectNode question = question("device", world.first.fingerprint(), "GET", "route", "read");
        question.putArray("evaluations")
                .add(JSON.createObjectNode())
                .add(JSON.readTree("{\"resource\":{\"type\":\"url\",\"id\":\"" + url("/strong") + "\"}}"))
                .add(JSON.readTree("{\"action\":{\"name\":\"HEAD\"}}"));
        JsonNode answers = ask("evaluations", question).get("evaluations");
        assertThat(answers.size()).isEqualTo(3);
        assertThat(answers.at("/0/decision").booleanValue()).isTrue();
        assertThat(answers.at("/1/decision").booleanValue()).isFalse();
        assertThat(answers.at("/2/decision").booleanValue()).isTrue();
    }

    private List<String> search(String what, ObjectNode question, int limit) throws Exception {
        List<String> found = new ArrayList<>();
        String token = "";
        do {
            question.putObject("page").put("limit", limit).put("token", token);
            JsonNode page = ask("search/" + what, question);
            assertThat(page.get("results").size()).isLessThanOrEqualTo(limit);
            for (JsonNode result : page.get("results")) {
                found.add((result.has("id") ? result.get("id") : result.get("name")).stringValue());
            }
            token = page.at("/page/next_token").stringValue();
        } while (!token.isEmpty());
        return found;
    }

    @Test
    void search_findsExactlyWhatWouldBePermitted_pageByPage() throws Exception {
        ObjectNode who = question("device", "any", "GET", "route", "read");
        for (int limit : new int[] {1, 2, 100}) {
            assertThat(search("subject", who, limit))
                    .containsExactlyInAnyOrder(world.first.fingerprint(), world.second.fingerprint());
        }
        world.delta(World.environment("env-2", true, true));
        assertThat(search("subject", who, 1)).containsExactly(world.first.fingerprint());
        ObjectNode what = question("device", world.first.fingerprint(), "GET", "route", "any");
        List<String> routes = search("resource", what, 2);
        assertThat(routes).contains("read", "durable").doesNotContain("strong", "write");
        for (String route : routes) {
            assertThat(reason(question("device", world.first.fingerprint(), "GET", "route", route)))
                    .isEqualTo("PERMITTED");
        }
        ObjectNode how = question("device", world.first.fingerprint(), "any", "url", url("/x"));
        how.remove("action");
        assertThat(search("action", how, 1)).containsExactly("GET", "HEAD", "POST", "PUT");
        ObjectNode nobody = question("device", world.stranger.fingerprint(), "any", "url", url("/x"));
        assertThat(search("action", nobody, 10)).isEmpty();
        assertThat(search("resource", question("device", "device-nobody", "GET", "route", "any"), 10))
                .isEmpty();
    }

    @Test
    void token_goesOnWithItsOwnSearchOnly() throws Exception {
        ObjectNode who = question("device", "any", "GET", "route", "read");
        who.putObject("page").put("limit", 1);
        String token = ask("search/subject", who).at("/page/next_token").stringValue();
        ObjectNode other = question("device", "any", "HEAD", "route", "read");
        other.putObject("page").put("token", token);
        ObjectNode made = question("device", "any", "GET", "route", "read");
        made.putObject("page").put("token", "!" + token);
        for (ObjectNode wrong : List.of(other, made)) {
            assertThat(client.send(
                                    HttpMethod.POST,
                                    "/access/v1/search/subject",
                                    Map.of("content-type", "application/json"),
                                    Buffer.buffer(wrong.toString()))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void metadata_isThere_withWhatObliges() throws Exception {
        JsonNode metadata =
                JSON.readTree(client.get("/.well-known/authzen-configuration").body());
        assertThat(metadata.get("policy_decision_point").stringValue()).isEqualTo("https://decisions.test");
        assertThat(metadata.get("obligations_supported").toString()).isEqualTo("[\"step-up\",\"custom\"]");
        assertThat(metadata.get("access_request_endpoint").stringValue()).isEqualTo("https://help.test/access");
    }
}
