package concordat.bench;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The clients of some environments: each stream on a TLS connection of its own, with its environment's certificate. A
/// process of its own, so that nothing but its own reading stands between a socket and the clock:
/// `FOLDER ENVIRONMENTS`; then, line by line, `open ENVIRONMENT PORT COUNT EVERY-MILLIS`, `ticks`, and with
/// environments as `0,1,2` `await-closed THEM`, `last THEM SINCE`, `closed THEM SINCE`, `ended-beside THEM`, and
/// `forget-closed`.
final class StreamPart {

    private static final int EVENT_LOOPS = 2;
    private static final int TOGETHER = 50;
    private static final int WAITS = 1_000;
    private static final int WAIT_MILLIS = 10;

    private final TlsClient client;
    private final Map<EventLoop, Streams> loops = new HashMap<>();

    /// The streams of one event loop.
    private static final class Streams {
        private final List<TickStream> all = new ArrayList<>();
        private Samples ticks = new Samples();

        private TickStream opening(int environment, int every) {
            return new TickStream(environment, every, latency -> ticks.add(latency));
        }

        /// @return how long each took that came since it was last asked
        private Samples ticks() {
            Samples gathered = ticks;
            ticks = new Samples();
            return gathered;
        }

        private Stream<TickStream> of(Set<Integer> environments) {
            return all.stream().filter(stream -> environments.contains(stream.environment));
        }
    }

    private StreamPart(TlsClient client) {
        this.client = client;
        for (int loop = 0; loop < EVENT_LOOPS; loop++) {
            loops.put(client.loop(), new Streams());
        }
    }

    public static void main(String[] args) throws IOException {
        try (TlsClient client = new TlsClient(Path.of(args[0]), Integer.parseInt(args[1]), EVENT_LOOPS)) {
            StreamPart part = new StreamPart(client);
            Part.serve("", part::answer);
        }
    }

    private String answer(String line) throws IOException {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "open" -> open(number(words[1]), number(words[2]), number(words[3]), number(words[4]));
            case "ticks" -> {
                return Samples.all(each(Streams::ticks)).line();
            }
            case "await-closed" -> awaitClosed(environments(words[1]));
            case "last" -> {
                return durations(environments(words[1]), Long.parseLong(words[2]), TickStream::last);
            }
            case "closed" -> {
                return durations(environments(words[1]), Long.parseLong(words[2]), TickStream::closed);
            }
            case "ended-beside" -> {
                return Long.toString(endedBeside(environments(words[1])));
            }
            case "forget-closed" -> each(streams -> streams.all.removeIf(stream -> stream.closed() != 0));
            default -> throw new IOException("unknown: " + line);
        }
        return "done";
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }

    private static Set<Integer> environments(String text) {
        return Stream.of(text.split(",")).map(Integer::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /// Opens streams by turns on the event loops, a few at a time, and waits for their first bytes.
    private void open(int environment, int port, int count, int every) throws IOException {
        List<EventLoop> turns = List.copyOf(loops.keySet());
        for (int done = 0; done < count; done += TOGETHER) {
            List<CompletableFuture<Void>> opening = new ArrayList<>();
            for (int i = done; i < Math.min(count, done + TOGETHER); i++) {
                EventLoop loop = turns.get(i % turns.size());
                opening.add(on(loop, streams -> {
                            TickStream stream = streams.opening(environment, every);
                            streams.all.add(stream);
                            client.connect(
                                    loop,
                                    environment,
                                    port,
                                    stream::atSocket,
                                    stream::behindTls,
                                    stream.begun()::completeExceptionally);
                            return stream;
                        })
                        .thenCompose(TickStream::begun));
            }
            Waiting.of(CompletableFuture.allOf(opening.toArray(CompletableFuture<?>[]::new)));
        }
    }

    /// @throws IOException when a stream has not ended after some seconds
    private void awaitClosed(Set<Integer> environments) throws IOException {
        for (int waits = 0; waits < WAITS; waits++) {
            long left =
                    each(streams -> streams.of(environments)
                                    .filter(stream -> stream.closed() == 0)
                                    .count())
                            .stream()
                            .mapToLong(Long::longValue)
                            .sum();
            if (left == 0) {
                return;
            }
            Waiting.millis(WAIT_MILLIS);
        }
        throw new IOException(
                "streams of suspended environments are still open after " + WAITS * WAIT_MILLIS / 1_000 + " s");
    }

    /// @return how long after an instant something was, for each stream; what was before counts as 0
    private String durations(Set<Integer> environments, long since, ToLongFunction<TickStream> instant)
            throws IOException {
        return Samples.all(each(streams -> {
                    Samples samples = new Samples();
                    streams.of(environments)
                            .forEach(stream -> samples.add(Math.max(0, instant.applyAsLong(stream) - since)));
                    return samples;
                }))
                .line();
    }

    private long endedBeside(Set<Integer> environments) throws IOException {
        return each(streams -> streams.all.stream()
                        .filter(stream -> stream.closed() != 0 && !environments.contains(stream.environment))
                        .count())
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private <T> List<T> each(Function<Streams, T> work) throws IOException {
        List<T> results = new ArrayList<>();
        for (EventLoop loop : loops.keySet()) {
            results.add(Waiting.of(on(loop, work)));
        }
        return results;
    }

    private <T> CompletableFuture<T> on(EventLoop loop, Function<Streams, T> work) {
        Streams streams = loops.get(loop);
        if (streams == null) {
            throw new IllegalArgumentException("not a loop of ours");
        }
        return TlsClient.on(loop, () -> work.apply(streams));
    }
}
