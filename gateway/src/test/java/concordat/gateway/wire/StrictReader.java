package concordat.gateway.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads messages in the one way that RFC 9112 leaves when nothing that it lets a reader tolerate is tolerated.
public final class StrictReader {

    private static final int MOST = 1 << 20;
    private static final Pattern REQUEST = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+ [\\x21-\\x7e]+ HTTP/1[.]1");
    private static final Pattern ANSWER = Pattern.compile("HTTP/1[.][01] [1-5][0-9][0-9] [\\t\\x20-\\x7e]*");
    private static final Pattern HEADER = Pattern.compile(
            "([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*([\\x21-\\x7e\\x80-\\xff]?[\\t\\x20-\\x7e\\x80-\\xff]*)");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final Pattern CHUNK = Pattern.compile("[0-9A-Fa-f]{1,7}");

    private final InputStream in;

    public StrictReader(InputStream in) {
        this.in = in;
    }

    /// @return empty when the peer ended before another request began
    /// @throws UnsoundException for what is no request
    /// @throws EOFException when the peer ended within one
    public Optional<Message> request() throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        String start = line(first);
        if (!REQUEST.matcher(start).matches()) {
            throw new UnsoundException("request line: " + start);
        }
        return Optional.of(rest(start, false, false));
    }

    /// @param method of the request that is answered
    /// @return empty when the peer ended before another answer began
    /// @throws UnsoundException for what is no answer
    /// @throws EOFException when the peer ended within one
    public Optional<Message> answer(String method) throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        String start = line(first);
        if (!ANSWER.matcher(start).matches()) {
            throw new UnsoundException("status line: " + start);
        }
        String status = start.substring(9, 12);
        boolean empty = method.equals("HEAD") || status.startsWith("1") || status.equals("204") || status.equals("304");
        return Optional.of(rest(start, true, empty));
    }

    private Message rest(String start, boolean answer, boolean empty) throws IOException {
        List<String> headers = headers();
        Message head = new Message(start, headers, "");
        List<String> lengths = head.all("content-length");
        List<String> codings = head.all("transfer-encoding");
        if (lengths.size() + codings.size() > 1) {
            throw new UnsoundException("a length stated more than once: " + headers);
        }
        if (empty) {
            return head;
        }
        if (!codings.isEmpty()) {
            if (!codings.getFirst().equalsIgnoreCase("chunked")) {
                throw new UnsoundException("coding " + codings);
            }
            return new Message(start, headers, chunks());
        }
        if (!lengths.isEmpty()) {
            if (!LENGTH.matcher(lengths.getFirst()).matches()) {
                throw new UnsoundException("length " + lengths);
            }
            return new Message(start, headers, exactly(Long.parseLong(lengths.getFirst())));
        }
        if (answer) {
            throw new UnsoundException("an answer without a length: " + headers);
        }
        return head;
    }

    private List<String> headers() throws IOException {
        List<String> headers = new ArrayList<>();
        for (String line = line(octet()); !line.isEmpty(); line = line(octet())) {
            var header = HEADER.matcher(line);
            if (!header.matches()) {
                throw new UnsoundException("header: " + line);
            }
            headers.add(header.group(1).toLowerCase(Locale.ROOT) + ": "
                    + header.group(2).strip());
        }
        return headers;
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        while (true) {
            String size = line(octet());
            if (!CHUNK.matcher(size).matches()) {
                throw new UnsoundException("chunk size: " + size);
            }
            int bytes = Integer.parseInt(size, 16);
            if (bytes == 0) {
                headers();
                return body.toString();
            }
            body.append(exactly(bytes));
            if (!line(octet()).isEmpty()) {
                throw new UnsoundException("a chunk is longer than its size");
            }
        }
    }

    private String exactly(long bytes) throws IOException {
        if (bytes > MOST) {
            throw new UnsoundException("a body of " + bytes + " bytes");
        }
        byte[] read = in.readNBytes((int) bytes);
        if (read.length < bytes) {
            throw new EOFException("the body ended after " + read.length + " of " + bytes + " bytes");
        }
        return new String(read, StandardCharsets.ISO_8859_1);
    }

    private int octet() throws IOException {
        int octet = in.read();
        if (octet < 0) {
            throw new EOFException("the message ended before its end");
        }
        return octet;
    }

    /// @param first octet of the line, read already
    private String line(int first) throws IOException {
        StringBuilder line = new StringBuilder();
        int octet = first;
        while (octet != '\r') {
            if (octet == '\n' || line.length() > MOST) {
                throw new UnsoundException("a line that does not end in CR LF: " + line);
            }
            line.append((char) octet);
            octet = octet();
        }
        if (octet() != '\n') {
            throw new UnsoundException("a bare CR after: " + line);
        }
        return line.toString();
    }
}
