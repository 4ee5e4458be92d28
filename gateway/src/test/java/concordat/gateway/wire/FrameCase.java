package concordat.gateway.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Frames of HTTP/2 that are sent behind the preface and settings, and what must come of them.
///
/// ```
///   case DATA on stream 0                  starts a case
///   wants connection PROTOCOL_ERROR        the connection ends, with this code or none; or with one of A|B
///   wants stream PROTOCOL_ERROR            the stream is reset or refused, or the whole connection is
///   wants answer 200                       the stream is answered so, and the connection goes on
///   wants calm ENHANCE_YOUR_CALM           the connection ends so, or has answered everything
///   bare                                   neither preface nor settings are sent before
///   DATA end 0 text hello                  a frame: type, flags by +, stream, payload
///   HEADERS end+headers 1 request          payloads: request, fields, hex, text, zeros, nothing
///   HEADERS end+headers 1 request x-a: b   a sound request and more; fields stand between semicolons
///   500 PING - 0 zeros 8                   as often; several by &, on stream `each` of its own
/// ```
///
/// `@` stands for the case's own path.
///
/// @param wants connection, stream, answer or calm
/// @param codes error codes or statuses that will do
public record FrameCase(String name, String id, String wants, List<String> codes, boolean bare, List<String> frames) {

    private static final Map<String, Integer> TYPES = Map.ofEntries(
            Map.entry("DATA", 0),
            Map.entry("HEADERS", 1),
            Map.entry("PRIORITY", 2),
            Map.entry("RST_STREAM", 3),
            Map.entry("SETTINGS", 4),
            Map.entry("PUSH_PROMISE", 5),
            Map.entry("PING", 6),
            Map.entry("GOAWAY", 7),
            Map.entry("WINDOW_UPDATE", 8),
            Map.entry("CONTINUATION", 9),
            Map.entry("UNKNOWN", 0xbe));
    private static final Map<String, Integer> FLAGS =
            Map.of("-", 0, "end", 1, "ack", 1, "headers", 4, "padded", 8, "priority", 0x20, "odd", 0xc2);

    public FrameCase {
        codes = List.copyOf(codes);
        frames = List.copyOf(frames);
    }

    @Override
    public String toString() {
        return name;
    }

    /// @return the cases of the file
    public static List<FrameCase> of(String file) throws IOException {
        try (InputStream in = FrameCase.class.getResourceAsStream("/concordat/gateway/http2/" + file + ".cases")) {
            if (in == null) {
                throw new IllegalArgumentException("no cases " + file);
            }
            List<FrameCase> cases = new ArrayList<>();
            for (String block : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^case ", -1)) {
                if (!block.startsWith("#")) {
                    cases.add(read(block, "h" + cases.size()));
                }
            }
            return cases;
        }
    }

    private static FrameCase read(String block, String id) {
        List<String> lines = block.lines().filter(line -> !line.isBlank()).toList();
        String[] wants = lines.get(1).split(" ", 3);
        boolean bare = lines.get(2).equals("bare");
        List<String> frames = lines.subList(bare ? 3 : 2, lines.size()).stream()
                .map(line -> line.replace("@", id))
                .toList();
        return new FrameCase(lines.getFirst(), id, wants[1], List.of(wants[2].split("\\|", -1)), bare, frames);
    }

    /// @return what is sent, to the byte
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String line : frames) {
            int times = 1;
            String frame = line;
            if (Character.isDigit(line.charAt(0))) {
                int blank = line.indexOf(' ');
                times = Integer.parseInt(line.substring(0, blank));
                frame = line.substring(blank + 1);
            }
            for (int time = 0; time < times; time++) {
                // of a frame that is repeated, each is on a stream of its own where it says so
                for (String one :
                        frame.replace("each", String.valueOf(2 * time + 1)).split(" & ", -1)) {
                    out.writeBytes(frame(one));
                }
            }
        }
        return out.toByteArray();
    }

    private byte[] frame(String line) {
        if (line.startsWith("RAW ")) {
            return HexFormat.of().parseHex(line.substring(4));
        }
        String[] parts = line.split(" ", 4);
        byte[] payload = payload(parts[3]);
        Integer type = TYPES.get(parts[0]);
        if (type == null) {
            throw new IllegalArgumentException(name + ": " + line);
        }
        int flags = 0;
        for (String flag : parts[1].split("\\+", -1)) {
            flags |= FLAGS.getOrDefault(flag, 0);
        }
        return framed(type, flags, Integer.parseInt(parts[2]), payload);
    }

    static byte[] framed(int type, int flags, int stream, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(payload.length >>> 16);
        out.write(payload.length >>> 8);
        out.write(payload.length);
        out.write(type);
        out.write(flags);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(stream >>> shift);
        }
        out.writeBytes(payload);
        return out.toByteArray();
    }

    private byte[] payload(String text) {
        int blank = text.indexOf(' ');
        String kind = blank < 0 ? text : text.substring(0, blank);
        String rest = blank < 0 ? "" : text.substring(blank + 1);
        return switch (kind) {
            case "hex" -> HexFormat.of().parseHex(rest);
            case "text" -> rest.getBytes(StandardCharsets.ISO_8859_1);
            case "zeros" -> new byte[Integer.parseInt(rest)];
            case "nothing" -> new byte[0];
            case "fields" -> fields(rest);
            case "request" ->
                fields(":method: GET; :scheme: https; :authority: service.test; :path: /" + id + "/x"
                        + (rest.isEmpty() ? "" : "; " + rest));
            default -> throw new IllegalArgumentException(name + ": " + text);
        };
    }

    /// Literals without indexing and without Huffman's code (RFC 7541, 6.2.2).
    private static byte[] fields(String fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String field : fields.split("; ", -1)) {
            int colon = field.indexOf(": ", 1);
            out.write(0);
            string(out, WireCase.unescaped(field.substring(0, colon)));
            string(out, WireCase.unescaped(field.substring(colon + 2)));
        }
        return out.toByteArray();
    }

    private static void string(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < 127) {
            out.write(bytes.length);
        } else {
            out.write(127);
            int left = bytes.length - 127;
            for (; left >= 128; left >>>= 7) {
                out.write((left & 0x7f) | 0x80);
            }
            out.write(left);
        }
        out.writeBytes(bytes);
    }
}
