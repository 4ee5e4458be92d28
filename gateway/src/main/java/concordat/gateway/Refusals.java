package concordat.gateway;

import concordat.decision.Decision;
import concordat.decision.Explanation;
import concordat.decision.Reason;
import concordat.decision.Reason.Who;
import concordat.decision.Snapshot;
import concordat.gateway.login.SignIn;
import concordat.gateway.refusal.Messages;
import concordat.gateway.refusal.Problem;
import concordat.gateway.refusal.ProblemText;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns refusals and faults into what the client is told, and tells it.
final class Refusals {

    private static final long LINGER_MILLIS = 1_000;

    private final Messages messages;
    private final ProblemText text;
    private final String contact;

    Refusals(Messages messages, String contact) {
        this.messages = messages;
        this.text = new ProblemText(messages);
        this.contact = contact;
    }

    /// @param state that refused; null when there was none
    Problem problem(Question asked, @Nullable State state, long now, long provenAt) {
        Reason reason = Decision.reason(asked.decision);
        List<String> steps = new ArrayList<>();
        String general = messages.whatToDo(reason);
        if (!general.isEmpty()) {
            steps.add(general);
        }
        boolean asksBody = reason.who() == Who.BODY;
        Snapshot snapshot = state == null ? null : state.snapshot();
        if (snapshot != null && asked.placedIn == snapshot && !Decision.permits(asked.decision)) {
            Explanation why = snapshot.explain(asked.callerPlace, asked.routePlace, asked.loginFacts, now, provenAt);
            why.forCaller().stream().map(messages::remedy).forEach(steps::add);
            asksBody |= why.asks(Who.BODY);
        }
        return new Problem(
                status(asked, reason, state),
                reason.number(),
                reason.name(),
                messages.title(reason),
                messages.text(reason),
                asked.id,
                snapshot == null ? 0 : snapshot.epoch(),
                steps,
                asksBody ? Optional.of(contact) : Optional.empty(),
                messages.changes(reason));
    }

    private static int status(Question asked, Reason reason, @Nullable State state) {
        return switch (reason) {
            case ROUTE_UNKNOWN -> state != null && !state.hosts().contains(asked.host) ? 421 : 403;
            case LOGIN_TOO_WEAK -> (Decision.obligations(asked.decision) & Decision.STEP_UP) != 0 ? 401 : 403;
            case SNAPSHOT_STALE, NO_SNAPSHOT, RECORD_NOT_DURABLE -> 503;
            case PERMITTED,
                    CALLER_UNKNOWN,
                    TIER_TOO_LOW,
                    FACT_STALE,
                    PERSONAL_ADMINISTRATION,
                    ENVIRONMENT_UNKNOWN,
                    CONTROL_NOT_HELD,
                    NO_AGREEMENT,
                    RESTRICTED,
                    SUSPENDED -> 403;
        };
    }

    ProblemText text() {
        return text;
    }

    String download() {
        return messages.text("refusal.download");
    }

    /// Answers with a problem. Nothing may have been answered yet.
    ///
    /// @param unread whether a body is still to come that nobody will read; over HTTP/1.1 the connection then ends
    void answer(Vertx vertx, HttpServerRequest request, Problem problem, boolean unread) {
        HttpServerResponse response = request.response();
        String accept = request.getHeader("accept");
        boolean page = ProblemText.prefersPage(accept == null ? "" : accept);
        response.setStatusCode(problem.status());
        response.headers().clear();
        response.putHeader("content-type", page ? ProblemText.PAGE_TYPE : ProblemText.JSON_TYPE);
        response.putHeader("cache-control", "no-store");
        response.putHeader("vary", "accept");
        response.putHeader("x-content-type-options", "nosniff");
        if (page) {
            response.putHeader("content-security-policy", text.policy());
        }
        if (!problem.decision().isEmpty()) {
            response.putHeader("concordat-decision", problem.decision());
        }
        if (problem.name().equals(Reason.LOGIN_TOO_WEAK.name())) {
            response.putHeader("www-authenticate", "Bearer error=\"insufficient_user_authentication\"");
        }
        boolean ends = unread && request.version() != HttpVersion.HTTP_2;
        if (ends) {
            response.putHeader("connection", "close");
        }
        response.end(page ? text.asPage(problem) : text.asJson(problem)).onComplete(sent -> {
            if (unread) {
                linger(vertx, request);
            }
        });
    }

    /// Sends a browser elsewhere. Nothing may have been answered yet.
    void redirect(HttpServerRequest request, SignIn.Step.Go go) {
        HttpServerResponse response = request.response();
        response.setStatusCode(302);
        response.headers().clear();
        response.putHeader("location", go.location());
        response.putHeader("cache-control", "no-store");
        response.putHeader("referrer-policy", "no-referrer");
        if (!go.cookies().isEmpty()) {
            response.putHeader("set-cookie", go.cookies());
        }
        response.end();
    }

    /// Reads on for a moment, to nobody, once an answer is through that did not wait for the whole request. Closed on
    /// unread bytes, a connection is reset, and the answer may be lost with it; the same holds for a stream.
    static void linger(Vertx vertx, HttpServerRequest request) {
        boolean two = request.version() == HttpVersion.HTTP_2;
        if (two && request.isEnded()) {
            return;
        }
        vertx.setTimer(LINGER_MILLIS, timer -> {
            if (!two) {
                request.connection().close();
            } else if (!request.isEnded()) {
                request.response().reset(0);
            }
        });
        if (!request.isEnded()) {
            request.handler(dropped -> {});
            request.resume();
        }
    }
}
