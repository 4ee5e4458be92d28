package concordat.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The client that loads gateways, on one event loop. A process of its own: `FOLDER DEVICES`; then, line by line,
/// `connect NAME PORT CONNECTIONS`, `closed NAME MILLIS`, `open NAME RATE MILLIS`, `latencies NAME` and `answers NAME`.
final class LoadPart {

    private final TlsClient client;
    private final EventLoop loop;
    private final int devices;
    private final ByteBuf request;
    private final Map<String, LoadTarget> targets = new HashMap<>();

    private LoadPart(TlsClient client, int devices) {
        this.client = client;
        this.loop = client.loop();
        this.devices = devices;
        byte[] bytes = ("GET /records/10482?view=summary HTTP/1.1\r\nhost: " + NetworkRows.HOST
                        + "\r\naccept: application/json\r\nuser-agent: concordat-bench\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        request = Unpooled.unreleasableBuffer(
                Unpooled.directBuffer(bytes.length).writeBytes(bytes).asReadOnly());
    }

    public static void main(String[] args) throws IOException {
        int devices = Integer.parseInt(args[1]);
        try (TlsClient client = new TlsClient(Path.of(args[0]), devices, 1)) {
            LoadPart load = new LoadPart(client, devices);
            Part.serve("", load::answer);
        }
    }

    private String answer(String line) throws IOException {
        String[] words = line.split(" ");
        if (words[0].equals("connect")) {
            LoadTarget target = new LoadTarget(loop);
            targets.put(words[1], target);
            return connect(target, Integer.parseInt(words[2]), Integer.parseInt(words[3]));
        }
        LoadTarget target = targets.get(words[1]);
        if (target == null) {
            throw new IOException("not connected with " + words[1]);
        }
        return switch (words[0]) {
            case "closed" -> load(done -> target.closed(millis(words[2]), done));
            case "open" -> load(done -> target.open(Double.parseDouble(words[2]), millis(words[3]), done));
            case "latencies" -> Waiting.of(onLoop(target::latencies)).line();
            case "answers" -> Long.toString(Waiting.of(onLoop(target::answers)));
            default -> throw new IOException("unknown: " + line);
        };
    }

    /// @return how many requests that came to
    private String load(Consumer<CompletableFuture<Long>> loading) throws IOException {
        CompletableFuture<Long> done = new CompletableFuture<>();
        loop.execute(() -> loading.accept(done));
        return Long.toString(Waiting.of(done));
    }

    private static long millis(String text) {
        return Long.parseLong(text) * 1_000_000;
    }

    /// @return the cipher of the connections
    private String connect(LoadTarget target, int port, int connections) throws IOException {
        List<CompletableFuture<LoadConnection>> made = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            LoadConnection connection = new LoadConnection(target, request);
            client.connect(
                    loop,
                    i % devices,
                    port,
                    ChannelInboundHandlerAdapter::new,
                    () -> connection,
                    connection.ready()::completeExceptionally);
            made.add(connection.ready());
        }
        Waiting.of(CompletableFuture.allOf(made.toArray(CompletableFuture<?>[]::new)));
        return Waiting.of(made.getFirst()).cipher();
    }

    private <T> CompletableFuture<T> onLoop(Callable<T> work) {
        return TlsClient.on(loop, work);
    }
}
