package concordat.app.signals;

import concordat.api.ApiJson;
import concordat.app.sending.SecretBox;
import concordat.courier.Answered;
import concordat.courier.Outcome;
import concordat.courier.QuestionCourier;
import concordat.store.signals.SignalStore;
import concordat.store.signals.SignalStream;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks transmitters for their events (RFC 8936), each by itself. What was taken is acknowledged with the next
/// question, which follows at once; a transmitter that does not answer is asked ever more rarely.
final class SignalAsker implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SignalAsker.class.getName());
    private static final Duration BETWEEN = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int LARGEST = 8 << 20;
    private static final int EVENTS = 100;
    /// Without a rest; so many events wait for the next turn that others come in between.
    private static final int ROUNDS = 50;
    private static final int MOST_DOUBLINGS = 10;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SignalStore signals;
    private final SignalReceiver receiver;
    private final SecretBox secrets;
    private final QuestionCourier courier;
    private final InstantSource clock;
    private final Set<String> asking = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// What is to be said of the events of the last answer.
    private record Said(List<String> taken, Map<String, Map<String, String>> refused) {
        static final Said NOTHING = new Said(List.of(), Map.of());
    }

    /// What came of one question.
    private sealed interface Round {
        record Heard(Said said, boolean any) implements Round {}

        record Failed(String why) implements Round {}
    }

    SignalAsker(
            SignalStore signals,
            SignalReceiver receiver,
            SecretBox secrets,
            QuestionCourier courier,
            InstantSource clock) {
        this.signals = signals;
        this.receiver = receiver;
        this.secrets = secrets;
        this.courier = courier;
        this.clock = clock;
    }

    /// Begins to ask those whose time has come, and waits for nothing.
    void begin() {
        for (SignalStream stream : signals.due(now())) {
            if (asking.add(stream.id())) {
                threads.execute(() -> guarded(stream));
            }
        }
    }

    private void guarded(SignalStream stream) {
        try {
            if (stream.way() instanceof SignalStream.Way.Polled polled) {
                ask(stream, polled);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // stopping: it is asked again after the next start
        } catch (RuntimeException e) {
            // The loop's top: one stream's trouble must not stop the others.
            LOG.log(Level.ERROR, stream.id() + " could not be asked", e);
            failed(stream, 1, "a fault of our own; it is in the log");
        } finally {
            asking.remove(stream.id());
        }
    }

    private void ask(SignalStream stream, SignalStream.Way.Polled polled) throws InterruptedException {
        Said said = Said.NOTHING;
        for (int round = 0; round < ROUNDS; round++) {
            switch (round(stream, polled, said)) {
                case Round.Failed failed -> {
                    failed(stream, polled.failures() + 1, failed.why());
                    return;
                }
                case Round.Heard heard -> {
                    if (!heard.any()) {
                        Instant now = now();
                        signals.asked(stream.id(), now, now.plus(BETWEEN));
                        return;
                    }
                    said = heard.said();
                }
            }
        }
        // What the last answer held comes again and is known; it is acknowledged then.
        Instant now = now();
        signals.asked(stream.id(), now, now);
    }

    private void failed(SignalStream stream, int failures, String why) {
        Duration pause = BETWEEN.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        Instant now = now();
        signals.failed(
                stream.id(),
                now,
                now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE),
                Outcome.line(why));
    }

    private Round round(SignalStream stream, SignalStream.Way.Polled polled, Said said) throws InterruptedException {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("maxEvents", EVENTS);
        question.put("returnImmediately", true);
        question.put("ack", said.taken());
        question.put("setErrs", said.refused());
        Answered answered = courier.ask(
                URI.create(polled.url()),
                polled.secret().map(kept -> secrets.openText(stream.id(), kept)),
                ApiJson.line(question),
                LARGEST);
        return switch (answered) {
            case Answered.None none -> new Round.Failed(none.reason());
            case Answered.Answer answer
            when answer.status() != 200 -> new Round.Failed("it answers " + answer.status());
            case Answered.Answer answer -> heard(stream, answer.body());
        };
    }

    private Round heard(SignalStream stream, String body) throws InterruptedException {
        JsonNode sets;
        try {
            JsonNode answer = JSON.readTree(body);
            sets = answer.get("sets");
        } catch (JacksonException e) {
            return new Round.Failed("its answer is no JSON");
        }
        if (sets == null || !sets.isObject() || sets.size() > EVENTS) {
            return new Round.Failed("its answer has no sets, or more than " + EVENTS);
        }
        List<String> taken = new ArrayList<>();
        Map<String, Map<String, String>> refused = new LinkedHashMap<>();
        for (String id : sets.propertyNames()) {
            JsonNode token = sets.get(id);
            switch (receiver.hear(stream, token.isString() ? token.stringValue() : "")) {
                case SignalReceiver.Heard.Taken ignored -> taken.add(id);
                case SignalReceiver.Heard.Refused no ->
                    refused.put(id, Map.of("err", no.err(), "description", no.description()));
            }
        }
        return new Round.Heard(new Said(taken, refused), !sets.isEmpty());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
