package concordat.gateway;

import concordat.decision.Reason;
import concordat.records.RecordCounts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/// Health and figures, plain and on loopback only.
///
/// ```
///   GET /live     200 while the process serves
///   GET /ready    200 when it should be sent requests, otherwise 503 and why not ([Readiness])
///   GET /status   JSON
///   GET /metrics  Prometheus text
/// ```
final class LocalDoor {

    private static final String LOOPBACK = "127.0.0.1";

    private final Shared shared;
    private final HttpServer server;

    LocalDoor(Vertx vertx, Shared shared) {
        this.shared = shared;
        this.server = vertx.createHttpServer(new HttpServerOptions().setHost(LOOPBACK))
                .requestHandler(this::answer);
    }

    Future<HttpServer> open(int port) {
        return server.listen(port, LOOPBACK);
    }

    int port() {
        return server.actualPort();
    }

    Future<Void> close() {
        return server.close();
    }

    private void answer(HttpServerRequest request) {
        switch (String.valueOf(request.path())) {
            case "/live" -> send(request, 200, "application/json", "{\"live\":true}\n");
            case "/ready" -> {
                Readiness readiness = shared.readiness();
                int status = readiness == Readiness.READY ? 200 : 503;
                send(request, status, "application/json", "{" + ready(readiness) + "}\n");
            }
            case "/status" -> send(request, 200, "application/json", status());
            case "/metrics" -> send(request, 200, "text/plain; version=0.0.4; charset=utf-8", metrics());
            default -> send(request, 404, "application/json", "{}\n");
        }
    }

    private static void send(HttpServerRequest request, int status, String type, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", type)
                .putHeader("cache-control", "no-store")
                .end(body);
    }

    private static String ready(Readiness readiness) {
        return readiness == Readiness.READY ? "\"ready\":true" : "\"ready\":false,\"why\":\"" + readiness.word() + '"';
    }

    private String status() {
        State state = shared.state;
        RecordCounts records = shared.parts.records().counts();
        return "{\"gateway\":\"" + shared.settings.id() + "\"," + ready(shared.readiness()) + ",\"epoch\":"
                + (state == null ? 0 : state.snapshot().epoch()) + ",\"now\":" + shared.times.now()
                + ",\"provenAt\":" + shared.times.provenAt() + ",\"connections\":" + shared.counts.connections.sum()
                + ",\"streams\":" + shared.counts.streams.sum() + ",\"permitted\":" + shared.counts.permitted.sum()
                + ",\"refused\":" + shared.counts.refused() + ",\"cut\":" + shared.counts.cut.sum()
                + ",\"missed\":" + shared.counts.missed.sum() + ",\"unsound\":" + shared.counts.unsound.sum()
                + ",\"upstreamFailures\":" + shared.counts.upstreamFailures.sum() + ",\"recordsWritten\":"
                + records.written() + ",\"recordsLost\":" + records.lost() + ",\"recordsFailing\":"
                + records.failing() + ",\"sendBuffer\":"
                + shared.settings.limits().sendBuffer() + "}\n";
    }

    private String metrics() {
        State state = shared.state;
        RecordCounts records = shared.parts.records().counts();
        StringBuilder out = new StringBuilder(4_096);
        gauge(out, "epoch", state == null ? 0 : state.snapshot().epoch());
        gauge(out, "state_age_seconds", (shared.times.now() - shared.times.provenAt()) / 1_000_000);
        gauge(out, "connections", shared.counts.connections.sum());
        gauge(out, "streams", shared.counts.streams.sum());
        gauge(out, "send_buffer_bytes", shared.settings.limits().sendBuffer());
        gauge(out, "records_failing", records.failing() ? 1 : 0);
        counter(out, "permitted_total", shared.counts.permitted.sum());
        counter(out, "cut_total", shared.counts.cut.sum());
        counter(out, "missed_total", shared.counts.missed.sum());
        counter(out, "unsound_total", shared.counts.unsound.sum());
        counter(out, "upstream_failures_total", shared.counts.upstreamFailures.sum());
        counter(out, "records_written_total", records.written());
        counter(out, "records_lost_total", records.lost());
        out.append("# TYPE concordat_gateway_refused_total counter\n");
        for (Reason reason : Reason.values()) {
            if (reason != Reason.PERMITTED) {
                out.append("concordat_gateway_refused_total{reason=\"")
                        .append(reason.name().toLowerCase(Locale.ROOT))
                        .append("\",code=\"")
                        .append(reason.number())
                        .append("\"} ")
                        .append(shared.counts.refused(reason).sum())
                        .append('\n');
            }
        }
        return out.toString();
    }

    private static void gauge(StringBuilder out, String name, long value) {
        line(out, name, "gauge", value);
    }

    private static void counter(StringBuilder out, String name, long value) {
        line(out, name, "counter", value);
    }

    private static void line(StringBuilder out, String name, String type, long value) {
        out.append("# TYPE concordat_gateway_")
                .append(name)
                .append(' ')
                .append(type)
                .append("\nconcordat_gateway_")
                .append(name)
                .append(' ')
                .append(value)
                .append('\n');
    }
}
