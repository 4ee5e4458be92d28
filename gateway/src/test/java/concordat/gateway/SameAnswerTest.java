package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.decision.EnvironmentRow;
import concordat.gateway.login.Login;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext.HttpRequest;
import io.envoyproxy.envoy.service.auth.v3.AuthorizationGrpc;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The same request gets the same answer, for the same reason, from the gateway itself and by every protocol that asks
/// it. HAProxy's is asked by HAProxy alone, in [ProxiesTest].
final class SameAnswerTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    /// Who asks for what.
    private record Asked(TestCertificates.Issued caller, String method, String path, Optional<String> login) {}

    @Test
    void everyProtocol_answersAsTheGatewayDoes() throws Exception {
        try (World world = new World(folder);
                TestClient proxy = world.asking(HttpVersion.HTTP_1_1)) {
            world.prove();
            ManagedChannel envoy = channel(world);
            List<List<EnvironmentRow>> states = List.of(
                    List.of(World.environment("env-1", false, true), World.environment("env-2", false, true)),
                    List.of(World.environment("env-1", false, false), World.environment("env-2", true, true)),
                    List.of(World.environment("env-2", false, true)));
            Set<Integer> seen = new TreeSet<>();
            try {
                for (List<EnvironmentRow> state : states) {
                    world.whole(state.toArray(EnvironmentRow[]::new));
                    for (TestCertificates.Issued caller :
                            List.of(world.first, world.second, world.personal, world.stranger)) {
                        try (TestClient own = world.client(caller, HttpVersion.HTTP_1_1)) {
                            for (Asked asked : questions(world, caller)) {
                                int code = gateway(own, asked);
                                seen.add(code);
                                assertThat(List.of(
                                                forward(proxy, "caddy", asked),
                                                forward(proxy, "nginx", asked),
                                                authzen(proxy, asked),
                                                envoy(envoy, asked)))
                                        .as(asked.toString())
                                        .containsOnly(code);
                            }
                        }
                    }
                }
            } finally {
                envoy.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
            }
            assertThat(seen).contains(0, 1001, 1002, 1003, 1005, 2001, 2002, 2005);
        }
    }

    private static List<Asked> questions(World world, TestCertificates.Issued caller) {
        long now = world.clock.micros() / 1_000_000;
        Login.Shown strong = new Login.Shown("person-1", Set.of("strong-login"), 0);
        Optional<String> login =
                Optional.of("Bearer " + world.issuer.issue(strong, caller.fingerprint(), now, now + 600));
        return List.of(
                new Asked(caller, "GET", "/x?a=%2F", Optional.empty()),
                new Asked(caller, "GET", "/x", login),
                new Asked(caller, "POST", "/count", Optional.empty()),
                new Asked(caller, "DELETE", "/x", Optional.empty()),
                new Asked(caller, "GET", "/durable", Optional.empty()),
                new Asked(caller, "GET", "/strong", Optional.empty()),
                new Asked(caller, "GET", "/strong", login),
                new Asked(caller, "GET", "/a//b", Optional.empty()),
                new Asked(caller, "GET", "/a/%2e%2e/b", Optional.empty()));
    }

    private static int gateway(TestClient client, Asked asked) throws Exception {
        Map<String, String> headers = new HashMap<>();
        asked.login().ifPresent(login -> headers.put("authorization", login));
        TestClient.Answer answer =
                client.send(HttpMethod.valueOf(asked.method()), asked.path(), headers, Buffer.buffer());
        return "application/problem+json".equals(answer.headers().get("content-type"))
                ? JSON.readTree(answer.body()).get("code").intValue()
                : 0;
    }

    private static int forward(TestClient client, String proxy, Asked asked) throws Exception {
        boolean nginx = proxy.equals("nginx");
        Map<String, String> headers = new HashMap<>();
        headers.put(nginx ? "x-original-method" : "x-forwarded-method", asked.method());
        headers.put(nginx ? "x-original-host" : "x-forwarded-host", World.HOST);
        headers.put(nginx ? "x-original-uri" : "x-forwarded-uri", asked.path());
        String der = Base64.getEncoder().encodeToString(asked.caller().x509().getEncoded());
        headers.put(nginx ? "x-ssl-client-cert" : "client-cert", nginx ? escaped(asked) : ":" + der + ":");
        asked.login().ifPresent(login -> headers.put("authorization", login));
        return code(client.get("/auth/" + proxy, headers).headers().get("x-concordat-reason"));
    }

    private static int code(@Nullable String reason) {
        return Integer.parseInt(String.valueOf(reason).split(" ")[0]);
    }

    private static String escaped(Asked asked) throws Exception {
        return Files.readString(asked.caller().certificate())
                .replace("\n", "%0A")
                .replace(" ", "%20")
                .replace("+", "%2B");
    }

    private static int authzen(TestClient client, Asked asked) throws Exception {
        ObjectNode question = JSON.createObjectNode();
        question.putObject("subject")
                .put("type", "device")
                .put("id", asked.caller().fingerprint());
        question.putObject("action").put("name", asked.method());
        question.putObject("resource").put("type", "url").put("id", "https://" + World.HOST + asked.path());
        asked.login().ifPresent(login -> question.putObject("context").put("login", login));
        TestClient.Answer answer = client.send(
                HttpMethod.POST,
                "/access/v1/evaluation",
                Map.of("content-type", "application/json"),
                Buffer.buffer(question.toString()));
        JsonNode decided = JSON.readTree(answer.body());
        int code = decided.at("/context/code").intValue();
        assertThat(decided.get("decision").booleanValue()).isEqualTo(code == 0);
        return code;
    }

    private static ManagedChannel channel(World world) throws Exception {
        return NettyChannelBuilder.forAddress(
                        "127.0.0.1", world.gateway.pointPort().orElseThrow())
                .overrideAuthority("localhost")
                .sslContext(GrpcSslContexts.forClient()
                        .trustManager(world.certificates.authorityFile().toFile())
                        .keyManager(
                                world.point.certificate().toFile(),
                                world.point.key().toFile())
                        .build())
                .build();
    }

    private static int envoy(ManagedChannel channel, Asked asked) throws Exception {
        HttpRequest.Builder http = HttpRequest.newBuilder()
                .setMethod(asked.method())
                .setHost(World.HOST)
                .setPath(asked.path());
        asked.login().ifPresent(login -> http.putHeaders("authorization", login));
        CheckResponse answer = AuthorizationGrpc.newBlockingStub(channel)
                .withDeadlineAfter(10, TimeUnit.SECONDS)
                .check(CheckRequest.newBuilder()
                        .setAttributes(AttributeContext.newBuilder()
                                .setSource(AttributeContext.Peer.newBuilder().setCertificate(escaped(asked)))
                                .setRequest(
                                        AttributeContext.Request.newBuilder().setHttp(http)))
                        .build());
        List<HeaderValueOption> headers = answer.hasOkResponse()
                ? answer.getOkResponse().getHeadersList()
                : answer.getDeniedResponse().getHeadersList();
        int code = headers.stream()
                .filter(header -> header.getHeader().getKey().equals("x-concordat-reason"))
                .mapToInt(header -> code(header.getHeader().getValue()))
                .findFirst()
                .orElseThrow();
        assertThat(answer.getStatus().getCode() == 0).isEqualTo(code == 0);
        return code;
    }
}
