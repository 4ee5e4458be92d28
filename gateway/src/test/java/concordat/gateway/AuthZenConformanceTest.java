package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.gateway.point.PointSettings;
import concordat.gateway.point.authzen.AuthZen;
import concordat.gateway.point.authzen.Evaluator;
import concordat.gateway.point.door.PointDoor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The protocol, over real mutual TLS and our own endpoints, with the policies behind them that its own tests ask for.
/// That our own policy is a different one is [AuthZenNetworkTest]'s matter.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AuthZenConformanceTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String JSON_TYPE = "application/json";
    private static final String EVALUATION = "/access/v1/evaluation";
    private static final String EVALUATIONS = "/access/v1/evaluations";
    private static final String ALICE = "\"subject\":{\"type\":\"user\",\"id\":\"alice\"}";
    private static final String READ = "\"action\":{\"name\":\"read\"}";
    private static final String RECORD = "\"resource\":{\"type\":\"record\",\"id\":\"record-1\"}";
    private static final String ARCHIVED =
            "\"resource\":{\"type\":\"record\",\"id\":\"record-2\",\"properties\":{\"status\":\"archived\"}}";
    private static final String ADMIN =
            "\"subject\":{\"type\":\"user\",\"id\":\"bob\",\"properties\":{\"role\":\"admin\"}}";

    private World world;
    private PointDoor door;
    private TestClient client;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path made) throws Exception {
        folder = made;
        world = new World(made);
        door = open(new FixtureEvaluator(new FixtureEvaluator.Certification()), "https://decisions.test");
        client = world.client(world.point, HttpVersion.HTTP_1_1, door.port());
    }

    private PointDoor open(Evaluator evaluator, String identifier) throws Exception {
        PointSettings settings = new PointSettings(
                "127.0.0.1",
                0,
                Optional.empty(),
                world.pointsFile,
                URI.create(identifier),
                Optional.of(folder.resolve("signing.key")),
                Optional.empty());
        AuthZen authZen = AuthZen.of(settings, evaluator);
        return Starting.await(
                PointDoor.open(
                        world.vertx,
                        ServerSide.options(world.ownSettings(), 0),
                        settings,
                        List.of(authZen::handles),
                        1),
                "the fixture's door");
    }

    @AfterAll
    void stop() throws Exception {
        client.close();
        Starting.awaitQuietly(door.close());
        world.close();
    }

    private TestClient.Answer post(String path, String body) throws Exception {
        return post(client, path, body, Map.of("content-type", JSON_TYPE));
    }

    private static TestClient.Answer post(TestClient client, String path, String body, Map<String, String> headers)
            throws Exception {
        return client.send(HttpMethod.POST, path, headers, Buffer.buffer(body));
    }

    private static JsonNode sound(TestClient.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().get("content-type")).isEqualTo(JSON_TYPE);
        return JSON.readTree(answer.body());
    }

    private boolean decides(String body) throws Exception {
        JsonNode decision = sound(post(EVALUATION, body)).get("decision");
        assertThat(decision.isBoolean()).isTrue();
        return decision.booleanValue();
    }

    private static String object(String... members) {
        return "{" + String.join(",", members) + "}";
    }

    private static String action(String name) {
        return "\"action\":{\"name\":\"" + name + "\"}";
    }

    private static String delete(boolean soft) {
        return "\"action\":{\"name\":\"delete\",\"properties\":{\"soft\":" + soft + "}}";
    }

    @Test
    void basic_theEightDecisions_asOftenAsTheyAreAsked() throws Exception {
        String bob = "\"subject\":{\"type\":\"user\",\"id\":\"bob\"}";
        for (int time = 0; time < 3; time++) {
            assertThat(decides(object(ALICE, READ, RECORD))).isTrue();
            assertThat(decides(object(ALICE, action("write"), RECORD))).isTrue();
            assertThat(decides(object(bob, READ, RECORD))).isTrue();
            assertThat(decides(object(bob, action("write"), RECORD))).isFalse();
            assertThat(decides(object(ALICE, action("write"), ARCHIVED))).isFalse();
            assertThat(decides(object(ADMIN, action("write"), ARCHIVED))).isTrue();
            assertThat(decides(object(ALICE, delete(true), RECORD))).isTrue();
            assertThat(decides(object(ALICE, delete(false), RECORD))).isFalse();
        }
    }

    @Test
    void basic_contextAndUnknownFields_changeNothing() throws Exception {
        String context = "\"context\":{\"time\":\"2025-06-27T18:03-07:00\",\"ip\":\"192.168.1.1\"}";
        assertThat(decides(object(ALICE, READ, RECORD, context, "\"other\":[1,{\"a\":null}]")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "\"alice\"",
                "{}{}",
                "{'action':{'name':'read'},'resource':{'type':'record','id':'record-1'}}",
                "{'subject':{'type':'user','id':'alice'},'resource':{'type':'record','id':'record-1'}}",
                "{'subject':{'type':'user','id':'alice'},'action':{'name':'read'}}",
                "{'subject':{'id':'alice'},'action':{'name':'read'},'resource':{'type':'record','id':'record-1'}}",
                "{'subject':{'type':'user'},'action':{'name':'read'},'resource':{'type':'record','id':'record-1'}}",
                "{'subject':{'type':'user','id':'alice'},'action':{},'resource':{'type':'record','id':'record-1'}}",
                "{'subject':{'type':'user','id':'alice'},'action':{'name':'read'},'resource':{'id':'record-1'}}",
                "{'subject':{'type':'user','id':'alice'},'action':{'name':'read'},'resource':{'type':'record'}}",
                "{'subject':'alice','action':{'name':'read'},'resource':{'type':'record','id':'record-1'}}",
                "{'subject':{'type':'user','id':'a'},'action':{'name':123},'resource':{'type':'r','id':'record-1'}}",
                "{'subject':{'type':'user','id':'a'},'action':{'name':null},'resource':{'type':'r','id':'record-1'}}",
                "{'subject':{'type':'user','id':''},'action':{'name':'read'},'resource':{'type':'r','id':'record-1'}}",
                "{'subject':{'type':'u','id':'a','properties':1},'action':{'name':'r'},'resource':{'type':'r','id':'1'}}",
                "{'subject':{'type':'u','id':'a'},'action':{'name':'r'},'resource':{'type':'r','id':'1'},'context':[]}",
                "{'subject':{'type':'u','id':'a','id':'b'},'action':{'name':'r'},'resource':{'type':'r','id':'1'}}"
            })
    void whatIsNoQuestion_is400(String body) throws Exception {
        assertThat(post(EVALUATION, body.replace('\'', '"')).status()).isEqualTo(400);
        assertThat(post(EVALUATIONS, body.replace('\'', '"')).status()).isEqualTo(400);
    }

    @Test
    void otherContentType_is400_otherMethod405_otherPath404() throws Exception {
        String body = object(ALICE, READ, RECORD);
        assertThat(post(client, EVALUATION, body, Map.of("content-type", "text/plain"))
                        .status())
                .isEqualTo(400);
        assertThat(post(client, EVALUATION, body, Map.of()).status()).isEqualTo(400);
        assertThat(post(client, EVALUATION, body, Map.of("content-type", "application/json; charset=utf-8"))
                        .status())
                .isEqualTo(200);
        assertThat(client.get(EVALUATION).status()).isEqualTo(405);
        assertThat(post("/access/v2/evaluation", body).status()).isEqualTo(404);
    }

    @Test
    void tooLong_tooDeep_tooMany_areRefused() throws Exception {
        String deep = "\"context\":" + "{\"a\":".repeat(40) + "1" + "}".repeat(40);
        assertThat(post(EVALUATION, object(ALICE, READ, RECORD, deep)).status()).isEqualTo(400);
        String many = "\"evaluations\":[" + "{},".repeat(256) + "{}]";
        assertThat(post(EVALUATIONS, object(ALICE, READ, RECORD, many)).status())
                .isEqualTo(400);
        String most = "\"evaluations\":[" + "{},".repeat(255) + "{}]";
        assertThat(sound(post(EVALUATIONS, object(ALICE, READ, RECORD, most)))
                        .get("evaluations")
                        .size())
                .isEqualTo(256);
        String longText = "\"context\":{\"a\":\"" + "x".repeat(20_000) + "\"}";
        assertThat(post(EVALUATION, object(ALICE, READ, RECORD, longText)).status())
                .isEqualTo(400);
        try (TestClient other = world.client(world.point, HttpVersion.HTTP_2, door.port())) {
            assertThat(post(other, EVALUATION, " ".repeat(1 << 21), Map.of("content-type", JSON_TYPE))
                            .status())
                    .isEqualTo(413);
        }
    }

    @Test
    void requestsOwnNumber_comesBack_onAnswersAndErrors() throws Exception {
        Map<String, String> numbered = Map.of("content-type", JSON_TYPE, "x-request-id", "abc-123");
        for (String body : List.of(object(ALICE, READ, RECORD), "{")) {
            assertThat(post(client, EVALUATION, body, numbered).headers().get("x-request-id"))
                    .isEqualTo("abc-123");
        }
        assertThat(post(EVALUATION, object(ALICE, READ, RECORD)).status()).isEqualTo(200);
    }

    private List<Boolean> batch(String... members) throws Exception {
        JsonNode answer = sound(post(EVALUATIONS, object(members)));
        assertThat(answer.has("decision")).isFalse();
        List<Boolean> decisions = new ArrayList<>();
        for (JsonNode one : answer.get("evaluations")) {
            decisions.add(one.get("decision").booleanValue());
        }
        return decisions;
    }

    private static String evaluations(String... items) {
        return "\"evaluations\":[" + String.join(",", items) + "]";
    }

    @Test
    void batch_inheritsWholeEntities_andKeepsTheOrder() throws Exception {
        String bob = "\"subject\":{\"type\":\"user\",\"id\":\"bob\"}";
        assertThat(batch(bob, RECORD, evaluations(object(READ), object(action("write")))))
                .containsExactly(true, false);
        assertThat(batch(ALICE, action("write"), evaluations(object(RECORD), object(ARCHIVED))))
                .containsExactly(true, false);
        assertThat(batch(action("write"), ARCHIVED, evaluations(object(ALICE), object(ADMIN))))
                .containsExactly(false, true);
        assertThat(batch(evaluations(object(ALICE, READ, RECORD), object(bob, action("write"), RECORD))))
                .containsExactly(true, false);
        assertThat(batch(ALICE, action("write"), RECORD, evaluations("{}", object(ARCHIVED))))
                .containsExactly(true, false);
        assertThat(batch(
                        ALICE,
                        READ,
                        "\"context\":{\"a\":1}",
                        evaluations(object(RECORD), object(ARCHIVED, "\"context\":{\"b\":2}"))))
                .hasSize(2);
    }

    @Test
    void batch_aWrongItem_isRefusedByItself_aWrongDefaultAltogether() throws Exception {
        assertThat(batch(
                        ALICE,
                        READ,
                        "\"options\":{\"evaluations_semantic\":\"execute_all\"}",
                        evaluations(object(RECORD), "{}", "7", object(RECORD, "\"subject\":\"alice\""))))
                .containsExactly(true, false, false, false);
        JsonNode answer = sound(post(EVALUATIONS, object(ALICE, READ, evaluations("{}"))));
        assertThat(answer.at("/evaluations/0/context/error/status").intValue()).isEqualTo(400);
        assertThat(post(EVALUATIONS, object("\"subject\":\"alice\"", READ, evaluations(object(RECORD))))
                        .status())
                .isEqualTo(400);
        assertThat(post(EVALUATIONS, object(ALICE, READ, RECORD, "\"evaluations\":{}"))
                        .status())
                .isEqualTo(400);
        assertThat(post(
                                EVALUATIONS,
                                object(
                                        ALICE,
                                        READ,
                                        RECORD,
                                        "\"options\":{\"evaluations_semantic\":\"some\"}",
                                        evaluations("{}")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void batch_stopsWhereItIsTold() throws Exception {
        String items = evaluations(object(READ), object(action("write")), object(READ));
        String bob = "\"subject\":{\"type\":\"user\",\"id\":\"bob\"}";
        assertThat(batch(bob, RECORD, items, "\"options\":{\"evaluations_semantic\":\"deny_on_first_deny\"}"))
                .containsExactly(true, false);
        assertThat(batch(bob, RECORD, items, "\"options\":{\"evaluations_semantic\":\"permit_on_first_permit\"}"))
                .containsExactly(true);
        assertThat(batch(bob, RECORD, items)).containsExactly(true, false, true);
    }

    @Test
    void batch_withoutEvaluations_isOne() throws Exception {
        assertThat(sound(post(EVALUATIONS, object(ALICE, READ, RECORD)))
                        .get("decision")
                        .booleanValue())
                .isTrue();
        assertThat(sound(post(EVALUATIONS, object(ALICE, READ, RECORD, "\"evaluations\":[]")))
                        .get("decision")
                        .booleanValue())
                .isTrue();
    }

    private JsonNode search(String what, String... members) throws Exception {
        return sound(post("/access/v1/search/" + what, object(members)));
    }

    private static List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        for (JsonNode result : answer.get("results")) {
            ids.add((result.has("id") ? result.get("id") : result.get("name")).stringValue());
        }
        return ids;
    }

    @Test
    void search_findsWhatMay_ignoresTheOpenId_andFindsNothingForTheUnknown() throws Exception {
        String user = "\"subject\":{\"type\":\"user\"}";
        String record = "\"resource\":{\"type\":\"record\"}";
        String context = "\"context\":{\"ip\":\"192.168.1.1\"}";
        assertThat(ids(search("subject", user, READ, RECORD))).containsExactly("alice", "bob");
        assertThat(ids(search("subject", user, READ, RECORD, context))).containsExactly("alice", "bob");
        assertThat(ids(search("subject", ALICE, READ, RECORD))).containsExactly("alice", "bob");
        assertThat(ids(search("subject", user, action("write"), ARCHIVED))).contains("bob");
        assertThat(ids(search("resource", ALICE, READ, record))).contains("record-1");
        assertThat(ids(search("resource", ALICE, READ, RECORD))).contains("record-1", "record-2");
        assertThat(ids(search("resource", ADMIN, action("write"), record))).contains("record-2");
        assertThat(ids(search("action", ALICE, RECORD))).contains("read", "write");
        assertThat(ids(search("action", ADMIN, ARCHIVED, context))).contains("write");
        String nobody = "\"subject\":{\"type\":\"user\",\"id\":\"nonexistent-user\"}";
        assertThat(ids(search("action", nobody, RECORD))).isEmpty();
        assertThat(ids(search("resource", nobody, READ, record))).isEmpty();
        assertThat(ids(search("subject", "\"subject\":{\"type\":\"spaceship\"}", READ, RECORD)))
                .isEmpty();
        assertThat(ids(search("resource", ALICE, READ, "\"resource\":{\"type\":\"spaceship\"}")))
                .isEmpty();
    }

    @Test
    void search_lacking_is400_byWhatItLooksFor() throws Exception {
        String user = "\"subject\":{\"type\":\"user\"}";
        String record = "\"resource\":{\"type\":\"record\"}";
        Map<String, List<String>> lacking = new HashMap<>();
        lacking.put("subject", List.of(object(user, RECORD), object(user, READ, record), object(READ, RECORD)));
        lacking.put("resource", List.of(object(READ, record), object(user, READ, record), object(ALICE, record)));
        lacking.put("action", List.of(object(ALICE), object(user, RECORD), object(ALICE, record)));
        for (Map.Entry<String, List<String>> one : lacking.entrySet()) {
            for (String body : one.getValue()) {
                assertThat(post("/access/v1/search/" + one.getKey(), body).status())
                        .as(one.getKey() + " " + body)
                        .isEqualTo(400);
            }
        }
        assertThat(post("/access/v1/search/action", object(ALICE, RECORD, "\"page\":{\"limit\":\"1\"}"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void search_pages_withAndWithoutItsLimit() throws Exception {
        String user = "\"subject\":{\"type\":\"user\"}";
        JsonNode first = search("subject", user, READ, RECORD, "\"page\":{\"limit\":1}");
        assertThat(ids(first)).containsExactly("alice");
        String next = first.at("/page/next_token").stringValue();
        assertThat(next).isNotEmpty();
        JsonNode second = search("subject", user, READ, RECORD, "\"page\":{\"token\":\"" + next + "\"}");
        assertThat(ids(second)).containsExactly("bob");
        assertThat(second.at("/page/next_token").stringValue()).isEmpty();
    }

    @Test
    void metadata_namesEveryEndpoint_andIsSignedByTheKeyThatIsServed() throws Exception {
        JsonNode metadata = sound(client.get("/.well-known/authzen-configuration"));
        assertThat(metadata.get("policy_decision_point").stringValue()).isEqualTo("https://decisions.test");
        for (String endpoint : List.of(
                "access_evaluation_endpoint",
                "access_evaluations_endpoint",
                "search_subject_endpoint",
                "search_resource_endpoint",
                "search_action_endpoint")) {
            URI uri = URI.create(metadata.get(endpoint).stringValue());
            assertThat(uri.getScheme()).isEqualTo("https");
            assertThat(post(uri.getPath(), "").status()).isEqualTo(400);
        }
        JsonNode key = sound(client.get("/.well-known/jwks.json")).at("/keys/0");
        String[] token = metadata.get("signed_metadata").stringValue().split("\\.");
        Base64.Decoder base64 = Base64.getUrlDecoder();
        JsonNode header = JSON.readTree(base64.decode(token[0]));
        assertThat(header.get("kid")).isEqualTo(key.get("kid"));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(
                        NamedParameterSpec.ED25519,
                        point(base64.decode(key.get("x").stringValue())))));
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(base64.decode(token[2]))).isTrue();
        JsonNode claims = JSON.readTree(base64.decode(token[1]));
        assertThat(claims.get("iss").stringValue()).isEqualTo("https://decisions.test");
        assertThat(claims.get("access_evaluation_endpoint")).isEqualTo(metadata.get("access_evaluation_endpoint"));
    }

    private static EdECPoint point(byte[] x) {
        byte[] big = new byte[x.length];
        for (int i = 0; i < x.length; i++) {
            big[i] = x[x.length - 1 - i];
        }
        boolean odd = (big[0] & 0x80) != 0;
        big[0] &= 0x7f;
        return new EdECPoint(odd, new BigInteger(1, big));
    }

    @Test
    void metadata_ofATenant_standsBetweenHostAndPath() throws Exception {
        PointDoor tenant =
                open(new FixtureEvaluator(new FixtureEvaluator.Certification()), "https://decisions.test/tenant1");
        try (TestClient there = world.client(world.point, HttpVersion.HTTP_1_1, tenant.port())) {
            JsonNode metadata = sound(there.get("/.well-known/authzen-configuration/tenant1"));
            assertThat(metadata.get("access_evaluation_endpoint").stringValue())
                    .isEqualTo("https://decisions.test/tenant1/access/v1/evaluation");
            assertThat(sound(post(
                                    there,
                                    "/tenant1" + EVALUATION,
                                    object(ALICE, READ, RECORD),
                                    Map.of("content-type", JSON_TYPE)))
                            .get("decision")
                            .booleanValue())
                    .isTrue();
            assertThat(there.get("/.well-known/authzen-configuration").status()).isEqualTo(404);
        } finally {
            Starting.awaitQuietly(tenant.close());
        }
    }

    private static JsonNode shared(String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Files.copy(SharedData.file("authz/authzen/" + name), out);
        return JSON.readTree(out.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "decisions-authorization-api-1_0-00.json",
                "decisions-authorization-api-1_0-01.json",
                "api-gateway-decisions.json"
            })
    void interoperabilityEvents_decisions_allComeOutAsTheyShould(String file) throws Exception {
        JsonNode cases = shared(file).get("evaluation");
        PointDoor todo = open(new FixtureEvaluator(new FixtureEvaluator.ToDo()), "https://todo.test");
        try (TestClient there = world.client(world.point, HttpVersion.HTTP_1_1, todo.port())) {
            Set<Boolean> seen = new HashSet<>();
            for (JsonNode one : cases) {
                JsonNode answer = sound(
                        post(there, EVALUATION, one.get("request").toString(), Map.of("content-type", JSON_TYPE)));
                assertThat(answer.get("decision").booleanValue())
                        .as(one.toString())
                        .isEqualTo(one.get("expected").booleanValue());
                seen.add(answer.get("decision").booleanValue());
            }
            assertThat(seen).containsExactlyInAnyOrder(true, false);
            assertThat(cases.size()).isGreaterThanOrEqualTo(25);
        } finally {
            Starting.awaitQuietly(todo.close());
        }
    }

    @Test
    void interoperabilityEvents_searches_allFindWhatTheyShould() throws Exception {
        Map<String, List<String>> users = new HashMap<>();
        for (JsonNode user : shared("search-users.json")) {
            users.put(text(user, "id"), List.of(text(user, "role"), text(user, "department")));
        }
        Map<String, List<String>> records = new HashMap<>();
        for (JsonNode record : shared("search-records.json")) {
            records.put(text(record, "id"), List.of(text(record, "department"), text(record, "owner")));
        }
        PointDoor door =
                open(new FixtureEvaluator(new FixtureEvaluator.Records(users, records)), "https://records.test");
        try (TestClient there = world.client(world.point, HttpVersion.HTTP_1_1, door.port())) {
            assertThat(searches(
                            there,
                            "subject",
                            shared("search-subject-results.json").get("evaluation")))
                    .isEqualTo(60);
            assertThat(searches(
                            there,
                            "resource",
                            shared("search-resource-results.json").get("evaluation")))
                    .isEqualTo(18);
            assertThat(searches(there, "resource", shared("idp-results.json").get("search")))
                    .isEqualTo(6);
        } finally {
            Starting.awaitQuietly(door.close());
        }
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value.isString() ? value.stringValue() : value.toString();
    }

    private static int searches(TestClient client, String what, JsonNode cases) throws Exception {
        int count = 0;
        for (JsonNode one : cases) {
            JsonNode answer = sound(post(
                    client,
                    "/access/v1/search/" + what,
                    one.get("request").toString(),
                    Map.of("content-type", JSON_TYPE)));
            assertThat(answer.get("results")).isEqualTo(one.at("/expected/results"));
            count++;
        }
        return count;
    }
}
