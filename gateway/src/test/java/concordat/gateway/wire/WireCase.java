package concordat.gateway.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bytes that are sent, and what must come of them.
///
/// ```
///   case a length that is no number          starts a case
///   wants 400                                an answer that is expected, in order; of several that will do: 400|501,
///                                            and where the connection may end without one: 400|none
///   wants 200 POST /@/x hello                ... to this request, which the service has seen with this body
///   closed                                   the connection ends with the last answer
///   open                                     nothing follows, and the client says no more
///   service sees x-a: b                      a header that reaches the service
///   service lacks x-c                        and one that does not
///   | POST /@/x HTTP/1.1                     a line, which CR LF ends
///   |- hello                                 bytes that nothing ends
/// ```
///
/// `@` stands for the case's own path, `\r \n \t \0 \\ \xHH` for an octet, `{x*3}` for `xxx`.
///
/// @param id the first segment of its paths
/// @param ends whether the connection is closed after the last answer
/// @param alone whether nothing is sent after the bytes
public record WireCase(
        String name,
        String id,
        List<Wanted> wanted,
        boolean ends,
        boolean alone,
        List<String> sees,
        List<String> lacks,
        String bytes) {

    private static final Pattern REPEATED = Pattern.compile("\\{([^*{}]+)\\*(\\d+)}");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(r|n|t|0|\\\\|x[0-9a-fA-F]{2})");

    /// One answer.
    ///
    /// @param status those that will do, by `|`
    /// @param request method and target, empty when the service must not have seen it
    public record Wanted(String status, String request, String body) {

        public String method() {
            return request.isEmpty() ? "GET" : request.substring(0, request.indexOf(' '));
        }

        public boolean takes(int answered) {
            return List.of(status.split("\\|", -1)).contains(String.valueOf(answered));
        }
    }

    public WireCase {
        wanted = List.copyOf(wanted);
        sees = List.copyOf(sees);
        lacks = List.copyOf(lacks);
    }

    @Override
    public String toString() {
        return name;
    }

    /// @return the cases of the files
    public static List<WireCase> of(String folder, String... files) throws IOException {
        List<WireCase> cases = new ArrayList<>();
        for (String file : files) {
            new Reading(file, "k" + cases.size(), cases::add).read(text(folder + "/" + file + ".cases"));
        }
        return cases;
    }

    private static String text(String name) throws IOException {
        try (InputStream in = WireCase.class.getResourceAsStream("/concordat/gateway/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no cases " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static String unescaped(String text) {
        String repeated = REPEATED.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(m.group(1).repeat(Integer.parseInt(m.group(2)))));
        return ESCAPED.matcher(repeated).replaceAll(m -> Matcher.quoteReplacement(octet(m.group(1))));
    }

    private static String octet(String escape) {
        return switch (escape.charAt(0)) {
            case 'r' -> "\r";
            case 'n' -> "\n";
            case 't' -> "\t";
            case '0' -> "\0";
            case 'x' -> String.valueOf((char) Integer.parseInt(escape.substring(1), 16));
            default -> "\\";
        };
    }

    /// A file as it is read line by line.
    private static final class Reading {

        private final String file;
        private final String prefix;
        private final Consumer<WireCase> found;
        private String name = "";
        private int number;
        private List<Wanted> wanted = new ArrayList<>();
        private boolean ends;
        private boolean alone;
        private List<String> sees = new ArrayList<>();
        private List<String> lacks = new ArrayList<>();
        private StringBuilder bytes = new StringBuilder();

        Reading(String file, String prefix, Consumer<WireCase> found) {
            this.file = file;
            this.prefix = prefix;
            this.found = found;
        }

        void read(String text) {
            text.lines().forEach(this::line);
            finish();
        }

        private void finish() {
            if (!name.isEmpty()) {
                found.accept(new WireCase(
                        file + ": " + name, prefix + "-" + number, wanted, ends, alone, sees, lacks, bytes.toString()));
            }
            wanted = new ArrayList<>();
            ends = false;
            alone = false;
            sees = new ArrayList<>();
            lacks = new ArrayList<>();
            bytes = new StringBuilder();
            number++;
        }

        private String own(String text) {
            return text.replace("@", prefix + "-" + number);
        }

        private void line(String line) {
            if (line.startsWith("|- ")) {
                bytes.append(unescaped(own(line.substring(3))));
            } else if (line.startsWith("|")) {
                bytes.append(unescaped(own(line.length() < 2 ? "" : line.substring(2))))
                        .append("\r\n");
            } else if (line.startsWith("case ")) {
                finish();
                name = line.substring(5);
            } else if (line.startsWith("wants ")) {
                String[] parts = own(line).split(" ", 5);
                wanted.add(new Wanted(
                        parts[1],
                        parts.length < 4 ? "" : parts[2] + " " + unescaped(parts[3]),
                        parts.length < 5 ? "" : unescaped(parts[4])));
            } else if (line.equals("closed")) {
                ends = true;
            } else if (line.equals("open")) {
                alone = true;
            } else if (line.startsWith("service sees ")) {
                sees.add(unescaped(own(line.substring(13))));
            } else if (line.startsWith("service lacks ")) {
                lacks.add(unescaped(own(line.substring(14))));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalArgumentException(file + ": " + line);
            }
        }
    }
}
