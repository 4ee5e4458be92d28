package concordat.gateway;

import concordat.decision.Decision;
import concordat.decision.Reason;
import concordat.gateway.http.HeaderRules;
import concordat.gateway.http.RequestRules;
import concordat.gateway.login.SignIn;
import concordat.gateway.refusal.Problem;
import concordat.records.DecisionRecord;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request and its answer. Registered before it is decided, so that no change of state slips between; ends when
/// the last byte of the answer is with the kernel, or when either end is gone.
final class Exchange implements Flow {

    private static final long CANCEL = 8;

    final Lane lane;
    final OpenStream stream;
    final HttpServerRequest request;
    final HttpServerResponse response;
    final RequestRules.Read.Sound head;
    private @Nullable Carrier carrier;
    private boolean stopped;
    private boolean finished;

    Exchange(Lane lane, OpenStream stream, HttpServerRequest request, RequestRules.Read.Sound head) {
        this.lane = lane;
        this.stream = stream;
        this.request = request;
        this.response = request.response();
        this.head = head;
        stream.carriedBy(this);
    }

    boolean isStopped() {
        return stopped || finished;
    }

    boolean overHttp2() {
        return request.version() == HttpVersion.HTTP_2;
    }

    void begin() {
        lane.registry().add(stream);
        stream.peer.open++;
        stream.peer.heard = true;
        lane.counts().streams.increment();
        response.exceptionHandler(failure -> gone());
        response.closeHandler(closed -> gone());
        if (!lane.decide(stream)) {
            lane.refused(stream);
            refuse();
            return;
        }
        if (head.length() != 0) {
            request.pause();
        }
        if (Judge.isDurable(stream)) {
            lane.recordDurably(stream, this::recorded);
        } else {
            lane.record(stream, DecisionRecord.Kind.AT_START);
            carry();
        }
    }

    private void recorded(boolean onDisk) {
        if (isStopped()) {
            return;
        }
        if (!onDisk) {
            stream.decision = Judge.refusal(Reason.RECORD_NOT_DURABLE);
            lane.refused(stream);
            refuse();
            return;
        }
        carry();
    }

    private void carry() {
        lane.counts().permitted.increment();
        Upstream upstream = lane.upstream(stream);
        if (upstream == null) {
            fail(502, "NO_UPSTREAM", "This gateway does not know where the service is");
            return;
        }
        boolean socket = !overHttp2() && HeaderRules.asksForWebSocket(request.headers());
        Carrier chosen = socket ? new Tunnel(this, upstream) : new Forward(this, upstream);
        carrier = chosen;
        chosen.start();
    }

    /// Answers with the refusal that the stream's decision is, and ends.
    private void refuse() {
        Optional<SignIn.Step.Go> login = lane.pages().begin(this);
        if (login.isPresent()) {
            lane.refusals().redirect(request, login.get());
            finish();
        } else {
            answer(lane.refusal(stream));
        }
    }

    /// Answers that the service could not be reached or did not answer, as long as nothing has been answered; breaks
    /// the answer off otherwise.
    void fail(int status, String name, String title) {
        lane.counts().upstreamFailures.increment();
        answerOrBreakOff(Problem.plain(status, name, title, title + ".", stream.id));
    }

    void answerOrBreakOff(Problem problem) {
        if (isStopped()) {
            return;
        }
        if (response.headWritten()) {
            breakOff();
            abortCarrier();
            finish();
        } else {
            abortCarrier();
            answer(problem);
        }
    }

    private void answer(Problem problem) {
        boolean unread = head.length() != 0 && !request.isEnded();
        stream.peer.ending |= unread && !overHttp2();
        lane.refusals().answer(lane.vertx(), request, problem, unread);
        finish();
    }

    /// The client must not take what it has for the whole answer.
    void breakOff() {
        if (overHttp2()) {
            response.reset(CANCEL);
        } else {
            Sockets.reset(stream.peer.channel);
        }
    }

    /// The client has gone, or the answer is through.
    private void gone() {
        abortCarrier();
        finish();
    }

    private void abortCarrier() {
        Carrier running = carrier;
        if (running != null) {
            running.abort();
        }
    }

    void finish() {
        if (finished) {
            return;
        }
        finished = true;
        lane.ended(stream);
    }

    @Override
    public void stop() {
        stopped = true;
        Carrier running = carrier;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public void close() {
        if (finished) {
            return;
        }
        Carrier running = carrier;
        if (running != null && response.headWritten()) {
            running.cut();
        } else {
            refuse();
        }
        abortCarrier();
        finish();
    }

    @Override
    public void drain() {
        Carrier running = carrier;
        if (running != null && !isStopped() && running.isEndless()) {
            running.leave();
            abortCarrier();
            finish();
        }
    }

    @Override
    public void tick(long nanos) {
        Carrier running = carrier;
        if (running != null && !isStopped()) {
            running.tick(nanos);
        }
    }

    /// @return what a permit obliges the service to
    String obligations() {
        int bits = Decision.obligations(stream.decision);
        if (bits == 0) {
            return "";
        }
        StringBuilder names = new StringBuilder();
        name(names, bits, Decision.VIEW_ONLY, "view-only");
        name(names, bits, Decision.NO_BULK, "no-bulk");
        name(names, bits, Decision.NO_DOWNLOAD, "no-download");
        return names.toString();
    }

    private static void name(StringBuilder names, int bits, int bit, String name) {
        if ((bits & bit) != 0) {
            names.append(names.isEmpty() ? "" : ", ").append(name);
        }
    }
}
