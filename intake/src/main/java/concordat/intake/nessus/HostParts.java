package concordat.intake.nessus;

import concordat.intake.report.ReportedHost;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is gathered of one `ReportHost` while it is read.
final class HostParts {

    private static final Set<String> WANTED = Set.of(
            "host-ip",
            "host-fqdn",
            "operating-system",
            "Credentialed_Scan",
            "HOST_START",
            "HOST_END",
            "HOST_START_TIMESTAMP",
            "HOST_END_TIMESTAMP");
    private static final Map<String, Boolean> YES_OR_NO =
            Map.of("true", true, "yes", true, "1", true, "false", false, "no", false, "0", false);
    private static final int MOST_ADDRESSES = 64;

    private final String name;
    private final Set<String> addresses = new LinkedHashSet<>();
    private Optional<String> fqdn = Optional.empty();
    private Optional<String> operatingSystem = Optional.empty();
    private @Nullable Boolean credentialed;
    private boolean saidCredentialed;
    private boolean finished;
    private Optional<Instant> stamped = Optional.empty();
    private Optional<Instant> worded = Optional.empty();

    HostParts(String name) {
        this.name = name;
    }

    static boolean wants(String tag) {
        return WANTED.contains(tag);
    }

    String name() {
        return name;
    }

    void tag(String tag, String text) {
        switch (tag) {
            case "host-ip" ->
                text.lines()
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .limit(MOST_ADDRESSES)
                        .forEach(addresses::add);
            case "host-fqdn" -> fqdn = Optional.of(text.strip()).filter(s -> !s.isEmpty());
            case "operating-system" ->
                operatingSystem = text.lines()
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .findFirst();
            case "Credentialed_Scan" -> credentialed = YES_OR_NO.get(text.strip());
            case "HOST_START" -> worded = ScanTime.parse(text);
            case "HOST_START_TIMESTAMP" -> stamped = ScanTime.parse(text);
            case "HOST_END", "HOST_END_TIMESTAMP" -> finished |= !text.isBlank();
            default -> {}
        }
    }

    /// What the plugin that sums up a scan said of this host; the host's own tag goes before it.
    void summedUp(boolean withCredentials) {
        saidCredentialed = withCredentials;
    }

    Optional<Instant> started() {
        return stamped.or(() -> worded);
    }

    ReportedHost build() {
        boolean with = credentialed == null ? saidCredentialed : credentialed;
        return new ReportedHost(name, List.copyOf(addresses), fqdn, operatingSystem, with, finished);
    }
}
