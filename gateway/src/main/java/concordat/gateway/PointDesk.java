package concordat.gateway;

import concordat.decision.CallerRow;
import concordat.decision.Decision;
import concordat.decision.Reason;
import concordat.decision.Reason.Who;
import concordat.decision.RouteRow;
import concordat.decision.Snapshot;
import concordat.gateway.login.Login;
import concordat.gateway.memory.Remembered;
import concordat.gateway.point.Answer;
import concordat.gateway.point.Ask;
import concordat.gateway.point.Decisions;
import concordat.gateway.point.Found;
import concordat.gateway.point.Point;
import concordat.gateway.point.Presented;
import concordat.gateway.point.Search;
import concordat.gateway.point.Target;
import concordat.gateway.refusal.Problem;
import concordat.records.DecisionRecord;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Answers enforcement points of others from the same state, by the same rules and onto the same record as the
/// gateway's own requests. Nothing that is answered stays open here.
final class PointDesk implements Decisions {

    private static final int LOOK = 20_000;

    private final Vertx vertx;
    private final Shared shared;
    private final AtomicLong asked = new AtomicLong();
    private final Remembered<String> named = new Remembered<>();

    PointDesk(Vertx vertx, Shared shared) {
        this.vertx = vertx;
        this.shared = shared;
    }

    @Override
    public long now() {
        return shared.times.now();
    }

    @Override
    public Future<Answer> decide(Point asker, Ask ask) {
        String number = Long.toString(asked.getAndIncrement(), Character.MAX_RADIX);
        String id = shared.settings.id() + "-" + shared.parts.run() + "-" + asker.name() + "." + number;
        Login login = ask.login().isEmpty()
                ? new Login.None()
                : shared.parts.logins().read(ask.login(), ask.caller().fingerprint(), now());
        PointQuestion question = PointQuestion.of(id, asker, ask, login, now());
        State state = judged(question);
        if (!Decision.permits(question.decision)) {
            return Future.succeededFuture(refused(question, state));
        }
        if (!ask.person().isEmpty()
                && !(login instanceof Login.Shown shown && shown.subject().equals(ask.person()))) {
            question.decision = Judge.as(Reason.LOGIN_TOO_WEAK, question.decision);
            return Future.succeededFuture(refused(question, state));
        }
        if (!carriesOut(asker, question.decision)) {
            question.decision = Judge.asTierTooLow(question.decision);
            Answer.Refused refused = refused(question, state);
            return Future.succeededFuture(new Answer.Refused(
                    refused.problem().saying(shared.refusals.download()), refused.logins(), refused.requestable()));
        }
        return Judge.isDurable(question) ? permittedOnceOnDisk(question, state) : permitted(question, state);
    }

    /// A permit that obliges to what only the answer shows is none to a point that does not look.
    private static boolean carriesOut(Point asker, long decision) {
        return asker.stopsDownloads() || (Decision.obligations(decision) & Decision.NO_DOWNLOAD) == 0;
    }

    /// Decides again for as long as the state changes under the decision.
    @SuppressWarnings("ReferenceEquality") // another state, however alike, was not decided on
    private @Nullable State judged(PointQuestion question) {
        State state;
        do {
            state = shared.state;
            shared.judge.decide(question, state, now());
        } while (state != shared.state);
        return state;
    }

    private Answer.Refused refused(PointQuestion question, @Nullable State state) {
        Reason reason = Decision.reason(question.decision);
        shared.counts.refused(reason).increment();
        shared.recorder.accept(Judge.asRecord(question, DecisionRecord.Kind.AT_START, now()));
        Problem problem = shared.refusals.problem(question, state, now(), shared.times.provenAt());
        return new Answer.Refused(
                problem, missingLogins(question), reason.who() == Who.CALLER || reason.who() == Who.BODY);
    }

    private List<String> missingLogins(PointQuestion question) {
        Snapshot snapshot = question.placedIn;
        return snapshot == null ? List.of() : List.copyOf(Judge.lacking(question, snapshot, shared.times));
    }

    private Future<Answer> permitted(PointQuestion question, @Nullable State state) {
        shared.recorder.accept(Judge.asRecord(question, DecisionRecord.Kind.AT_START, now()));
        return Future.succeededFuture(counted(question, state));
    }

    private Future<Answer> permittedOnceOnDisk(PointQuestion question, @Nullable State state) {
        Context here = vertx.getOrCreateContext();
        Promise<Answer> answer = Promise.promise();
        DecisionRecord kept = Judge.asRecord(question, DecisionRecord.Kind.AT_START, now());
        shared.parts
                .records()
                .offerDurable(
                        kept,
                        onDisk -> here.runOnContext(back -> {
                            if (!onDisk) {
                                question.decision = Judge.refusal(Reason.RECORD_NOT_DURABLE);
                            }
                            answer.complete(onDisk ? counted(question, state) : refused(question, state));
                        }));
        return answer.future();
    }

    private Answer counted(PointQuestion question, @Nullable State state) {
        shared.counts.permitted.increment();
        return new Answer.Permitted(
                question.id,
                state == null ? 0 : state.snapshot().epoch(),
                Decision.obligations(question.decision),
                question.lease,
                !(question.login instanceof Login.None));
    }

    @Override
    public Found search(Point asker, Search search, int from, int limit) {
        State state = shared.state;
        if (state == null || from < 0) {
            return new Found(List.of(), -1);
        }
        return switch (search) {
            case Search.Callers callers -> callers(asker, state, callers, from, limit);
            case Search.Routes routes -> routes(asker, state, routes, from, limit);
            case Search.Methods methods -> methods(asker, state, methods, from, limit);
        };
    }

    private Found callers(Point asker, State state, Search.Callers search, int from, int limit) {
        Snapshot snapshot = state.snapshot();
        List<Found.Item> items = new ArrayList<>();
        Ask nobody = new Ask(Presented.NOTHING, Set.of(), search.target(), "", "");
        int route = PointQuestion.of("", asker, nobody, new Login.None(), now()).routeIn(snapshot);
        int end = route < 0 ? 0 : snapshot.callerCount();
        int at = from;
        for (int looked = 0; at < end && looked < LOOK && items.size() < limit; at++, looked++) {
            boolean kind = search.kinds().isEmpty() || search.kinds().contains(snapshot.callerKind(at));
            if (kind && Decision.permits(snapshot.decide(at, route, 0, now(), shared.times.provenAt()))) {
                CallerRow row = snapshot.callerRow(at);
                Presented one = Presented.known(row.fingerprint());
                if (permits(asker, state, new Ask(one, search.kinds(), search.target(), "", ""))) {
                    items.add(new Found.Item(row.fingerprint(), row.id()));
                }
            }
        }
        return new Found(items, at < end ? at : -1);
    }

    private Found routes(Point asker, State state, Search.Routes search, int from, int limit) {
        List<RouteRow> rows = state.snapshot().routeRows();
        List<Found.Item> items = new ArrayList<>();
        int at = from;
        for (int looked = 0; at < rows.size() && looked < LOOK && items.size() < limit; at++, looked++) {
            RouteRow row = rows.get(at);
            Target target = new Target.Route(row.id(), search.action());
            if (permits(asker, state, new Ask(search.caller(), search.kinds(), target, "", ""))) {
                items.add(new Found.Item(row.id(), "https://" + row.host() + row.path()));
            }
        }
        return new Found(items, at < rows.size() ? at : -1);
    }

    private Found methods(Point asker, State state, Search.Methods search, int from, int limit) {
        Set<String> known = new TreeSet<>();
        state.snapshot().routeRows().forEach(row -> known.addAll(row.methods()));
        List<String> methods = List.copyOf(known);
        List<Found.Item> items = new ArrayList<>();
        int at = from;
        for (; at < methods.size() && items.size() < limit; at++) {
            String method = methods.get(at);
            Target target =
                    switch (search.target()) {
                        case Target.Request asked -> new Target.Request(asked.host(), method, asked.path());
                        case Target.Route route -> new Target.Route(route.id(), method);
                    };
            if (permits(asker, state, new Ask(search.caller(), search.kinds(), target, "", ""))) {
                items.add(new Found.Item(method, ""));
            }
        }
        return new Found(items, at < methods.size() ? at : -1);
    }

    /// As it would be decided, and on no record.
    private boolean permits(Point asker, State state, Ask ask) {
        PointQuestion question = PointQuestion.of("", asker, ask, new Login.None(), now());
        return shared.judge.decide(question, state, now()) && carriesOut(asker, question.decision);
    }

    /// There is no index by id, which no request of the gateway's own needs: an id is looked for among all callers,
    /// off the event loops, and then remembered for as long as it holds.
    @Override
    public Future<Presented> named(String id) {
        State state = shared.state;
        if (state == null || id.isEmpty()) {
            return Future.succeededFuture(Presented.NOTHING);
        }
        Snapshot snapshot = state.snapshot();
        String remembered = named.get(id);
        if (remembered != null) {
            int place = snapshot.caller(remembered);
            if (place >= 0 && snapshot.callerId(place).equals(id)) {
                return Future.succeededFuture(Presented.known(remembered));
            }
            named.forget(id);
        }
        Context here = vertx.getOrCreateContext();
        Promise<Presented> answer = Promise.promise();
        vertx.executeBlocking(() -> {
                    Presented found = lookedFor(snapshot, id);
                    here.runOnContext(back -> answer.complete(found));
                    return id;
                })
                .onFailure(answer::tryFail);
        return answer.future();
    }

    private Presented lookedFor(Snapshot snapshot, String id) {
        for (int at = 0; at < snapshot.callerCount(); at++) {
            if (snapshot.callerId(at).equals(id)) {
                String fingerprint = snapshot.callerRow(at).fingerprint();
                named.put(id, fingerprint);
                return Presented.known(fingerprint);
            }
        }
        return Presented.NOTHING;
    }
}
