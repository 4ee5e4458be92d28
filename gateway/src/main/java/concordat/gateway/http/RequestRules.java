package concordat.gateway.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the head of a request the one way there is, or says why it is refused.
public final class RequestRules {

    private static final int MAX_HOST = 253;
    private static final int MAX_PORT = 65_535;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ_";
    private static final boolean[] IN_HOST = marked(LETTERS + ".");
    private static final boolean[] IN_ADDRESS = marked("abcdefABCDEF0123456789:.");
    private static final boolean[] IN_NAME = marked(LETTERS + ".!#$%&'*+^`|~");

    private final int maxHeaders;
    private final long maxBodyBytes;

    /// @param maxBodyBytes longest body that a head may state
    public RequestRules(int maxHeaders, long maxBodyBytes) {
        this.maxHeaders = maxHeaders;
        this.maxBodyBytes = maxBodyBytes;
    }

    private static boolean[] marked(String characters) {
        boolean[] marked = new boolean[128];
        for (int at = 0; at < characters.length(); at++) {
            marked[characters.charAt(at)] = true;
        }
        return marked;
    }

    /// How a head was read.
    public sealed interface Read {

        /// @param host lower-case, without a port
        /// @param authority host and port as they came, for the service
        /// @param target what is forwarded: path and query, to the byte as they came
        /// @param path what is decided on: `target` up to its query
        /// @param length of the body; 0 for none, -1 for not stated
        record Sound(String host, String authority, String target, String path, long length) implements Read {}

        /// @param status an HTTP status
        record Unsound(int status, String why) implements Read {}
    }

    private static Read unsound(String why) {
        return new Read.Unsound(400, why);
    }

    public Read read(HttpServerRequest request) {
        HttpVersion version = request.version();
        boolean two = version == HttpVersion.HTTP_2;
        if (!two && version != HttpVersion.HTTP_1_1) {
            return new Read.Unsound(505, "only HTTP/1.1 and HTTP/2 are spoken here");
        }
        if (request.method().equals(HttpMethod.CONNECT)) {
            return new Read.Unsound(405, "tunnels are not opened here");
        }
        MultiMap headers = request.headers();
        String flaw = headersFlaw(headers, two);
        if (flaw != null) {
            return unsound(flaw);
        }
        String authority = two ? authorityOfTwo(request) : single(headers, "host");
        if (authority == null) {
            return unsound("exactly one host must be named");
        }
        String target = target(request.uri(), authority);
        if (target == null) {
            return unsound("the target is malformed or names another host");
        }
        String host = host(authority);
        if (host == null) {
            return unsound("the host is malformed");
        }
        return framed(headers, two, host, authority, target);
    }

    private Read framed(MultiMap headers, boolean two, String host, String authority, String target) {
        List<String> codings = headers.getAll("transfer-encoding");
        List<String> lengths = headers.getAll("content-length");
        long length = two ? -1 : 0;
        if (!codings.isEmpty()) {
            if (two
                    || !lengths.isEmpty()
                    || codings.size() > 1
                    || !codings.getFirst().equalsIgnoreCase("chunked")) {
                return unsound("the body's length is stated in more than one way, or in one not known here");
            }
            length = -1;
        } else if (!lengths.isEmpty()) {
            length = lengths.size() == 1 ? number(lengths.getFirst()) : -1;
            if (length < 0) {
                return unsound("the body's length is no number");
            }
            if (length > maxBodyBytes) {
                return new Read.Unsound(413, "the body is longer than " + maxBodyBytes + " bytes");
            }
        }
        int query = target.indexOf('?');
        return new Read.Sound(host, authority, target, query < 0 ? target : target.substring(0, query), length);
    }

    private @Nullable String headersFlaw(MultiMap headers, boolean two) {
        int count = 0;
        for (Map.Entry<String, String> header : headers) {
            if (++count > maxHeaders) {
                return "more than " + maxHeaders + " headers";
            }
            if (!consistsOf(header.getKey(), 0, header.getKey().length(), IN_NAME)) {
                // the decoder lets an empty name pass, and one that begins with a colon
                return "a header's name is malformed";
            }
            if (two && !valueIsSound(header.getValue())) {
                return "a header holds a control character";
            }
        }
        return null;
    }

    private static boolean valueIsSound(String value) {
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String single(MultiMap headers, String name) {
        List<String> values = headers.getAll(name);
        return values.size() == 1 ? values.getFirst() : null;
    }

    private static @Nullable String authorityOfTwo(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        if (authority == null) {
            return null;
        }
        List<String> hosts = request.headers().getAll("host");
        String said = authority.port() < 0 ? authority.host() : authority.host() + ":" + authority.port();
        return hosts.isEmpty() || (hosts.size() == 1 && hosts.getFirst().equalsIgnoreCase(said)) ? said : null;
    }

    /// @return path and query; null when malformed, or absolute for another host
    private static @Nullable String target(@Nullable String uri, String authority) {
        if (uri == null) {
            return null;
        }
        String target = uri;
        if (!target.startsWith("/")) {
            int from = target.regionMatches(true, 0, "https://", 0, 8) ? 8 : -1;
            if (from < 0) {
                return null;
            }
            int slash = target.indexOf('/', from);
            String named = slash < 0 ? target.substring(from) : target.substring(from, slash);
            if (slash < 0 || !named.equalsIgnoreCase(authority)) {
                return null;
            }
            target = target.substring(slash);
        }
        for (int at = 0; at < target.length(); at++) {
            char c = target.charAt(at);
            if (c <= ' ' || c >= 0x7f || c == '#') {
                return null;
            }
        }
        return target;
    }

    /// @param authority host, with or without a port
    /// @return lower-case without port; null when it is no name or address
    public static @Nullable String host(String authority) {
        boolean bracketed = authority.startsWith("[");
        int close = authority.lastIndexOf(']');
        int colon = authority.indexOf(':', bracketed ? Math.max(0, close) : 0);
        int end = colon < 0 ? authority.length() : colon;
        if (colon >= 0) {
            long port = number(authority.substring(colon + 1));
            if (port < 0 || port > MAX_PORT) {
                return null;
            }
        }
        boolean sound = bracketed
                ? close == end - 1 && consistsOf(authority, 1, close, IN_ADDRESS)
                : consistsOf(authority, 0, end, IN_HOST);
        return sound && end <= MAX_HOST ? authority.substring(0, end).toLowerCase(Locale.ROOT) : null;
    }

    /// @return whether there is something, of these characters alone
    private static boolean consistsOf(String text, int from, int to, boolean[] marked) {
        for (int at = from; at < to; at++) {
            char c = text.charAt(at);
            if (c >= marked.length || !marked[c]) {
                return false;
            }
        }
        return from < to;
    }

    /// @return -1 when it is not digits alone, or more of them than anything here can have
    private static long number(String digits) {
        if (digits.isEmpty() || digits.length() > 18) {
            return -1;
        }
        long number = 0;
        for (int at = 0; at < digits.length(); at++) {
            char c = digits.charAt(at);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }
}
