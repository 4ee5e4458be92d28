package concordat.demo.service;

import concordat.demo.network.SampleService;
import concordat.demo.network.ServiceList;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// All forty sample services on one loopback port, told apart by the Host header. They believe whatever calls them, so
/// nothing but a gateway of this machine should reach them.
public final class SampleServices {

    static final String LOOPBACK = "127.0.0.1";

    private final Vertx vertx;
    private final Map<String, SampleService> byHost = new LinkedHashMap<>();

    private SampleServices(Vertx vertx) {
        this.vertx = vertx;
        ServiceList.all().forEach(service -> byHost.put(service.host(), service));
    }

    /// @param port 0 for any free one
    /// @return the server once it listens; fails when the port is taken
    public static Future<HttpServer> start(Vertx vertx, int port) {
        SampleServices services = new SampleServices(vertx);
        HttpServerOptions options =
                new HttpServerOptions().setHost(LOOPBACK).setPort(port).setIdleTimeout(300);
        return vertx.createHttpServer(options)
                // the gateway ends what is withdrawn, and that is no error here
                .connectionHandler(connection -> connection.exceptionHandler(broken -> {}))
                .requestHandler(services::handle)
                .listen();
    }

    private void handle(HttpServerRequest request) {
        String path = Objects.requireNonNullElse(request.path(), "/");
        if (path.equals("/health")) {
            request.response().putHeader("content-type", "text/plain").end("ok\n");
            return;
        }
        SampleService service = byHost.get(host(request));
        if (service == null) {
            request.response()
                    .setStatusCode(404)
                    .putHeader("content-type", "text/plain")
                    .end("no sample service answers to this name\n");
            return;
        }
        String last = path.substring(path.lastIndexOf('/') + 1);
        switch (last) {
            case "stream" -> Ticking.events(vertx, request, service);
            case "live" -> Ticking.live(vertx, request, service);
            case "download" -> Bulk.download(request);
            case "upload" -> Bulk.upload(request);
            default -> page(request, path, service);
        }
    }

    private static String host(HttpServerRequest request) {
        String authority = request.getHeader("host");
        return authority == null ? "" : authority.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
    }

    /// Shows what came through the gateway, as JSON or, to who would rather have it, as HTML.
    private static void page(HttpServerRequest request, String path, SampleService service) {
        Map<String, String> received = new TreeMap<>();
        request.headers()
                .forEach(header -> received.merge(
                        header.getKey().toLowerCase(Locale.ROOT), header.getValue(), (a, b) -> a + ", " + b));
        Received page =
                new Received(service.id(), service.title(), request.method().name(), path, received);
        String accept = request.getHeader("accept");
        boolean html = accept != null && accept.contains("text/html");
        long[] bytes = {0};
        request.handler(part -> bytes[0] += part.length());
        request.endHandler(end -> request.response()
                .putHeader("content-type", html ? "text/html; charset=utf-8" : "application/json")
                .end(html ? page.html(bytes[0]) : page.json(bytes[0])));
    }
}
