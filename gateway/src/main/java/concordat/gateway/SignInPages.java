package concordat.gateway;

import concordat.decision.Decision;
import concordat.decision.Reason;
import concordat.decision.Snapshot;
import concordat.gateway.http.HeaderRules;
import concordat.gateway.http.RequestRules;
import concordat.gateway.login.SignIn;
import concordat.gateway.refusal.Problem;
import concordat.gateway.refusal.ProblemText;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;

/// Sends browsers to where they may log in, and serves the pages by which they come back. Used on one event loop.
final class SignInPages {

    private static final String USUAL_PORT = ":443";

    private final Shared shared;
    private final Vertx vertx;
    private final Context context;

    /// @param context the event loop's
    SignInPages(Shared shared, Vertx vertx, Context context) {
        this.shared = shared;
        this.vertx = vertx;
        this.context = context;
    }

    /// @return where a browser may log in to be permitted; empty when it may not, or is none
    Optional<SignIn.Step.Go> begin(Exchange exchange) {
        OpenStream stream = exchange.stream;
        Snapshot snapshot = stream.placedIn;
        if (Decision.reason(stream.decision) != Reason.LOGIN_TOO_WEAK
                || snapshot == null
                || !asksForPage(exchange.request)) {
            return Optional.empty();
        }
        return shared.parts
                .signIn()
                .begin(
                        visit(exchange.request, exchange.head, stream.peer),
                        Judge.body(snapshot, stream.callerPlace),
                        Judge.lacking(stream, snapshot, shared.times));
    }

    /// A page that a person opens, and not what a page asks for by itself: nobody would see where that leads.
    private static boolean asksForPage(HttpServerRequest request) {
        String accept = request.getHeader("accept");
        String mode = request.getHeader("sec-fetch-mode");
        return request.method().equals(HttpMethod.GET)
                && ProblemText.prefersPage(accept == null ? "" : accept)
                && (mode == null || mode.equals("navigate"));
    }

    private static SignIn.Visit visit(HttpServerRequest request, RequestRules.Read.Sound head, Peer peer) {
        String authority = head.authority();
        return new SignIn.Visit(
                authority.endsWith(USUAL_PORT)
                        ? authority.substring(0, authority.length() - USUAL_PORT.length())
                        : authority,
                head.target(),
                HeaderRules.ourCookies(request.headers()),
                peer.caller.fingerprint);
    }

    /// Answers a request for a page that is the gateway's own.
    void arrived(HttpServerRequest request, RequestRules.Read.Sound head, Peer peer) {
        peer.heard = true;
        // over HTTP/2 nothing says whether there will be a body; one that comes with a GET is dropped
        boolean unread = head.length() != 0 && request.version() != HttpVersion.HTTP_2;
        if (!request.method().equals(HttpMethod.GET) || unread) {
            peer.ending |= unread;
            shared.refusals.answer(
                    vertx,
                    request,
                    Problem.plain(405, "METHOD_NOT_ALLOWED", "This page is only read", "Ask for it by GET.", ""),
                    unread);
            return;
        }
        Future.succeededFuture(visit(request, head, peer))
                .compose(shared.parts.signIn()::arrive)
                .otherwise(new SignIn.Step.Failed(
                        500, "NOT_SIGNED_IN", "You could not be logged in", "Try again in a minute."))
                .onSuccess(step -> context.runOnContext(here -> answer(request, step)));
    }

    private void answer(HttpServerRequest request, SignIn.Step step) {
        switch (step) {
            case SignIn.Step.Go go -> shared.refusals.redirect(request, go);
            case SignIn.Step.Failed failed -> {
                Problem problem = Problem.plain(failed.status(), failed.name(), failed.title(), failed.detail(), "");
                shared.refusals.answer(vertx, request, problem, false);
            }
        }
    }
}
