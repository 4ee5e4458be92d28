package concordat.gateway.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/// Makes requests of HTTP/1.1 that are malformed for certain: a sound one, of any shape, with one flaw.
public final class Malformed {

    private static final String TOKEN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
    private static final String NO_TOKEN = "()/:;<=>?[]{}\"\\,\u00e9";
    private static final String CONTROLS = "\0\1\2\3\4\5\6\7\b\u000b\u000e\u0010\u0015\u001b\u001f\u007f";
    private static final List<BiConsumer<Malformed, RandomGenerator>> FLAWS = List.of(
            (r, any) -> r.line = r.line.replaceFirst(" ", any.nextBoolean() ? "  " : "\t"),
            (r, any) -> r.line = r.line.replace(" HTTP/1.1", any.nextBoolean() ? "  HTTP/1.1" : "\tHTTP/1.1"),
            (r, any) -> r.line = one(any, "\t \u000b\u0001") + r.line,
            (r, any) -> r.line = r.line + one(any, " \tx1"),
            (r, any) -> r.line = r.line.replace("HTTP/1.1", "HTTP/" + any.nextInt(2, 9) + "." + any.nextInt(10)),
            (r, any) -> r.line = r.line.replace(" HTTP/1.1", ""),
            (r, any) -> r.line = r.line.replace("/m/", "/m" + one(any, "#\u00e9\u007f\u0001 ") + "/"),
            (r, any) -> r.line = one(any, NO_TOKEN) + r.line,
            (r, any) -> r.host("Host: service.test" + one(any, "/?#@\\<> ,\u00e9") + "x"),
            (r, any) -> r.host("Host: service.test:" + one(any, "-+x ") + any.nextInt(1_000)),
            (r, any) -> r.host("Host: service.test:" + any.nextInt(65_536, 1_000_000)),
            (r, any) -> r.host("Host:"),
            (r, any) -> r.host("X-Host: service.test"),
            (r, any) -> r.put(any, (any.nextBoolean() ? "Host: " : "hoST:") + word(any, 8)),
            (r, any) -> r.put(any, word(any, 5) + one(any, NO_TOKEN.replace(":", "") + CONTROLS) + "a: b"),
            (r, any) -> r.put(any, word(any, 5) + one(any, " \t") + ": " + word(any, 9)),
            (r, any) -> r.put(any, ":" + word(any, 5)),
            (r, any) -> r.put(any, word(any, 12)),
            (r, any) -> r.put(any, "x: " + word(any, 5) + one(any, CONTROLS) + word(any, 5)),
            (r, any) -> r.put(any, "x: " + word(any, 5) + one(any, "\r\n") + word(any, 3) + ": " + word(any, 5)),
            (r, any) -> r.put(any, "x: " + word(any, 5) + "\r\n" + one(any, " \t") + word(any, 5)),
            (r, any) -> r.length(any, one(any, "+-") + any.nextInt(100)),
            (r, any) -> r.length(any, any.nextInt(100) + one(any, ".,_xeh;\"\u00a0\u000b") + any.nextInt(10)),
            (r, any) -> r.length(any, "9".repeat(any.nextInt(19, 80))),
            (r, any) -> r.length(any, ""),
            (r, any) -> {
                r.length(any, "5");
                r.put(any, "content-length: " + any.nextInt(2, 7));
            },
            (r, any) -> {
                r.length(any, "5");
                r.put(any, "Transfer-Encoding: chunked");
            },
            (r, any) -> r.coding(any, word(any, 5)),
            (r, any) -> r.coding(any, "chunked" + one(any, ",;x\u000b\0 ") + word(any, 3)),
            (r, any) -> r.coding(any, one(any, ",;x\u000b\u00a0") + "chunked"),
            (r, any) -> {
                r.coding(any, "chunked");
                r.put(any, "transfer-encoding: " + (any.nextBoolean() ? "chunked" : word(any, 4)));
            },
            (r, any) -> {
                for (int more = 0; more < 110; more++) {
                    r.put(any, "x-" + more + ": y");
                }
            },
            (r, any) -> r.put(any, "x: " + "y".repeat(any.nextInt(17_000, 30_000))),
            (r, any) -> r.chunk(any, one(any, "+-gx_ ;") + "5\r\nhello\r\n0\r\n\r\n"),
            (r, any) -> r.chunk(any, "5" + one(any, "gx_.,\u000b\0") + "\r\nhello\r\n0\r\n\r\n"),
            (r, any) -> r.chunk(any, "5" + one(any, "\r\n") + "hello\r\n0\r\n\r\n"),
            (r, any) -> r.chunk(any, any.nextInt(1, 5) + "\r\nhello\r\n0\r\n\r\n"),
            (r, any) -> r.chunk(any, "f" + "0".repeat(any.nextInt(8, 30)) + "\r\nhello\r\n0\r\n\r\n"),
            (r, any) -> r.chunk(any, "5\r\nhello" + one(any, "\r\nx0") + "0\r\n\r\n"));

    private String line;
    private final List<String> headers = new ArrayList<>();
    private String body = "";

    private Malformed(RandomGenerator any) {
        line = one(any, "GP").equals("G") ? "GET" : "POST";
        line += " /m/" + word(any, 12) + (any.nextBoolean() ? "?" + word(any, 20) : "") + " HTTP/1.1";
        headers.add("Host: service.test");
        for (int more = any.nextInt(4); more > 0; more--) {
            headers.add("x" + word(any, 8) + ": " + word(any, 20));
        }
    }

    /// @return one request, to the byte
    public static String next(RandomGenerator any) {
        Malformed request = new Malformed(any);
        FLAWS.get(any.nextInt(FLAWS.size())).accept(request, any);
        return request.line + "\r\n" + String.join("\r\n", request.headers) + "\r\n\r\n" + request.body;
    }

    private void host(String header) {
        headers.set(0, header);
        Collections.rotate(headers, headers.size() / 2);
    }

    /// Not first: what is put in may be malformed only where another header stands before it.
    private void put(RandomGenerator any, String header) {
        headers.add(any.nextInt(1, headers.size() + 1), header);
    }

    private void length(RandomGenerator any, String length) {
        put(any, "Content-Length: " + length);
        body = "hello";
    }

    private void coding(RandomGenerator any, String coding) {
        put(any, "Transfer-Encoding: " + coding);
        body = "0\r\n\r\n";
    }

    private void chunk(RandomGenerator any, String chunks) {
        coding(any, "chunked");
        body = chunks;
    }

    private static String one(RandomGenerator any, String of) {
        int at = any.nextInt(of.length());
        return of.substring(at, at + 1);
    }

    private static String word(RandomGenerator any, int most) {
        StringBuilder word = new StringBuilder("q");
        for (int left = any.nextInt(most); left > 0; left--) {
            word.append(one(any, TOKEN));
        }
        return word.toString();
    }
}
