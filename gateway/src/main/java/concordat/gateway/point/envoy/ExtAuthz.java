package concordat.gateway.point.envoy;

import concordat.decision.Reason;
import concordat.gateway.http.BoundedBody;
import concordat.gateway.http.RequestRules;
import concordat.gateway.point.Answer;
import concordat.gateway.point.Ask;
import concordat.gateway.point.CallerCertificates;
import concordat.gateway.point.Decisions;
import concordat.gateway.point.Point;
import concordat.gateway.point.Target;
import concordat.gateway.refusal.ProblemText;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Envoy's external authorization, version 3, over gRPC: `envoy.service.auth.v3.Authorization/Check`. Envoy asks
/// once, at the start of a request, and never again about what stays open.
public final class ExtAuthz {

    private static final String CHECK = "/envoy.service.auth.v3.Authorization/Check";
    private static final String TYPE = "application/grpc";
    private static final int PREFIX = 5;
    private static final int OK = 0;
    private static final int INVALID_ARGUMENT = 3;
    private static final int UNIMPLEMENTED = 12;
    private static final int INTERNAL = 13;

    private final Decisions decisions;
    private final CallerCertificates certificates;
    private final ProblemText text;

    public ExtAuthz(Decisions decisions, CallerCertificates certificates, ProblemText text) {
        this.decisions = decisions;
        this.certificates = certificates;
        this.text = text;
    }

    /// @return whether the request was one of these, and is answered or will be
    public boolean handles(HttpServerRequest request, Point asker) {
        String type = request.getHeader("content-type");
        if (type == null || !type.startsWith(TYPE)) {
            return false;
        }
        if (request.version() != HttpVersion.HTTP_2
                || !request.method().equals(HttpMethod.POST)
                || !CHECK.equals(request.path())) {
            fail(request, UNIMPLEMENTED, "only " + CHECK + " is served here");
            return true;
        }
        BoundedBody.read(request, CheckRequest.LONGEST + PREFIX, body -> check(request, asker, body));
        return true;
    }

    private void check(HttpServerRequest request, Point asker, byte[] body) {
        CheckRequest asked;
        try {
            asked = CheckRequest.read(message(body));
        } catch (MalformedMessageException e) {
            fail(request, INVALID_ARGUMENT, "the question cannot be read");
            return;
        }
        decisions
                .decide(asker, ask(asked))
                .onSuccess(answer -> say(request, answer, asked))
                .onFailure(failed -> fail(request, INTERNAL, "the question could not be decided"));
    }

    /// gRPC sends a byte that says whether a message is compressed, then its length, then the message.
    private static byte[] message(byte[] body) throws MalformedMessageException {
        Buffer framed = Buffer.buffer(body);
        if (body.length < PREFIX || body[0] != 0 || framed.getInt(1) != body.length - PREFIX) {
            throw new MalformedMessageException("no single message without compression");
        }
        return framed.getBytes(PREFIX, body.length);
    }

    /// What cannot be a request leads nowhere, and so to a refusal.
    private Ask ask(CheckRequest asked) {
        String host = RequestRules.host(asked.host());
        int query = asked.path().indexOf('?');
        String path = query < 0 ? asked.path() : asked.path().substring(0, query);
        return Ask.of(
                certificates.pem(asked.certificate()),
                new Target.Request(host == null ? "" : host, asked.method(), path),
                asked.headers().getOrDefault("authorization", ""));
    }

    private void say(HttpServerRequest request, Answer answer, CheckRequest asked) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-concordat-decision-id", answer.decision());
        headers.put("x-concordat-epoch", String.valueOf(answer.epoch()));
        byte[] message =
                switch (answer) {
                    case Answer.Permitted permitted -> permitted(permitted, headers);
                    case Answer.Refused refused -> refused(refused, headers, asked);
                };
        Buffer framed = Buffer.buffer(message.length + PREFIX)
                .appendByte((byte) 0)
                .appendInt(message.length)
                .appendBytes(message);
        request.response().putHeader("content-type", TYPE).putTrailer("grpc-status", String.valueOf(OK));
        request.response().end(framed);
    }

    /// The service is told what it would be told by a gateway of ours, and sees nothing by these names from a caller.
    private static byte[] permitted(Answer.Permitted permitted, Map<String, String> headers) {
        List<String> removed = new ArrayList<>(List.of("client-cert"));
        headers.put("x-concordat-reason", Reason.PERMITTED.number() + " " + Reason.PERMITTED.name());
        if (permitted.obligations() == 0) {
            removed.add("concordat-obligations");
        } else {
            headers.put("concordat-obligations", permitted.obligationNames());
        }
        if (permitted.ours()) {
            removed.add("authorization");
        }
        return CheckResponse.ok(headers, removed);
    }

    private byte[] refused(Answer.Refused refused, Map<String, String> headers, CheckRequest asked) {
        boolean page = ProblemText.prefersPage(asked.headers().getOrDefault("accept", ""));
        headers.put(
                "x-concordat-reason",
                refused.problem().code() + " " + refused.problem().name());
        headers.put("content-type", page ? ProblemText.PAGE_TYPE : ProblemText.JSON_TYPE);
        headers.put("cache-control", "no-store");
        headers.put("x-content-type-options", "nosniff");
        if (page) {
            headers.put("content-security-policy", text.policy());
        }
        if (refused.status() == 401) {
            headers.put("www-authenticate", "Bearer error=\"insufficient_user_authentication\"");
        }
        return CheckResponse.denied(
                refused.status(), headers, page ? text.asPage(refused.problem()) : text.asJson(refused.problem()));
    }

    private static void fail(HttpServerRequest request, int code, String why) {
        request.response()
                .putHeader("content-type", TYPE)
                .putHeader("grpc-status", String.valueOf(code))
                .putHeader("grpc-message", why)
                .end();
    }
}
