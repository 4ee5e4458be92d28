package concordat.gateway.point.haproxy;

import concordat.decision.Reason;
import concordat.gateway.http.RequestRules;
import concordat.gateway.point.Answer;
import concordat.gateway.point.Ask;
import concordat.gateway.point.CallerCertificates;
import concordat.gateway.point.Decisions;
import concordat.gateway.point.Point;
import concordat.gateway.point.Target;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/// Answers HAProxy: a message about a request with the arguments `method`, `host`, `path`, `certificate` (DER) and
/// `authorization`, by setting variables of the transaction.
///
/// ```
///   permitted   yes or no; HAProxy refuses unless it is yes, and so also when nobody answers
///   status      401 or 403 of a refusal, 200 of a permit
///   reason      number and name            decision   id        epoch   of the snapshot
///   title       what a person is told      obligations         empty for none
///   statement   whether the authorization was ours, and not for the service
/// ```
public final class SpoeAgent {

    private static final int AGENT_HELLO = 101;
    private static final int AGENT_DISCONNECT = 102;
    private static final int ACK = 103;
    private static final int NORMAL = 0;
    private static final int TOO_BIG = 3;
    private static final int INVALID = 4;
    private static final int NO_VERSION = 5;
    private static final int BAD_VERSION = 8;
    private static final int UNKNOWN = 99;
    private static final int LEAST_FRAME = 256;
    private static final int MOST_PENDING = 256;
    private static final long HELLO_MILLIS = 10_000;
    private static final String VERSION = "2.0";

    private final Vertx vertx;
    private final Decisions decisions;
    private final CallerCertificates certificates;

    public SpoeAgent(Vertx vertx, Decisions decisions, CallerCertificates certificates) {
        this.vertx = vertx;
        this.decisions = decisions;
        this.certificates = certificates;
    }

    /// Serves one connection until it ends.
    ///
    /// @param asker who is at its other end, asked anew for each message; empty for nobody who may ask
    public void serve(NetSocket socket, Supplier<Optional<Point>> asker) {
        new Conversation(socket, asker).begin();
    }

    private final class Conversation {
        private final NetSocket socket;
        private final Supplier<Optional<Point>> asker;
        private Buffer unread = Buffer.buffer();
        private boolean greeted;
        private boolean over;
        private int pending;

        Conversation(NetSocket socket, Supplier<Optional<Point>> asker) {
            this.socket = socket;
            this.asker = asker;
        }

        void begin() {
            socket.exceptionHandler(broken -> {});
            socket.closeHandler(closed -> over = true);
            socket.handler(this::more);
            vertx.setTimer(HELLO_MILLIS, late -> {
                if (!greeted) {
                    leave(UNKNOWN, "no greeting");
                }
            });
        }

        private void more(Buffer bytes) {
            unread.appendBuffer(bytes);
            int at = 0;
            try {
                while (!over && unread.length() - at >= Integer.BYTES) {
                    int length = unread.getInt(at);
                    if (length < 0 || length > Frame.LONGEST) {
                        throw new MalformedFrameException(TOO_BIG, "a frame of " + length + " bytes");
                    }
                    if (unread.length() - at - Integer.BYTES < length) {
                        break;
                    }
                    heard(Frame.read(unread.getBytes(at + Integer.BYTES, at + Integer.BYTES + length)));
                    at += Integer.BYTES + length;
                }
                unread = unread.getBuffer(Math.min(at, unread.length()), unread.length());
            } catch (MalformedFrameException e) {
                leave(e.status(), "a frame that is not understood");
            }
        }

        private void heard(Frame frame) throws MalformedFrameException {
            switch (frame) {
                case Frame.Hello hello -> greet(hello);
                case Frame.Disconnect gone -> leave(NORMAL, "normal");
                case Frame.Notify notify -> {
                    if (!greeted) {
                        throw new MalformedFrameException(INVALID, "a message before the greeting");
                    }
                    Optional<Point> who = asker.get();
                    if (who.isEmpty()) {
                        leave(UNKNOWN, "this enforcement point is not registered here");
                    } else {
                        asked(who.get(), notify);
                    }
                }
            }
        }

        private void greet(Frame.Hello hello) {
            if (hello.versions().isEmpty()) {
                leave(NO_VERSION, "no version");
            } else if (Arrays.stream(hello.versions().split(","))
                    .map(String::strip)
                    .noneMatch(VERSION::equals)) {
                leave(BAD_VERSION, "version " + VERSION + " is spoken here");
            } else if (hello.longest() < LEAST_FRAME) {
                leave(TOO_BIG, "frames that small are not spoken here");
            } else {
                greeted = true;
                int longest = (int) Math.min(hello.longest(), Frame.LONGEST);
                socket.write(Buffer.buffer(new FrameWriter(AGENT_HELLO, 0, 0)
                        .pair("version", VERSION)
                        .pair("max-frame-size", longest)
                        .pair("capabilities", "pipelining")
                        .toBytes()));
                if (hello.probe()) {
                    over = true;
                    socket.close();
                }
            }
        }

        private void asked(Point who, Frame.Notify notify) {
            if (notify.messages().size() != 1) {
                socket.write(Buffer.buffer(new FrameWriter(ACK, notify.stream(), notify.frame()).toBytes()));
                return;
            }
            if (++pending == MOST_PENDING) {
                socket.pause();
            }
            decisions.decide(who, ask(notify.messages().getFirst())).onComplete(done -> {
                if (pending-- == MOST_PENDING) {
                    socket.resume();
                }
                FrameWriter ack = new FrameWriter(ACK, notify.stream(), notify.frame());
                if (!over) {
                    socket.write(Buffer.buffer(
                            (done.succeeded() ? answered(ack, done.result()) : ack.set("permitted", false)).toBytes()));
                }
            });
        }

        private void leave(int status, String why) {
            if (!over) {
                over = true;
                socket.write(Buffer.buffer(new FrameWriter(AGENT_DISCONNECT, 0, 0)
                                .pair("status-code", status)
                                .pair("message", why)
                                .toBytes()))
                        .onComplete(sent -> socket.close());
            }
        }
    }

    private Ask ask(Frame.Message message) {
        String host = RequestRules.host(message.text("host"));
        String path = message.text("path");
        int query = path.indexOf('?');
        return Ask.of(
                certificates.der(message.bytes("certificate")),
                new Target.Request(
                        host == null ? "" : host, message.text("method"), query < 0 ? path : path.substring(0, query)),
                message.text("authorization"));
    }

    private static FrameWriter answered(FrameWriter ack, Answer answer) {
        ack.set("decision", answer.decision()).set("epoch", answer.epoch());
        return switch (answer) {
            case Answer.Permitted permitted ->
                ack.set("permitted", true)
                        .set("status", 200)
                        .set("reason", Reason.PERMITTED.number() + " " + Reason.PERMITTED.name())
                        .set("obligations", permitted.obligationNames())
                        .set("statement", permitted.ours());
            case Answer.Refused refused ->
                ack.set("permitted", false)
                        .set("status", refused.status())
                        .set(
                                "reason",
                                refused.problem().code() + " "
                                        + refused.problem().name())
                        .set("title", refused.problem().title());
        };
    }
}
