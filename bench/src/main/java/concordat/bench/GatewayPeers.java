package concordat.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the gateway is measured beside, each an nginx of its own: one that passes everything on, one that asks a
/// decision endpoint about every request, that endpoint, and the service behind them all. Used from one thread.
final class GatewayPeers implements AutoCloseable {

    private static final String SERVER_NAME = "nginx";

    private static final String QUESTION = """
              location = /question {
                internal;
                proxy_pass http://endpoint;
                proxy_http_version 1.1;
                proxy_pass_request_body off;
                proxy_set_header Content-Length "";
                proxy_set_header Connection "";
                proxy_set_header X-Original-Method $request_method;
                proxy_set_header X-Original-URI $request_uri;
                proxy_set_header X-Client-Fingerprint $ssl_client_fingerprint;
              }
            """;

    private final Nginx nginx;
    private final LiveNetwork network;
    private final int workers;
    private final int servicePort;
    private final List<Part> parts = new ArrayList<>();

    /// A gateway of others that runs.
    ///
    /// @param parts whose processor time is its own
    record Peer(int port, List<Part> parts) {
        Peer {
            parts = List.copyOf(parts);
        }
    }

    /// @param workers processes of each proxy
    /// @param bytes of the service's answers
    GatewayPeers(Nginx nginx, LiveNetwork network, int workers, int bytes) throws IOException {
        this.nginx = nginx;
        this.network = network;
        this.workers = workers;
        network.files().server(SERVER_NAME);
        servicePort = Nginx.freePort();
        start("service", 1, servicePort, service("x".repeat(bytes)));
    }

    int servicePort() {
        return servicePort;
    }

    Part service() {
        return parts.getFirst();
    }

    Peer plain() throws IOException {
        int port = Nginx.freePort();
        return new Peer(port, List.of(start("plain", workers, port, proxy("", port, "", ""))));
    }

    Peer asking() throws IOException {
        Path socket = nginx.folder().resolve("endpoint.sock");
        Part endpoint = start("endpoint", 1, 0, endpoint(socket));
        int port = Nginx.freePort();
        String record = "access_log \"" + nginx.folder().resolve("asking.log")
                + "\" decisions buffer=64k flush=1s; auth_request /question;";
        Part asking = start("asking", workers, port, proxy(asked(socket), port, record, QUESTION));
        return new Peer(port, List.of(asking, endpoint));
    }

    private String service(String answer) {
        return """
            server {
              listen 127.0.0.1:%d backlog=4096;
              location / { return 200 "%s"; }
            }
            """.formatted(servicePort, answer);
    }

    /// Answers every question with yes, at once: what a real one would do besides only makes it slower.
    private static String endpoint(Path socket) {
        return """
            server {
              listen unix:%s;
              location / { return 204; }
            }
            """.formatted(socket);
    }

    private static String asked(Path socket) {
        return """
            upstream endpoint {
              server unix:%s;
              keepalive 512;
              keepalive_requests 1000000000;
              keepalive_timeout 1h;
            }
            """.formatted(socket);
    }

    private String proxy(String upstream, int port, String first, String location) {
        Path server = nginx.folder().resolve(SERVER_NAME);
        return """
            log_format decisions '$msec $request_id $ssl_client_fingerprint $ssl_client_s_dn $request_method '
                                 '$host$request_uri $status';
            upstream service {
              server 127.0.0.1:%d;
              keepalive 512;
              keepalive_requests 1000000000;
              keepalive_timeout 1h;
            }
            %s
            server {
              listen 127.0.0.1:%d ssl reuseport;
              server_name %s;
              ssl_protocols TLSv1.3;
              ssl_certificate "%s.pem";
              ssl_certificate_key "%s.key.pem";
              ssl_client_certificate "%s";
              ssl_verify_client on;
              ssl_session_cache off;
              ssl_session_tickets off;
              location / {
                %s
                proxy_pass http://service;
                proxy_http_version 1.1;
                proxy_set_header Connection "";
                proxy_set_header Host $host;
                proxy_set_header X-Forwarded-For $remote_addr;
                proxy_set_header X-Forwarded-Proto https;
                proxy_set_header X-Request-Id $request_id;
              }
              %s
            }
            """.formatted(
                        servicePort,
                        upstream,
                        port,
                        NetworkRows.HOST,
                        server,
                        server,
                        network.files().authority(),
                        first,
                        location);
    }

    private Part start(String name, int processes, int port, String http) throws IOException {
        Part part = nginx.start(name, processes, port, http);
        parts.add(part);
        return part;
    }

    @Override
    public void close() throws IOException {
        for (Part part : parts.reversed()) {
            part.close();
        }
    }
}
