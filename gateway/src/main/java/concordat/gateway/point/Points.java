package concordat.gateway.point;

import java.io.IOException;
import java.io.Reader;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The enforcement points that may ask, from a file that whoever runs the gateway keeps. Safe between threads.
///
/// ```
///   nginx-1.certificate = 64 hex digits, the SHA-256 of the certificate that it shows
///   nginx-1.hosts = benefits.example, tax.example
///   nginx-1.stops-downloads = true      (false unless said)
///   nginx-1.searches = true             (false unless said)
/// ```
///
/// A file that cannot be read registers nobody: whoever took a line out must not be mistaken about it.
public final class Points {

    private static final System.Logger LOG = System.getLogger(Points.class.getName());
    private static final Set<String> KEYS = Set.of("certificate", "hosts", "stops-downloads", "searches");

    private final Path file;
    private volatile Map<String, Point> byFingerprint = Map.of();
    private @Nullable FileTime readAt;
    private long readSize;

    private Points(Path file) {
        this.file = file;
    }

    /// @throws IOException with one line that says what to do, when the file cannot be read
    public static Points in(Path file) throws IOException {
        Points points = new Points(file);
        points.byFingerprint = read(file);
        return points;
    }

    /// @param fingerprint lower-case hex
    public Optional<Point> shown(String fingerprint) {
        return Optional.ofNullable(byFingerprint.get(fingerprint));
    }

    /// @return all of them, by name
    public List<Point> all() {
        return byFingerprint.values().stream()
                .sorted(Comparator.comparing(Point::name))
                .toList();
    }

    /// @return what a file says that registers these
    public static String text(List<Point> points) {
        StringBuilder text = new StringBuilder();
        for (Point point : points) {
            String hosts = point.hosts().stream().sorted().collect(Collectors.joining(", "));
            line(text, point, "certificate", point.fingerprint());
            line(text, point, "hosts", hosts);
            line(text, point, "stops-downloads", String.valueOf(point.stopsDownloads()));
            line(text, point, "searches", String.valueOf(point.searches()));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, Point point, String key, String value) {
        text.append(point.name())
                .append('.')
                .append(key)
                .append(" = ")
                .append(value)
                .append('\n');
    }

    /// Reads the file again when it has changed. Blocks for as long as that takes.
    public synchronized void refresh() {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            if (changed.equals(readAt) && size == readSize) {
                return;
            }
            byFingerprint = read(file);
            readAt = changed;
            readSize = size;
        } catch (IOException e) {
            if (!byFingerprint.isEmpty()) {
                LOG.log(Level.ERROR, "no enforcement point may ask until this is mended: {0}", e.getMessage());
            }
            byFingerprint = Map.of();
            readAt = null;
        }
    }

    private static Map<String, Point> read(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            lines.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("enforcement points in " + file + " cannot be read: " + e.getMessage(), e);
        }
        Map<String, Map<String, String>> byName = new TreeMap<>();
        for (String line : lines.stringPropertyNames()) {
            int dot = line.lastIndexOf('.');
            String key = line.substring(dot + 1);
            if (dot <= 0 || !KEYS.contains(key)) {
                throw new IOException(file + " has a line " + line + "; NAME.certificate, NAME.hosts, "
                        + "NAME.stops-downloads and NAME.searches can be");
            }
            byName.computeIfAbsent(line.substring(0, dot), n -> new HashMap<>())
                    .put(key, lines.getProperty(line).strip());
        }
        Map<String, Point> points = new HashMap<>();
        for (Map.Entry<String, Map<String, String>> one : byName.entrySet()) {
            Point point = point(file, one.getKey(), one.getValue());
            Point other = points.put(point.fingerprint(), point);
            if (other != null) {
                throw new IOException(file + " gives " + other.name() + " and " + point.name() + " one certificate");
            }
        }
        return Map.copyOf(points);
    }

    private static Point point(Path file, String name, Map<String, String> values) throws IOException {
        Set<String> hosts = Arrays.stream(values.getOrDefault("hosts", "").split(","))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toSet());
        try {
            return new Point(
                    name,
                    values.getOrDefault("certificate", ""),
                    hosts,
                    says(values, "stops-downloads"),
                    says(values, "searches"));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static boolean says(Map<String, String> values, String key) {
        String value = values.getOrDefault(key, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(key + " is " + value + "; true or false can be");
        }
        return value.equals("true");
    }
}
