package concordat.gateway.http;

import concordat.gateway.login.SignIn;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/// Which headers pass through, and which end here.
public final class HeaderRules {

    /*
     * Three kinds never pass inwards: what concerns one connection only (RFC 9110, 7.6.1), what only this gateway may
     * say (who calls, from where, under which decision), and what makes some services see another method or path than
     * the one that was decided on. Names with an underscore count as if it were a hyphen, since to many services they
     * are the same header. Nobody can have a length taken away by naming it in Connection: the body would pass without.
     */
    private static final String LENGTH = "content-length";
    private static final Set<String> ONE_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings");
    private static final Set<String> OURS = Set.of(
            "client-cert",
            "client-cert-chain",
            "forwarded",
            "x-real-ip",
            "x-request-id",
            "x-client-cert",
            "x-ssl-client-cert",
            "x-http-method",
            "x-http-method-override",
            "x-method-override",
            "x-rewrite-url",
            "host",
            "expect");
    private static final String[] OUR_PREFIXES = {"x-forwarded-", "x-original-", "concordat-"};

    private HeaderRules() {}

    /// Copies what may reach the service. `authorization` and `content-length` pass.
    public static void inwards(MultiMap from, MultiMap to) {
        Set<String> named = named(from);
        List<String> cookies = new ArrayList<>(1);
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey();
            if (name.length() == 6 && name.equalsIgnoreCase("cookie")) {
                String theirs = cookies(header.getValue(), false);
                if (!theirs.isEmpty()) {
                    cookies.add(theirs);
                }
            } else if (passesInwards(name, named)) {
                to.add(name, header.getValue());
            }
        }
        if (!cookies.isEmpty()) {
            // HTTP/2 may split cookies over several headers, HTTP/1.1 may not
            to.add("cookie", cookies.size() == 1 ? cookies.getFirst() : String.join("; ", cookies));
        }
    }

    /// Copies what may reach the client.
    public static void outwards(MultiMap from, MultiMap to) {
        Set<String> named = named(from);
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey();
            if (passesOutwards(name, named) && !setsOurCookie(name, header.getValue())) {
                to.add(name, header.getValue());
            }
        }
    }

    /// @return what the browser keeps for this gateway, as the value of one header; empty for nothing
    public static String ourCookies(MultiMap headers) {
        StringBuilder ours = new StringBuilder();
        for (String value : headers.getAll("cookie")) {
            String here = cookies(value, true);
            if (!here.isEmpty()) {
                ours.append(ours.isEmpty() ? "" : "; ").append(here);
            }
        }
        return ours.toString();
    }

    /// @param ours whether this gateway's own are wanted, or all others
    private static String cookies(String value, boolean ours) {
        if (!value.contains(SignIn.COOKIES)) {
            return ours ? "" : value;
        }
        StringJoiner wanted = new StringJoiner("; ");
        for (String one : value.split(";")) {
            String cookie = one.strip();
            if (!cookie.isEmpty() && cookie.startsWith(SignIn.COOKIES) == ours) {
                wanted.add(cookie);
            }
        }
        return wanted.toString();
    }

    private static boolean setsOurCookie(String name, String value) {
        return name.equalsIgnoreCase("set-cookie") && value.strip().startsWith(SignIn.COOKIES);
    }

    /// Copies trailers, of which nothing may be said that belongs into a head.
    public static void trailers(MultiMap from, MultiMap to) {
        for (Map.Entry<String, String> trailer : from) {
            String name = trailer.getKey().toLowerCase(Locale.ROOT);
            if (passesOutwards(name, Set.of()) && !name.equals(LENGTH) && !name.equals("set-cookie")) {
                to.add(trailer.getKey(), trailer.getValue());
            }
        }
    }

    private static boolean passesInwards(String name, Set<String> named) {
        // nothing on the lists is shorter, and few headers are
        if (name.length() < 2) {
            return named.isEmpty() || !named.contains(key(name));
        }
        String key = key(name);
        if (key.equals(LENGTH)) {
            return name.indexOf('_') < 0;
        }
        if (ONE_HOP.contains(key) || OURS.contains(key) || named.contains(key)) {
            return false;
        }
        for (String prefix : OUR_PREFIXES) {
            if (key.startsWith(prefix)) {
                return false;
            }
        }
        return true;
    }

    private static boolean passesOutwards(String name, Set<String> named) {
        String key = name.toLowerCase(Locale.ROOT);
        return key.equals(LENGTH) || (!ONE_HOP.contains(key) && !named.contains(key(name)));
    }

    private static String key(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        return key.indexOf('_') < 0 ? key : key.replace('_', '-');
    }

    /// @return the headers that the Connection header names, lower-case and without underscores
    private static Set<String> named(MultiMap headers) {
        List<String> values = headers.getAll("connection");
        if (values.isEmpty()) {
            return Set.of();
        }
        Set<String> named = new HashSet<>();
        for (String value : values) {
            for (String name : value.split(",")) {
                named.add(key(name.strip()));
            }
        }
        return named;
    }

    /// @return whether the head asks for a WebSocket
    public static boolean asksForWebSocket(MultiMap headers) {
        List<String> upgrades = headers.getAll("upgrade");
        return upgrades.size() == 1
                && upgrades.getFirst().equalsIgnoreCase("websocket")
                && named(headers).contains("upgrade");
    }
}
