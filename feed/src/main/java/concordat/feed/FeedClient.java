package concordat.feed;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The gateway's end of the feed: connects, verifies, keeps the last state on disk, hands it to a sink and
/// acknowledges. Works on one thread of its own.
public final class FeedClient implements AutoCloseable {

    private final ClientSettings settings;
    private final FeedClock clock;
    private final SecureRandom random;
    private final Follower follower;
    private final NetClient sockets;
    private final ScheduledThreadPoolExecutor thread;
    private Optional<ControlLink> link = Optional.empty();
    private Optional<Trouble> trouble = Optional.empty();
    private boolean heard;
    private long retryNanos;
    private boolean closed;
    private volatile ClientStatus status = new ClientStatus(false, 0, Optional.empty(), Optional.empty());

    public FeedClient(Vertx vertx, ClientSettings settings, FeedClock clock, SecureRandom random, FeedSink sink) {
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("feed-client").daemon(true).factory());
        this.thread.setRemoveOnCancelPolicy(true);
        this.follower = new Follower(settings, clock, sink, this::post);
        this.retryNanos = settings.pace().firstRetry().toNanos();
        FeedTls tls = settings.tls();
        this.sockets = vertx.createNetClient(new NetClientOptions()
                .setSsl(true)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
                .setHostnameVerificationAlgorithm("HTTPS")
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertValue(Buffer.buffer(tls.chainPem()))
                        .addKeyValue(Buffer.buffer(tls.keyPem())))
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(tls.trustPem())))
                .setTcpNoDelay(true)
                .setConnectTimeout((int) settings.pace().silence().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setSslHandshakeTimeout(settings.pace().silence().toMillis()));
    }

    /// Applies what the state file holds, then connects and keeps connected. Call once.
    ///
    /// @return completes when the kept state, if any, has been applied; exceptionally when the file
    ///     cannot be read or written, belongs to another network, or the sink refuses what it holds
    public CompletionStage<Void> start() {
        return CompletableFuture.completedFuture(null)
                .thenComposeAsync(
                        go -> {
                            try {
                                return follower.load();
                            } catch (IOException e) {
                                throw new UncheckedIOException("state file " + settings.stateFile() + ": " + e, e);
                            }
                        },
                        this::post)
                .thenAcceptAsync(
                        damage -> {
                            damage.ifPresent(what -> note(Trouble.Kind.STORE_FAILED, what));
                            every(settings.pace().renewal().toNanos());
                            connect();
                        },
                        this::post);
    }

    /// @return how things stand; callable from any thread
    public ClientStatus status() {
        return status;
    }

    /// Disconnects and closes the file. Blocks until the last write is done.
    @Override
    public void close() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        thread.execute(() -> {
            closed = true;
            try {
                link.ifPresent(open -> open.end(Trouble.Kind.DISCONNECTED, "closed"));
                sockets.close();
                follower.close();
                done.complete(null);
            } catch (IOException e) {
                done.completeExceptionally(e);
            } finally {
                thread.shutdownNow();
            }
        });
        try {
            done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("state file " + settings.stateFile() + " could not be closed", e);
        }
    }

    private void connect() {
        if (closed) {
            return;
        }
        sockets.connect(settings.port(), settings.host()).onComplete(result -> {
            NetSocket socket = result.result();
            if (socket == null) {
                post(() -> lost(Trouble.Kind.DISCONNECTED, String.valueOf(result.cause())));
            } else {
                connected(socket);
            }
        });
    }

    /// On the socket's event loop, so that nothing is missed.
    private void connected(NetSocket socket) {
        socket.pause();
        ControlLink opened = new ControlLink(socket, settings, clock, random, follower, new ControlLink.Owner() {
            @Override
            public void reached() {
                publish();
            }

            @Override
            public void proven() {
                heard = true;
                retryNanos = settings.pace().firstRetry().toNanos();
                publish();
            }

            @Override
            public void ended(Trouble.Kind why, String detail) {
                lost(why, detail);
            }
        });
        socket.exceptionHandler(broken -> post(() -> opened.end(Trouble.Kind.DISCONNECTED, broken.toString())));
        socket.closeHandler(gone -> post(() -> opened.end(Trouble.Kind.DISCONNECTED, "the connection was closed")));
        socket.handler(chunk -> {
            socket.pause();
            post(() -> opened.heard(chunk));
        });
        post(() -> {
            if (closed) {
                socket.close();
                return;
            }
            link = Optional.of(opened);
            opened.greet();
            socket.resume();
        });
    }

    private void lost(Trouble.Kind why, String detail) {
        link = Optional.empty();
        heard = false;
        note(why, detail);
        if (closed) {
            return;
        }
        long wait = retryNanos / 2 + (long) (random.nextDouble() * retryNanos / 2);
        retryNanos = Math.min(2 * retryNanos, settings.pace().lastRetry().toNanos());
        after(
                wait,
                () -> Started.forget(follower.atRest().whenCompleteAsync((rest, failure) -> connect(), this::post)));
    }

    private void note(Trouble.Kind why, String detail) {
        trouble = Optional.of(new Trouble(why, detail, clock.micros()));
        publish();
    }

    private void publish() {
        status = new ClientStatus(heard, follower.held().sequence(), follower.proof(), trouble);
    }

    private void after(long nanos, Runnable step) {
        Started.forget(thread.schedule(guarded(step), nanos, TimeUnit.NANOSECONDS));
    }

    private void every(long nanos) {
        Started.forget(thread.scheduleAtFixedRate(
                guarded(() -> link.ifPresent(ControlLink::tick)), nanos, nanos, TimeUnit.NANOSECONDS));
    }

    private void post(Runnable step) {
        try {
            thread.execute(guarded(step));
        } catch (RejectedExecutionException e) {
            // Closed: nothing is wanted any more.
        }
    }

    /// What throws is the sink, or a fault of ours: the connection is begun anew with a whole state.
    private Runnable guarded(Runnable step) {
        return () -> {
            try {
                step.run();
                publish();
            } catch (RuntimeException e) {
                follower.needWhole();
                link.ifPresentOrElse(
                        open -> open.end(Trouble.Kind.SINK_FAILED, e.toString()),
                        () -> note(Trouble.Kind.SINK_FAILED, e.toString()));
            }
        };
    }
}
