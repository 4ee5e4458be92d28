package concordat.app.devices;

import concordat.signals.authority.Certificates;
import concordat.signals.authority.Credential;
import concordat.signals.est.Est;
import concordat.store.devices.DeviceStore;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/// Where devices come in: TLS, with the device's own certificate for everything but coming in.
///
/// ```
///   GET  /.well-known/est/cacerts         whom to trust (RFC 7030)
///   GET  /.well-known/est/csrattrs        what to ask for
///   POST /.well-known/est/simpleenroll    a certificate by a code, which is the password of HTTP Basic
///   POST /.well-known/est/simplereenroll  another certificate, by the one that holds
///   POST /osquery/enroll, config, log, read, write
/// ```
final class DeviceDoor implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(DeviceDoor.class.getName());
    private static final int LARGEST = 2 << 20;
    private static final int IDLE_SECONDS = 300;
    private static final String EST = "/.well-known/est/";
    private static final Map<String, Agents.Call> CALLS = Map.of(
            "/osquery/enroll", Agents.Call.ENROL,
            "/osquery/config", Agents.Call.CONFIG,
            "/osquery/log", Agents.Call.LOG,
            "/osquery/read", Agents.Call.READ,
            "/osquery/write", Agents.Call.WRITE);

    private final DeviceStore devices;
    private final Enrolment enrolment;
    private final Agents agents;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    /// Devices by the fingerprint of the certificate that they showed; emptied when any goes.
    private final Map<String, String> shown = new ConcurrentHashMap<>();

    private DeviceDoor(DeviceStore devices, Enrolment enrolment, Agents agents, HttpServer server) {
        this.devices = devices;
        this.enrolment = enrolment;
        this.agents = agents;
        this.server = server;
    }

    /// @param own what the door shows
    static DeviceDoor open(
            Vertx vertx, int port, Credential own, DeviceStore devices, Enrolment enrolment, Agents agents) {
        HttpServer server = vertx.createHttpServer(options(own, enrolment.authorityPem()));
        DeviceDoor door = new DeviceDoor(devices, enrolment, agents, server);
        server.requestHandler(request -> door.handle(vertx.getOrCreateContext(), request));
        server.listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return door;
    }

    private static HttpServerOptions options(Credential own, String authority) {
        HttpServerOptions options = new HttpServerOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
                .setClientAuth(ClientAuth.REQUEST)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertValue(Buffer.buffer(own.chainPem()))
                        .addKeyValue(Buffer.buffer(own.keyPem())))
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(authority)))
                .setIdleTimeout(IDLE_SECONDS);
        return options.setSslEngineOptions(
                OpenSSLEngineOptions.isAvailable() ? new OpenSSLEngineOptions() : new JdkSSLEngineOptions());
    }

    private void handle(Context context, HttpServerRequest request) {
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() + part.length() > LARGEST) {
                request.handler(null);
                send(request, Reply.text(413, "The largest body taken is " + LARGEST + " bytes."));
                request.connection().close();
            } else {
                body.appendBuffer(part);
            }
        });
        request.exceptionHandler(gone -> request.connection().close());
        request.endHandler(end -> workers.execute(() -> answered(request, body.getBytes())
                .whenComplete((reply, failure) -> context.runOnContext(
                        now -> send(request, failure == null ? reply : failed(request, failure))))));
    }

    private CompletionStage<Reply> answered(HttpServerRequest request, byte[] body) {
        try {
            String path = String.valueOf(request.path());
            Agents.Call call = CALLS.get(path);
            if (call != null && request.method().equals(HttpMethod.POST)) {
                Optional<String> device = device(request);
                return device.isEmpty()
                        ? CompletableFuture.completedFuture(
                                Reply.text(403, "Show the certificate that was issued to this device."))
                        : agents.answer(call, device.get(), body);
            }
            return CompletableFuture.completedFuture(est(request, path, body));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Reply est(HttpServerRequest request, String path, byte[] body) {
        String asked = request.method() + " " + path;
        return switch (asked) {
            case "GET " + EST + "cacerts" ->
                new Reply(200, "application/pkcs7-mime", Est.certificates(enrolment.authorityPem(), 1));
            case "GET " + EST + "csrattrs" -> new Reply(200, Est.ATTRIBUTES_TYPE, Est.attributes());
            case "POST " + EST + "simpleenroll" -> enrol(request, body);
            case "POST " + EST + "simplereenroll" -> renew(request, body);
            default -> Reply.text(404, "There is nothing at " + path + " for " + request.method() + ".");
        };
    }

    private Reply enrol(HttpServerRequest request, byte[] body) {
        Optional<String> code = password(request.getHeader("authorization"));
        if (code.isEmpty()) {
            request.response().putHeader("www-authenticate", "Basic realm=\"enrolment code\"");
            return Reply.text(401, "Give the enrolment code as the password of HTTP Basic; the user may be anything.");
        }
        return Est.request(body)
                .map(pem -> issued(enrolment.enrol(code.get(), pem)))
                .orElseGet(DeviceDoor::unreadable);
    }

    private Reply renew(HttpServerRequest request, byte[] body) {
        Optional<String> device = device(request);
        if (device.isEmpty()) {
            return Reply.text(
                    403, "Show the certificate that is to be renewed; when it has ended, enrol again by a code.");
        }
        return Est.request(body)
                .map(pem -> issued(enrolment.renew(device.get(), pem)))
                .orElseGet(DeviceDoor::unreadable);
    }

    private static Reply unreadable() {
        return Reply.text(400, "The body is not a certificate request (PKCS #10) in base64.");
    }

    private static Reply issued(Enrolment.Answer answer) {
        return switch (answer) {
            case Enrolment.Answer.Issued issued ->
                new Reply(200, Est.ANSWER_TYPE, Est.certificates(issued.chainPem(), 1));
            case Enrolment.Answer.Nobody ignored ->
                Reply.text(
                        403,
                        "This code lets no device in: it was used, its time is over, or it was never made. Make another.");
            case Enrolment.Answer.Unusable unusable -> Reply.text(400, "No certificate: " + unusable.why() + ".");
        };
    }

    private static Optional<String> password(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            String pair = new String(
                    Base64.getDecoder().decode(authorization.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// @return the device that showed its certificate, and has not gone
    private Optional<String> device(HttpServerRequest request) {
        SSLSession session = request.sslSession();
        if (session == null) {
            return Optional.empty();
        }
        try {
            Certificate[] chain = session.getPeerCertificates();
            String fingerprint = Certificates.fingerprint(chain[0].getEncoded());
            String device = shown.get(fingerprint);
            if (device != null) {
                return Optional.of(device);
            }
            Optional<String> found = devices.shows(fingerprint);
            found.ifPresent(id -> shown.put(fingerprint, id));
            return found;
        } catch (SSLPeerUnverifiedException | CertificateEncodingException e) {
            return Optional.empty();
        }
    }

    private static Reply failed(HttpServerRequest request, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        LOG.log(Level.ERROR, request.method() + " " + request.path() + " failed", cause);
        return Reply.text(503, "This could not be done just now; try again.");
    }

    private static void send(HttpServerRequest request, Reply reply) {
        if (!request.response().ended() && !request.response().closed()) {
            request.response()
                    .setStatusCode(reply.status())
                    .putHeader("content-type", reply.type())
                    .putHeader("cache-control", "no-store")
                    .end(Buffer.buffer(reply.body()));
        }
    }

    /// A device has gone; whoever shows its certificate is looked up again.
    void forget() {
        shown.clear();
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
        workers.close();
    }
}
