package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Requests byte by byte, as no client would send them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SmugglingTest {

    private static final String HOST = "Host: service.test\r\n";
    private static final String TAIL = "\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\n" + HOST + "\r\n";

    private World world;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Limits limits = new TestLimits()
                .bodyBytes(10_000)
                .head(Duration.ofSeconds(1))
                .idle(Duration.ofSeconds(2))
                .stalled(Duration.ofSeconds(1))
                .answer(Duration.ofSeconds(2))
                .limits();
        world = new World(folder, limits, 1);
        world.open();
    }

    @AfterAll
    void stop() throws Exception {
        world.close();
    }

    private static Map<String, String> unsound() {
        return Map.ofEntries(
                Map.entry("both lengths", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + TAIL),
                Map.entry("two lengths", post("Content-Length: 5\r\nContent-Length: 6\r\n") + "\r\nhello!"),
                Map.entry("two equal lengths", post("Content-Length: 5\r\nContent-Length: 5\r\n") + "\r\nhello"),
                Map.entry("list of lengths", post("Content-Length: 5, 5\r\n") + "\r\nhello"),
                Map.entry("signed length", post("Content-Length: +5\r\n") + "\r\nhello"),
                Map.entry("negative length", post("Content-Length: -5\r\n") + "\r\nhello"),
                Map.entry("other coding", post("Transfer-Encoding: gzip, chunked\r\n") + TAIL),
                Map.entry("coding not last", post("Transfer-Encoding: chunked, identity\r\n") + TAIL),
                Map.entry("obscured coding", post("Transfer-Encoding: xchunked\r\n") + TAIL),
                Map.entry("two codings", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n") + TAIL),
                Map.entry("space before colon", post("Transfer-Encoding : chunked\r\n") + TAIL),
                Map.entry("folded line", "GET /x HTTP/1.1\r\n" + HOST + "X-A: b\r\n c\r\n\r\n"),
                Map.entry(
                        "folded by tab",
                        "GET /x HTTP/1.1\r\n" + HOST + "X-A: b\r\n\tTransfer-Encoding: chunked\r\n\r\n"),
                Map.entry("fold before the first", "GET /x HTTP/1.1\r\n " + HOST + "\r\n"),
                Map.entry("bare newline", "GET /x HTTP/1.1\r\n" + HOST + "X-A: b\nX-C: d\r\n\r\n"),
                Map.entry("bare return", "GET /x HTTP/1.1\r\n" + HOST + "X-A: b\rX-C: d\r\n\r\n"),
                Map.entry("zero byte", "GET /x HTTP/1.1\r\n" + HOST + "X-A: b\0c\r\n\r\n"),
                Map.entry("no host", "GET /x HTTP/1.1\r\nX-A: b\r\n\r\n"),
                Map.entry("two hosts", "GET /x HTTP/1.1\r\n" + HOST + "Host: other.test\r\n\r\n"),
                Map.entry("two equal hosts", "GET /x HTTP/1.1\r\n" + HOST + HOST + "\r\n"),
                Map.entry("host with a path", "GET /x HTTP/1.1\r\nHost: service.test/a\r\n\r\n"),
                Map.entry("absolute elsewhere", "GET https://other.test/x HTTP/1.1\r\n" + HOST + "\r\n"),
                Map.entry("absolute in plain", "GET http://service.test/x HTTP/1.1\r\n" + HOST + "\r\n"),
                Map.entry("fragment", "GET /x#y HTTP/1.1\r\n" + HOST + "\r\n"),
                Map.entry("no slash", "GET x HTTP/1.1\r\n" + HOST + "\r\n"),
                Map.entry("many headers", "GET /x HTTP/1.1\r\n" + HOST + "A: b\r\n".repeat(200) + "\r\n"),
                Map.entry("bad method", "GE(T /x HTTP/1.1\r\n" + HOST + "\r\n"));
    }

    private static String post(String headers) {
        return "POST /count HTTP/1.1\r\n" + HOST + headers;
    }

    /// All at once, since every one of them is read on for a second.
    @Test
    void whatCanBeReadInTwoWays_isRefused_andTheConnectionEnds() throws Exception {
        world.service.seen.clear();
        Map<String, Future<String>> answers = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            unsound()
                    .forEach((name, bytes) -> answers.put(
                            name, threads.submit(() -> exchange(bytes + "GET /second HTTP/1.1\r\n" + HOST + "\r\n"))));
        }
        for (Map.Entry<String, Future<String>> entry : answers.entrySet()) {
            String answer = entry.getValue().get();
            assertThat(answer)
                    .as(entry.getKey())
                    .matches("(?s)HTTP/1[.][01] 400.*")
                    .doesNotContain("hello", "still open");
            assertThat(answer.split("HTTP/1[.][01] ", -1)).hasSize(2);
        }
        assertThat(world.service.seen).isEmpty();
    }

    @Test
    void dotSegmentsAndTheirKind_reachNoRoute() throws Exception {
        for (String path : new String[] {"/a/../b", "/a/%2e%2e/b", "/a//b", "/a/..;/b", "/a%2fb", "/a%00b", "/a\\b"}) {
            String answer = exchange("GET " + path + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");
            assertThat(answer).as(path).matches("(?s)HTTP/1.1 (400|403).*");
        }
    }

    @Test
    void headTooLong_lengthTooLong_oldVersion_andTunnels_areRefused() throws Exception {
        assertThat(exchange("GET /x HTTP/1.1\r\n" + HOST + "A: " + "b".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
        assertThat(exchange(post("Content-Length: 10001\r\n") + "\r\n")).startsWith("HTTP/1.1 413");
        assertThat(exchange("GET /x HTTP/1.0\r\n" + HOST + "\r\n")).contains(" 505 ");
        assertThat(exchange("CONNECT service.test:443 HTTP/1.1\r\n" + HOST + "\r\n"))
                .startsWith("HTTP/1.1 405");
    }

    @Test
    void aChunkedBodyThatGrowsTooLong_isCutOff() throws Exception {
        String chunk = "1000\r\n" + "x".repeat(4_096) + "\r\n";
        assertThat(exchange(post("Transfer-Encoding: chunked\r\n") + "\r\n" + chunk.repeat(5)))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void slowHeads_slowBodies_andIdlers_areClosed() throws Exception {
        Map<String, String> expected = Map.of(
                "GET /x HTTP/1.1\r\nHo",
                "",
                post("Content-Length: 100\r\n") + "\r\nhel",
                "HTTP/1.1 408",
                "GET /x HTTP/1.1\r\n" + HOST + "\r\n",
                "HTTP/1.1 200",
                "GET /never HTTP/1.1\r\n" + HOST + "\r\n",
                "HTTP/1.1 504");
        Map<String, Future<String>> answers = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            expected.keySet().forEach(bytes -> answers.put(bytes, threads.submit(() -> exchange(bytes))));
        }
        for (Map.Entry<String, Future<String>> entry : answers.entrySet()) {
            assertThat(entry.getValue().get())
                    .startsWith(expected.getOrDefault(entry.getKey(), ""))
                    .doesNotContain("still open");
        }
    }

    @Test
    void soundRequests_inARow_areAnsweredInOrder() throws Exception {
        String one = "GET /one HTTP/1.1\r\n" + HOST + "\r\n";
        String two = post("Content-Length: 3\r\n") + "\r\nabc";
        String three = "GET https://service.test/three HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n";
        String answer = exchange(one + two + three);
        assertThat(answer.split("HTTP/1.1 200", -1)).hasSize(4);
        assertThat(answer.indexOf("GET /one")).isLessThan(answer.indexOf("GET /three"));
    }

    @Test
    void bodyFromOneWhoIsRefused_isNotReadAsTheNextRequest() throws Exception {
        String answer = exchange("DELETE /x HTTP/1.1\r\n" + HOST + "Content-Length: 60\r\n\r\nGET /inner HTTP/1.1\r\n"
                + HOST + "\r\n" + "GET /after HTTP/1.1\r\n" + HOST + "\r\n");
        assertThat(answer.split("HTTP/1[.]1 ", -1)).hasSize(2);
        assertThat(answer).startsWith("HTTP/1.1 403").doesNotContain("hello");
    }

    /// @return all that comes back until the connection ends, or nothing more has come for a while
    private String exchange(String bytes) throws Exception {
        try (SSLSocket socket = (SSLSocket) TestTls.context(world.certificates, world.first)
                .getSocketFactory()
                .createSocket("127.0.0.1", world.gateway.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return read(socket.getInputStream());
        }
    }

    private static String read(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[8_192];
        try {
            int count = in.read(buffer);
            while (count >= 0) {
                text.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                count = in.read(buffer);
            }
        } catch (SocketTimeoutException e) {
            text.append("[still open]");
        } catch (SocketException e) {
            text.append("");
        }
        return text.toString();
    }
}
