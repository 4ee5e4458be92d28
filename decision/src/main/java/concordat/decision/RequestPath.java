package concordat.decision;

/// Reads the path of a request the one way that an upstream can read it too, or refuses it.
final class RequestPath {

    /*
     * A gateway that reads a path otherwise than the service behind it can be walked around. So a path is refused
     * when servers are known to differ about it: dot segments, empty segments (a trailing slash too), backslashes,
     * path parameters (;), encoded slashes, backslashes, dots, per cents and control characters, a malformed or
     * non-ASCII character. Other encoded octets are compared decoded, since %61dmin is admin upstream.
     */
    private static final boolean[] PLAIN = new boolean[128];

    static {
        String plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,=:@";
        for (int i = 0; i < plain.length(); i++) {
            PLAIN[plain.charAt(i)] = true;
        }
    }

    private RequestPath() {}

    /// @return whether the character may stand in a path as it is
    static boolean plain(char c) {
        return c < 128 && PLAIN[c];
    }

    /// @return whether the whole path may be matched at all
    static boolean isSound(String path) {
        int length = path.length();
        if (length == 0 || path.charAt(0) != '/') {
            return false;
        }
        int segment = 1;
        for (int at = 1; at <= length; at++) {
            char c = at == length ? '/' : path.charAt(at);
            if (c == '/') {
                if (!segmentIsSound(path, segment, at)) {
                    return length == 1;
                }
                segment = at + 1;
            } else if (c == '%') {
                if (!octetIsSound(octet(path, at))) {
                    return false;
                }
                at += 2;
            } else if (!plain(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean segmentIsSound(String path, int from, int to) {
        int length = to - from;
        return length > 2 || (length > 0 && path.charAt(from) != '.') || (length == 2 && path.charAt(from + 1) != '.');
    }

    private static boolean octetIsSound(int octet) {
        return octet >= 0x20
                && octet != 0x7f
                && octet != '/'
                && octet != '\\'
                && octet != '.'
                && octet != '%'
                && octet != ';';
    }

    /// @return the octet that the `%` at this place and two hex digits stand for, or -1
    private static int octet(String path, int at) {
        if (at + 2 >= path.length()) {
            return -1;
        }
        int high = digit(path.charAt(at + 1));
        int low = digit(path.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : (high << 4) | low;
    }

    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    /// @return where the segment ends: at the next slash or the end of the path
    static int segmentEnd(String path, int from) {
        int slash = path.indexOf('/', from);
        return slash < 0 ? path.length() : slash;
    }

    /// @return the hash of a segment of a sound path, as decoded
    static int hash(String path, int from, int to) {
        int hash = 0;
        for (int at = from; at < to; at++) {
            int c = path.charAt(at);
            if (c == '%') {
                c = octet(path, at);
                at += 2;
            }
            hash = 31 * hash + c;
        }
        return hash;
    }

    /// @return whether a segment of a sound path, decoded, is the literal
    static boolean equals(String path, int from, int to, String literal) {
        int length = literal.length();
        if (to - from == length) {
            return path.startsWith(literal, from);
        }
        int matched = 0;
        for (int at = from; at < to; at++, matched++) {
            int c = path.charAt(at);
            if (c == '%') {
                c = octet(path, at);
                at += 2;
            }
            if (matched == length || literal.charAt(matched) != c) {
                return false;
            }
        }
        return matched == length;
    }
}
