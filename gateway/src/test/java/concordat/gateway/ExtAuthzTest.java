package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.gateway.login.Login;
import concordat.records.DecisionRecord;
import concordat.records.RecordReader;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext.HttpRequest;
import io.envoyproxy.envoy.service.auth.v3.AuthorizationGrpc;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What Envoy asks, asked by gRPC's own client over mutual TLS with the classes that Envoy's definitions generate.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExtAuthzTest {

    private World world;
    private ManagedChannel channel;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        world = new World(folder);
        channel = channel(world.point);
    }

    private ManagedChannel channel(TestCertificates.Issued as) throws Exception {
        return NettyChannelBuilder.forAddress(
                        "127.0.0.1", world.gateway.pointPort().orElseThrow())
                .overrideAuthority("localhost")
                .sslContext(GrpcSslContexts.forClient()
                        .trustManager(world.certificates.authorityFile().toFile())
                        .keyManager(as.certificate().toFile(), as.key().toFile())
                        .build())
                .build();
    }

    @AfterAll
    void stop() throws Exception {
        channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
        world.close();
    }

    @BeforeEach
    void open() throws Exception {
        world.open();
    }

    private static String escaped(TestCertificates.Issued caller) throws Exception {
        return Files.readString(caller.certificate())
                .replace("\n", "%0A")
                .replace(" ", "%20")
                .replace("+", "%2B");
    }

    private static CheckRequest question(String certificate, String path, Map<String, String> headers) {
        return CheckRequest.newBuilder()
                .setAttributes(AttributeContext.newBuilder()
                        .setSource(AttributeContext.Peer.newBuilder().setCertificate(certificate))
                        .setRequest(AttributeContext.Request.newBuilder()
                                .setHttp(HttpRequest.newBuilder()
                                        .setMethod("GET")
                                        .setHost("service.test:443")
                                        .setPath(path)
                                        .putAllHeaders(headers))))
                .build();
    }

    private CheckResponse check(CheckRequest question) {
        return AuthorizationGrpc.newBlockingStub(channel)
                .withDeadlineAfter(10, TimeUnit.SECONDS)
                .check(question);
    }

    private static Map<String, String> headers(List<HeaderValueOption> options) {
        Map<String, String> headers = new HashMap<>();
        for (HeaderValueOption option : options) {
            headers.put(option.getHeader().getKey(), option.getHeader().getValue());
        }
        return headers;
    }

    @Test
    void permitted_passes_withTheDecisionForTheService_andGoesOnRecord() throws Exception {
        CheckResponse answer = check(question(escaped(world.first), "/durable?x=1", Map.of()));
        assertThat(answer.getStatus().getCode()).isZero();
        Map<String, String> headers = headers(answer.getOkResponse().getHeadersList());
        assertThat(headers).containsEntry("x-concordat-reason", "0 PERMITTED");
        assertThat(answer.getOkResponse().getHeadersToRemoveList())
                .contains("client-cert", "concordat-obligations")
                .doesNotContain("authorization");
        List<DecisionRecord> records = new ArrayList<>();
        RecordReader.read(world.recordFolder, records::add);
        assertThat(records).anyMatch(r -> r.decision().equals(headers.get("x-concordat-decision-id")));
    }

    @Test
    void refused_hasItsStatusReasonAndText() throws Exception {
        world.delta(World.environment("env-1", true, true));
        CheckResponse answer =
                check(question(escaped(world.first), "/x", Map.of("accept", "text/html", "cookie", "a=b")));
        assertThat(answer.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED.value());
        assertThat(answer.getDeniedResponse().getStatus().getCodeValue()).isEqualTo(403);
        Map<String, String> headers = headers(answer.getDeniedResponse().getHeadersList());
        assertThat(headers)
                .containsEntry("x-concordat-reason", "2005 SUSPENDED")
                .containsEntry("content-type", "text/html; charset=utf-8");
        assertThat(answer.getDeniedResponse().getBody()).contains("the security officer of your council");
    }

    @Test
    void whoIsNotKnown_orShowsNothing_isRefused() throws Exception {
        for (String certificate : List.of(escaped(world.stranger), "", "%", "-----BEGIN CERTIFICATE-----")) {
            CheckResponse answer = check(question(certificate, "/x", Map.of("client-cert", escaped(world.first))));
            assertThat(headers(answer.getDeniedResponse().getHeadersList()))
                    .containsEntry("x-concordat-reason", "1002 CALLER_UNKNOWN");
        }
        assertThat(check(CheckRequest.getDefaultInstance()).getStatus().getCode())
                .isEqualTo(Status.Code.PERMISSION_DENIED.value());
    }

    @Test
    void login_counts_andIsNotForTheService() throws Exception {
        long now = world.clock.micros() / 1_000_000;
        String login = world.issuer.issue(
                new Login.Shown("person-1", Set.of("strong-login"), 0), world.first.fingerprint(), now, now + 600);
        CheckResponse answer =
                check(question(escaped(world.first), "/strong", Map.of("authorization", "Bearer " + login)));
        assertThat(answer.getStatus().getCode()).isZero();
        assertThat(answer.getOkResponse().getHeadersToRemoveList()).contains("authorization");
        CheckResponse without = check(question(escaped(world.first), "/strong", Map.of()));
        assertThat(without.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED.value());
    }

    @Test
    void questionsSideBySide_areEachAnswered() throws Exception {
        var stub = AuthorizationGrpc.newFutureStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
        var permitted = new ArrayList<java.util.concurrent.Future<CheckResponse>>();
        var refused = new ArrayList<java.util.concurrent.Future<CheckResponse>>();
        for (int i = 0; i < 50; i++) {
            permitted.add(stub.check(question(escaped(world.first), "/x" + i, Map.of())));
            refused.add(stub.check(question(escaped(world.stranger), "/x" + i, Map.of())));
        }
        for (int i = 0; i < 50; i++) {
            assertThat(permitted.get(i).get().getStatus().getCode()).isZero();
            assertThat(refused.get(i).get().getStatus().getCode()).isEqualTo(7);
        }
    }

    @Test
    void whoIsNotRegistered_getsNoAnswer_whichEnvoyTakesForARefusal() throws Exception {
        ManagedChannel device = channel(world.first);
        try {
            assertThatThrownBy(() -> AuthorizationGrpc.newBlockingStub(device)
                            .withDeadlineAfter(10, TimeUnit.SECONDS)
                            .check(question(escaped(world.first), "/x", Map.of())))
                    .isInstanceOfSatisfying(StatusRuntimeException.class, refused -> assertThat(
                                    refused.getStatus().getCode())
                            .isEqualTo(Status.Code.PERMISSION_DENIED));
        } finally {
            device.shutdownNow();
        }
    }
}
