package concordat.app.e2e;

import concordat.demo.DemoFiles;
import concordat.demo.network.SampleService;
import concordat.signals.authority.Certificates;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// Somebody who calls services through a gateway: HTTP/1.1 over TLS with a certificate, one connection a request.
final class Visitor {

    private static final int SOON_MILLIS = 10_000;
    private static final char[] NO_PASSWORD = new char[0];
    private static final Pattern CODE = Pattern.compile("\"code\":(\\d+)");

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    private final SSLContext tls;
    private final Optional<String> login;
    private final int port;

    private Visitor(SSLContext tls, Optional<String> login, int port) {
        this.tls = tls;
        this.login = login;
        this.port = port;
    }

    /// What a gateway answered.
    ///
    /// @param code the reason's number, 0 when it permitted
    record Answer(int status, int code) {}

    static Visitor of(DemoFiles files, String name, int port) {
        try {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, NO_PASSWORD);
            own.setKeyEntry(
                    name,
                    key(Files.readString(files.key(name))),
                    NO_PASSWORD,
                    Certificates.parse(Files.readString(files.certificate(name)))
                            .toArray(X509Certificate[]::new));
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, NO_PASSWORD);
            trusted.setCertificateEntry(
                    "authority",
                    Certificates.parse(Files.readString(files.authority())).getFirst());
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(own, NO_PASSWORD);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            Optional<String> login = Files.exists(files.login(name))
                    ? Optional.of(Files.readString(files.login(name)).strip())
                    : Optional.empty();
            return new Visitor(tls, login, port);
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError("the demonstration's files of " + name + " cannot be used", e);
        }
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
    }

    /// Reads the answer's head, and of a refusal the reason.
    Answer ask(String service, String method, String path) throws IOException {
        try (SSLSocket socket = send(service, method, path)) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            String head = head(in);
            int status = status(head);
            Matcher length = LENGTH.matcher(head);
            if (status < 400 || !length.find()) {
                return new Answer(status, 0);
            }
            byte[] body = in.readNBytes(Integer.parseInt(length.group(1)));
            Matcher code = CODE.matcher(new String(body, StandardCharsets.UTF_8));
            return new Answer(status, code.find() ? Integer.parseInt(code.group(1)) : 0);
        } catch (IOException e) {
            throw new IOException(method + " " + path + " of " + service + ": " + e.getMessage(), e);
        }
    }

    /// Opens what stays open. A path that ends in `live` is a WebSocket.
    OpenLine open(String service, String path) throws IOException {
        SSLSocket socket = send(service, "GET", path);
        InputStream in = new BufferedInputStream(socket.getInputStream());
        int status = status(head(in));
        if (status >= 400) {
            socket.close();
            throw new IOException(service + " " + path + " was answered with " + status);
        }
        return OpenLine.follow(socket, in, status == 101);
    }

    private SSLSocket send(String service, String method, String path) throws IOException {
        String host = service + "." + SampleService.DOMAIN;
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(SOON_MILLIS);
        StringBuilder head = new StringBuilder()
                .append(method + " " + path + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\n")
                .append("Accept: application/json\r\n");
        login.ifPresent(line -> head.append(line).append("\r\n"));
        if (path.endsWith("/live")) {
            head.append("Upgrade: websocket\r\nConnection: Upgrade\r\n")
                    .append("Sec-WebSocket-Version: 13\r\n")
                    .append("Sec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==\r\n\r\n");
        } else if (method.equals("GET")) {
            head.append("Connection: close\r\n\r\n");
        } else {
            head.append("Connection: close\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
        }
        socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    private static int status(String head) {
        return Integer.parseInt(head.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    /// @return the head; the stream then stands at the body's first byte
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0 || head.length() > 65_536) {
                throw new IOException("no whole answer but [" + head + "]");
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
