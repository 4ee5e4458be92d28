package concordat.web.v1;

import concordat.web.http.Refusal;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A form with a table and its mapping (RFC 7578) that was put on disk, taken apart: the table goes to a file.
final class FormParts {

    private static final String TABLE = "table";
    private static final String MAPPING = "mapping";
    private static final Pattern BOUNDARY =
            Pattern.compile("(?i)multipart/form-data\\s*;.*\\bboundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70})).*");
    private static final Pattern NAME =
            Pattern.compile("(?i)content-disposition:\\s*form-data\\s*;.*\\bname=\"([^\"]*)\".*");
    private static final int MOST_HEADERS = 8_192;
    private static final int MOST_SMALL = 1_000_000;

    private final InputStream in;
    private final byte[] delimiter;
    private Optional<byte[]> mapping = Optional.empty();
    private boolean over;

    private FormParts(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    static boolean isForm(Optional<String> contentType) {
        return contentType
                .filter(t -> t.strip().toLowerCase(Locale.ROOT).startsWith("multipart/form-data"))
                .isPresent();
    }

    /// @param to the file that the table goes to
    /// @return the mapping
    /// @throws Refusal when it is no such form, or lacks the table
    static Optional<byte[]> take(Path form, String contentType, Path to) throws IOException {
        Matcher boundary = BOUNDARY.matcher(contentType.strip());
        if (!boundary.matches()) {
            throw malformed("its content type names no boundary");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(form), 1 << 16)) {
            FormParts parts = new FormParts(in, boundary.group(1) != null ? boundary.group(1) : boundary.group(2));
            parts.read(to);
            return parts.mapping;
        }
    }

    private static Refusal malformed(String what) {
        return Refusal.of(
                400,
                "That is no form with files",
                "Send multipart/form-data with the parts `mapping` and `table`: " + what + ".");
    }

    private void read(Path to) throws IOException {
        preamble();
        Set<String> seen = new HashSet<>();
        while (!over) {
            String name = name();
            if (!seen.add(name)) {
                throw malformed("part [" + name + "] stands there twice");
            }
            if (name.equals(TABLE)) {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(to), 1 << 16)) {
                    part(out, Long.MAX_VALUE);
                }
            } else if (name.equals(MAPPING)) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                part(out, MOST_SMALL);
                mapping = Optional.of(out.toByteArray());
            } else {
                throw malformed("part [" + name + "] is unknown here");
            }
        }
        if (!seen.contains(TABLE)) {
            throw malformed("there is no part `" + TABLE + "`");
        }
    }

    /// The first delimiter has no line before it.
    private void preamble() throws IOException {
        byte[] first = in.readNBytes(delimiter.length - 2);
        for (int i = 0; i < delimiter.length - 2; i++) {
            if (i >= first.length || first[i] != delimiter[i + 2]) {
                throw malformed("it does not begin with its boundary");
            }
        }
        ended();
    }

    /// After a delimiter: another part, or two hyphens and the end.
    private void ended() throws IOException {
        int one = in.read();
        int two = in.read();
        over = one == '-' && two == '-';
        if (!over && !(one == '\r' && two == '\n')) {
            throw malformed("it breaks off at a boundary");
        }
    }

    private String name() throws IOException {
        Optional<String> name = Optional.empty();
        int left = MOST_HEADERS;
        while (true) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int c = in.read();
            while (c >= 0 && c != '\n' && left-- > 0) {
                line.write(c);
                c = in.read();
            }
            if (c != '\n') {
                throw malformed("the head of a part breaks off or is too long");
            }
            String header = line.toString(StandardCharsets.UTF_8).strip();
            if (header.isEmpty()) {
                return name.orElseThrow(() -> malformed("a part has no name"));
            }
            Matcher matcher = NAME.matcher(header);
            if (matcher.matches()) {
                name = Optional.of(matcher.group(1));
            }
        }
    }

    /// A carriage return stands nowhere in a delimiter but at its start, so that what turns out to be none can be
    /// written as it was.
    private void part(OutputStream out, long most) throws IOException {
        int matched = 0;
        long written = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == (delimiter[matched] & 0xff)) {
                if (++matched == delimiter.length) {
                    ended();
                    return;
                }
                continue;
            }
            out.write(delimiter, 0, matched);
            written += matched;
            matched = c == '\r' ? 1 : 0;
            if (matched == 0) {
                out.write(c);
                written++;
            }
            if (written > most) {
                throw malformed("a part is larger than " + most + " bytes");
            }
        }
        throw malformed("it breaks off");
    }
}
