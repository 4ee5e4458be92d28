package concordat.gateway.point.envoy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext.HttpRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/// What is read and written by hand, against the classes that Envoy's own definitions generate.
final class CheckMessagesTest {

    private static byte[] question(
            String method, String host, String path, String certificate, Map<String, String> headers) {
        return io.envoyproxy.envoy.service.auth.v3.CheckRequest.newBuilder()
                .setAttributes(AttributeContext.newBuilder()
                        .setSource(AttributeContext.Peer.newBuilder()
                                .setPrincipal("spiffe://a/b")
                                .setCertificate(certificate))
                        .setDestination(AttributeContext.Peer.newBuilder().setService("to"))
                        .putContextExtensions("route", "r-1")
                        .setRequest(AttributeContext.Request.newBuilder()
                                .setTime(com.google.protobuf.Timestamp.newBuilder()
                                        .setSeconds(1_700_000_000L))
                                .setHttp(HttpRequest.newBuilder()
                                        .setId("77")
                                        .setMethod(method)
                                        .setHost(host)
                                        .setPath(path)
                                        .setSize(-1)
                                        .setProtocol("HTTP/2")
                                        .putAllHeaders(headers))))
                .build()
                .toByteArray();
    }

    @Property(tries = 300)
    void whatEnvoyWrites_isRead(
            @ForAll @StringLength(max = 40) String method,
            @ForAll @StringLength(max = 40) String host,
            @ForAll @StringLength(max = 200) String path,
            @ForAll @StringLength(max = 300) String certificate,
            @ForAll @Size(max = 8) Map<@StringLength(max = 20) String, @StringLength(max = 40) String> headers)
            throws Exception {
        String[] texts = {method, host, path, certificate};
        if (Arrays.stream(texts).anyMatch(CheckMessagesTest::isTorn)
                || headers.entrySet().stream().anyMatch(e -> isTorn(e.getKey()) || isTorn(e.getValue()))) {
            return;
        }
        assertThat(CheckRequest.read(question(method, host, path, certificate, headers)))
                .isEqualTo(new CheckRequest(method, host, path, certificate, headers));
    }

    /// Half a pair of surrogates has no UTF-8.
    private static boolean isTorn(String text) {
        return text.chars().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    @Property(tries = 2_000)
    void whateverComes_isReadOrRefused_asTheGeneratedClassesDo(@ForAll @Size(max = 200) byte[] bytes) {
        agrees(bytes);
    }

    @Property(tries = 1_000)
    void damagedQuestions_areReadOrRefused(@ForAll int at, @ForAll byte with, @ForAll boolean cut) {
        byte[] sound = question("GET", "service.test", "/x?y", "c", Map.of("a", "b", "c", "d"));
        int place = Math.floorMod(at, sound.length);
        byte[] damaged = cut ? Arrays.copyOf(sound, place) : sound.clone();
        if (!cut) {
            damaged[place] = with;
        }
        agrees(damaged);
    }

    /// Where both can read it, both read the same.
    private static void agrees(byte[] bytes) {
        CheckRequest ours;
        HttpRequest theirs;
        try {
            ours = CheckRequest.read(bytes);
            theirs = io.envoyproxy.envoy.service.auth.v3.CheckRequest.parseFrom(bytes)
                    .getAttributes()
                    .getRequest()
                    .getHttp();
        } catch (MalformedMessageException | InvalidProtocolBufferException e) {
            return;
        }
        assertThat(List.of(ours.method(), ours.host(), ours.path()))
                .containsExactly(theirs.getMethod(), theirs.getHost(), theirs.getPath());
    }

    @Example
    void bounds_areKept() {
        assertThatThrownBy(() -> CheckRequest.read(new byte[CheckRequest.LONGEST + 1]))
                .isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> CheckRequest.read(new byte[] {0x0a, (byte) 0xff, (byte) 0xff, 0x7f}))
                .hasMessageContaining("longer than what is left");
        HttpRequest.Builder many = HttpRequest.newBuilder();
        for (int i = 0; i <= 200; i++) {
            many.putHeaders("h" + i, "v");
        }
        byte[] tooMany = io.envoyproxy.envoy.service.auth.v3.CheckRequest.newBuilder()
                .setAttributes(AttributeContext.newBuilder()
                        .setRequest(AttributeContext.Request.newBuilder().setHttp(many)))
                .build()
                .toByteArray();
        assertThatThrownBy(() -> CheckRequest.read(tooMany)).hasMessageContaining("200 headers");
    }

    @Example
    void headerThatStandsTwice_isReadAsNone() throws Exception {
        byte[] one = question("GET", "h", "/", "", Map.of("authorization", "a"));
        byte[] two = question("GET", "h", "/", "", Map.of("authorization", "b"));
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        assertThat(CheckRequest.read(both).headers()).containsEntry("authorization", "");
    }

    @Example
    @SuppressWarnings("deprecation") // older proxies know nothing else
    void answers_areWhatEnvoyReads() throws Exception {
        var ok = io.envoyproxy.envoy.service.auth.v3.CheckResponse.parseFrom(
                CheckResponse.ok(Map.of("x-a", "1"), List.of("authorization")));
        assertThat(ok.getStatus().getCode()).isZero();
        assertThat(ok.hasOkResponse()).isTrue();
        var header = ok.getOkResponse().getHeaders(0);
        assertThat(header.getHeader().getKey()).isEqualTo("x-a");
        assertThat(header.getHeader().getValue()).isEqualTo("1");
        assertThat(header.hasAppend()).isTrue();
        assertThat(header.getAppend().getValue()).isFalse();
        assertThat(ok.getOkResponse().getHeadersToRemoveList()).containsExactly("authorization");
        var denied = io.envoyproxy.envoy.service.auth.v3.CheckResponse.parseFrom(
                CheckResponse.denied(403, Map.of("x-a", "\u00e9"), "why"));
        assertThat(denied.getStatus().getCode()).isEqualTo(7);
        assertThat(denied.getDeniedResponse().getStatus().getCodeValue()).isEqualTo(403);
        assertThat(denied.getDeniedResponse().getBody()).isEqualTo("why");
        assertThat(denied.getDeniedResponse().getHeaders(0).getHeader().getValue())
                .isEqualTo("\u00e9");
    }
}
