package concordat.gateway.point.forward;

import concordat.decision.Reason;
import concordat.gateway.http.RequestRules;
import concordat.gateway.point.Answer;
import concordat.gateway.point.Ask;
import concordat.gateway.point.CallerCertificates;
import concordat.gateway.point.Decisions;
import concordat.gateway.point.Point;
import concordat.gateway.point.Presented;
import concordat.gateway.point.Target;
import concordat.gateway.refusal.ProblemText;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A question in headers, answered by a status: 200 to pass the request on, 401 or 403 to refuse it. Whatever else
/// comes back, a proxy refuses by itself.
///
/// ```
///   GET /auth/nginx     X-Original-Method, X-Original-Host, X-Original-URI, X-SSL-Client-Cert
///   GET /auth/caddy     X-Forwarded-Method, X-Forwarded-Host, X-Forwarded-Uri, Client-Cert
///   GET /auth/traefik   X-Forwarded-Method, X-Forwarded-Host, X-Forwarded-Uri, X-Forwarded-Tls-Client-Cert
/// ```
///
/// Each path reads those headers only that its proxy sets or strips itself: a header of the same meaning that a
/// caller sends through another proxy is nobody's word.
public final class ForwardAuth {

    private static final String PREFIX = "/auth/";
    private static final int LONGEST = 8_192;

    private final Decisions decisions;
    private final CallerCertificates certificates;
    private final ProblemText text;

    private enum Proxy {
        NGINX("x-original-method", "x-original-host", "x-original-uri", "x-ssl-client-cert"),
        CADDY("x-forwarded-method", "x-forwarded-host", "x-forwarded-uri", "client-cert"),
        TRAEFIK("x-forwarded-method", "x-forwarded-host", "x-forwarded-uri", "x-forwarded-tls-client-cert");

        private final String method;
        private final String host;
        private final String uri;
        private final String certificate;

        Proxy(String method, String host, String uri, String certificate) {
            this.method = method;
            this.host = host;
            this.uri = uri;
            this.certificate = certificate;
        }

        private static Optional<Proxy> at(String path) {
            return switch (path) {
                case PREFIX + "nginx" -> Optional.of(NGINX);
                case PREFIX + "caddy" -> Optional.of(CADDY);
                case PREFIX + "traefik" -> Optional.of(TRAEFIK);
                default -> Optional.empty();
            };
        }
    }

    public ForwardAuth(Decisions decisions, CallerCertificates certificates, ProblemText text) {
        this.decisions = decisions;
        this.certificates = certificates;
        this.text = text;
    }

    /// @return whether the request was one of these, and is answered or will be
    public boolean handles(HttpServerRequest request, Point asker) {
        Optional<Proxy> proxy = Proxy.at(String.valueOf(request.path()));
        proxy.ifPresent(known -> answer(request, asker, known));
        return proxy.isPresent();
    }

    private void answer(HttpServerRequest request, Point asker, Proxy proxy) {
        if (!request.method().equals(HttpMethod.GET)) {
            unsound(request, 405, "a question is a GET");
            return;
        }
        String method = single(request, proxy.method);
        String authority = single(request, proxy.host);
        String uri = single(request, proxy.uri);
        String host = authority == null ? null : RequestRules.host(authority);
        if (method == null || host == null || uri == null || !uri.startsWith("/") || uri.length() > LONGEST) {
            unsound(
                    request,
                    400,
                    "exactly one " + proxy.method + ", " + proxy.host + " and " + proxy.uri
                            + " must say what is asked for");
            return;
        }
        int query = uri.indexOf('?');
        Target.Request target = new Target.Request(host, method, query < 0 ? uri : uri.substring(0, query));
        String login = single(request, "authorization");
        decisions
                .decide(asker, Ask.of(presented(request, proxy), target, login == null ? "" : login))
                .onSuccess(answer -> say(request, answer))
                .onFailure(failed -> unsound(request, 500, "the question could not be decided"));
    }

    private Presented presented(HttpServerRequest request, Proxy proxy) {
        String shown = single(request, proxy.certificate);
        if (shown == null) {
            return Presented.NOTHING;
        }
        return switch (proxy) {
            case NGINX -> certificates.pem(shown);
            case CADDY -> certificates.clientCert(shown);
            case TRAEFIK -> certificates.bare(shown);
        };
    }

    private static @Nullable String single(HttpServerRequest request, String name) {
        List<String> values = request.headers().getAll(name);
        return values.size() == 1 ? values.getFirst() : null;
    }

    private void say(HttpServerRequest request, Answer answer) {
        HttpServerResponse response = request.response();
        response.putHeader("cache-control", "no-store");
        response.putHeader("x-concordat-decision-id", answer.decision());
        response.putHeader("x-concordat-epoch", String.valueOf(answer.epoch()));
        switch (answer) {
            case Answer.Permitted permitted -> {
                response.putHeader("x-concordat-reason", Reason.PERMITTED.number() + " " + Reason.PERMITTED.name());
                if (permitted.obligations() != 0) {
                    response.putHeader("concordat-obligations", permitted.obligationNames());
                }
                response.setStatusCode(200).end();
            }
            case Answer.Refused refused -> refuse(request, refused);
        }
    }

    private void refuse(HttpServerRequest request, Answer.Refused refused) {
        HttpServerResponse response = request.response();
        String accept = request.getHeader("accept");
        boolean page = ProblemText.prefersPage(accept == null ? "" : accept);
        response.setStatusCode(refused.status());
        response.putHeader(
                "x-concordat-reason",
                refused.problem().code() + " " + refused.problem().name());
        response.putHeader("content-type", page ? ProblemText.PAGE_TYPE : ProblemText.JSON_TYPE);
        response.putHeader("vary", "accept");
        response.putHeader("x-content-type-options", "nosniff");
        if (page) {
            response.putHeader("content-security-policy", text.policy());
        }
        if (refused.status() == 401) {
            response.putHeader("www-authenticate", "Bearer error=\"insufficient_user_authentication\"");
        }
        response.end(page ? text.asPage(refused.problem()) : text.asJson(refused.problem()));
    }

    private static void unsound(HttpServerRequest request, int status, String why) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", "text/plain; charset=utf-8")
                .putHeader("cache-control", "no-store")
                .end(why + "\n");
    }
}
