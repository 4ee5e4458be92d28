package concordat.web.http;

import concordat.assurance.Programme;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/// Serves a table of routes on loopback. Whatever is not in the table is not there; whatever is, names who may use it.
public final class WebServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WebServer.class.getName());

    /// The most that is taken into memory of one request.
    private static final int BODY_LIMIT = 8 << 20;

    private final Vertx vertx;
    private final Table table;
    private final Identities identities;
    private final Supplier<Programme> programme;
    private final Function<Refusal, Function<Asked, Answer>> refusals;
    private final Path uploads;
    private final AtomicLong uploadNumber = new AtomicLong();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    private WebServer(
            Vertx vertx,
            List<Route> routes,
            Identities identities,
            Supplier<Programme> programme,
            Function<Refusal, Function<Asked, Answer>> refusals,
            Path uploads) {
        this.vertx = vertx;
        this.table = new Table(routes);
        this.identities = identities;
        this.programme = programme;
        this.refusals = refusals;
        this.uploads = uploads;
        this.server = vertx.createHttpServer(new HttpServerOptions()
                // no browser speaks it in clear text; a refused upload could only be told by rules of its own
                .setHttp2ClearTextEnabled(false)
                .setMaxHeaderSize(16_384)
                .setMaxInitialLineLength(8_192)
                .setIdleTimeout(120)
                .setCompressionSupported(true));
    }

    /// Starts to listen; returns when it does.
    ///
    /// @param refusals how a refusal is told, to a program or on a page
    /// @param uploads folder for what is sent to upload routes
    /// @throws UncheckedIOException when the port cannot be had; the message says which, why and what to do
    public static WebServer start(
            Vertx vertx,
            int port,
            List<Route> routes,
            Identities identities,
            Supplier<Programme> programme,
            Function<Refusal, Function<Asked, Answer>> refusals,
            Path uploads) {
        WebServer web = new WebServer(vertx, routes, identities, programme, refusals, uploads);
        try {
            web.server = web.server
                    // a reader who goes away is no error, and would be a line in the log each time
                    .connectionHandler(connection -> connection.exceptionHandler(broken -> {}))
                    .requestHandler(web::receive)
                    .listen(port, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw new UncheckedIOException(
                        "port " + port + " cannot be had: " + cause.getMessage()
                                + "; stop what has it (ss -tnap names it), or move all ports with --port-base N",
                        cause);
            }
            throw e;
        }
        return web;
    }

    /// @return the port it listens on
    public int port() {
        return server.actualPort();
    }

    private void receive(HttpServerRequest request) {
        long began = System.nanoTime();
        request.response().headersEndHandler(sending -> request.response()
                .putHeader("Server-Timing", "total;dur=%.1f".formatted((System.nanoTime() - began) / 1e6)));
        Optional<Found> found = table.find(request.method().name(), path(request));
        request.pause();
        if (found.isPresent() && found.get().route().upload()) {
            admit(request, found.get());
            return;
        }
        collect(request, found);
    }

    /// Asks whether the caller may send this at all before a byte of it reaches the disk.
    private void admit(HttpServerRequest request, Found found) {
        Context loop = vertx.getOrCreateContext();
        threads.execute(() -> {
            Asked asked = asked(request, Optional.of(found), Buffer.buffer(), Optional.empty());
            Optional<Answer> refusal = refused(asked, Optional.of(found))
                    .or(() -> announced(request) > found.route().largest()
                            ? Optional.of(
                                    refusals.apply(tooLarge(found.route())).apply(asked))
                            : Optional.empty());
            loop.runOnContext(then -> {
                if (refusal.isEmpty()) {
                    keepUpload(request, found);
                } else {
                    request.response().putHeader("Connection", "close");
                    new Sending(request, refusal.get()).send();
                }
            });
        });
    }

    private static Refusal tooLarge(Route route) {
        return Refusal.of(
                413,
                "That is too large",
                "At most %,d bytes are taken here. Nothing was kept.".formatted(route.largest()));
    }

    /// @return what the caller says it sends, 0 when it does not say
    private static long announced(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length != null && length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
    }

    private void keepUpload(HttpServerRequest request, Found found) {
        Path file = uploads.resolve("upload-" + uploadNumber.incrementAndGet() + ".part");
        vertx.fileSystem()
                .open(
                        file.toString(),
                        new OpenOptions()
                                .setCreate(true)
                                .setTruncateExisting(true)
                                .setWrite(true))
                .compose(open -> new Measured(request, found.route().largest())
                        .pipe()
                        .endOnFailure(true)
                        .to(open)
                        .map(open))
                .onSuccess((AsyncFile open) -> work(request, Optional.of(found), Buffer.buffer(), Optional.of(file)))
                .onFailure(e -> uploadFailed(request, found, file, e));
    }

    /// A caller that is still there hears of it, but only after all that it sends: few listen before.
    private void uploadFailed(HttpServerRequest request, Found found, Path file, Throwable e) {
        LOG.log(Level.WARNING, "an upload broke off: {0}", e.getMessage());
        delete(file);
        Refusal refusal = e instanceof Measured.TooLarge
                ? tooLarge(found.route())
                : Refusal.of(
                        507,
                        "The disk for uploads is full or cannot be written",
                        "Nothing was kept. Free some space below " + uploads + ", then send it again.");
        Runnable tell = () -> threads.execute(() -> {
            Asked asked = asked(request, Optional.of(found), Buffer.buffer(), Optional.empty());
            new Sending(request, refusals.apply(refusal).apply(asked)).send();
        });
        if (request.isEnded()) {
            tell.run();
            return;
        }
        request.exceptionHandler(gone -> LOG.log(Level.DEBUG, "and its caller is gone: {0}", gone.getMessage()))
                .handler(rest -> {})
                .endHandler(end -> tell.run())
                .resume();
    }

    /// A request without a path (as CONNECT has) asks for nothing that is here.
    private static String path(HttpServerRequest request) {
        String path = request.path();
        return path == null ? "" : path;
    }

    private void collect(HttpServerRequest request, Optional<Found> found) {
        Buffer body = Buffer.buffer();
        request.handler(piece -> {
            if (body.length() + piece.length() <= BODY_LIMIT) {
                body.appendBuffer(piece);
            } else if (!request.response().ended()) {
                request.response()
                        .setStatusCode(413)
                        .putHeader("Connection", "close")
                        .end("more than 8 MiB\n");
            }
        });
        request.endHandler(end -> {
            if (!request.response().ended()) {
                work(request, found, body, Optional.empty());
            }
        });
        request.exceptionHandler(e -> LOG.log(Level.DEBUG, "a request broke off: {0}", e.getMessage()));
        request.resume();
    }

    private void work(HttpServerRequest request, Optional<Found> found, Buffer body, Optional<Path> upload) {
        threads.execute(() -> {
            Asked asked = asked(request, found, body, upload);
            Answer answer;
            try {
                answer = decideAndHandle(asked, found);
            } catch (Refusal refusal) {
                answer = refusals.apply(refusal).apply(asked);
            } catch (IOException e) {
                answer = broken(asked, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                answer = broken(asked, e);
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                // The loop's top: one request's fault must not silence it nor reach another.
                answer = broken(asked, e);
            }
            upload.ifPresent(WebServer::delete);
            new Sending(request, answer).send();
        });
    }

    private Answer broken(Asked asked, Throwable e) {
        LOG.log(Level.ERROR, asked.method() + " " + asked.path() + " failed", e);
        return refusals.apply(Refusal.of(
                        500, "Something broke here", "It is logged. What you asked for was not done; try again."))
                .apply(asked);
    }

    /// @return what is answered to a caller that may not ask this
    private Optional<Answer> refused(Asked asked, Optional<Found> found) {
        try {
            allowed(asked, found);
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusals.apply(refusal).apply(asked));
        } catch (RuntimeException e) {
            // As in work.
            return Optional.of(broken(asked, e));
        }
    }

    private Answer decideAndHandle(Asked asked, Optional<Found> found) throws IOException, InterruptedException {
        return allowed(asked, found).handler().handle(asked);
    }

    private Route allowed(Asked asked, Optional<Found> found) {
        if (found.isEmpty()) {
            throw table.knows(asked.path())
                    ? Refusal.of(405, "Not that method", asked.method() + " is not done to " + asked.path() + ".")
                    : Refusal.of(404, "Nothing is here", asked.path() + " does not exist.");
        }
        if (asked.session().isPresent() && !asked.method().equals("GET")) {
            SameOrigin.require(asked);
        }
        Route route = found.get().route();
        Optional<BodyId> body = body(asked.parts().get("body"));
        if (!route.authority().allows(programme.get(), asked.person(), body)) {
            throw asked.person().isEmpty()
                    ? signIn(asked)
                    : Refusal.of(403, "Not yours to see", "Your roles do not reach " + asked.path() + ".");
        }
        return route;
    }

    private static Refusal signIn(Asked asked) {
        boolean sent =
                asked.session().isPresent() || asked.header("authorization").isPresent();
        return sent
                ? Refusal.of(401, "Sign in again", "The sign-in that was sent is not known, or its time is over.")
                : Refusal.of(401, "Sign in first", "This is not open to everybody.");
    }

    private static Optional<BodyId> body(@org.jspecify.annotations.Nullable String part) {
        try {
            return Optional.ofNullable(part).map(BodyId::new);
        } catch (IllegalArgumentException e) {
            throw Refusal.noSuchBody(String.valueOf(part));
        }
    }

    private Asked asked(HttpServerRequest request, Optional<Found> found, Buffer body, Optional<Path> upload) {
        Map<String, String> headers = new HashMap<>();
        request.headers()
                .forEach(h -> headers.putIfAbsent(h.getKey().toLowerCase(java.util.Locale.ROOT), h.getValue()));
        // HTTP/2 says it in another place.
        headers.putIfAbsent("host", String.valueOf(request.authority()));
        Map<String, String> query = new HashMap<>();
        request.params().forEach(p -> query.putIfAbsent(p.getKey(), p.getValue()));
        Optional<String> session =
                Optional.ofNullable(request.getCookie("concordat")).map(io.vertx.core.http.Cookie::getValue);
        Optional<String> token = Optional.ofNullable(headers.get("authorization"))
                .filter(a -> a.startsWith("Bearer "))
                .map(a -> a.substring("Bearer ".length()).strip());
        Optional<PersonId> person =
                token.isPresent() ? token.flatMap(identities::byToken) : session.flatMap(identities::bySession);
        return new Asked(
                request.method().name(),
                path(request),
                found.map(Found::parts).orElse(Map.of()),
                query,
                headers,
                person,
                token.isPresent() ? Optional.empty() : session,
                body,
                upload,
                String.valueOf(request.remoteAddress().hostAddress()));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} could not be deleted: {1}", file, e.getMessage());
        }
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
        threads.close();
    }
}
