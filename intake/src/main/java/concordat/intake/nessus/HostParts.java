package concordat.intake.nessus;

import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.report.ReportedAsset;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is gathered of one `ReportHost` while it is read.
final class HostParts {

    private static final Set<String> WANTED = Set.of(
            "host-ip",
            "host-fqdn",
            "netbios-name",
            "mac-address",
            "host-uuid",
            "aws-instance-id",
            "azure-vm-id",
            "gcp-instance-id",
            "operating-system",
            "Credentialed_Scan",
            "HOST_START",
            "HOST_END",
            "HOST_START_TIMESTAMP",
            "HOST_END_TIMESTAMP");
    private static final Map<String, Boolean> YES_OR_NO =
            Map.of("true", true, "yes", true, "1", true, "false", false, "no", false, "0", false);
    private final String name;
    private ReportedAsset asset;
    private @Nullable Boolean credentialed;
    private boolean saidCredentialed;
    private boolean finished;
    private Optional<Instant> stamped = Optional.empty();
    private Optional<Instant> worded = Optional.empty();

    HostParts(String name) {
        this.name = name;
        this.asset = ReportedAsset.of(AssetKey.host(name));
    }

    static boolean wants(String tag) {
        return WANTED.contains(tag);
    }

    String name() {
        return name;
    }

    void tag(String tag, String text) {
        switch (tag) {
            case "host-ip" -> lines(AssetIdKind.ADDRESS, text);
            case "host-fqdn" -> lines(AssetIdKind.FULL_NAME, text);
            case "netbios-name" -> lines(AssetIdKind.NETBIOS, text);
            case "mac-address" -> lines(AssetIdKind.MAC, text);
            case "host-uuid" -> lines(AssetIdKind.AGENT, text);
            case "aws-instance-id", "azure-vm-id", "gcp-instance-id" -> lines(AssetIdKind.CLOUD, text);
            case "operating-system" ->
                asset = asset.running(text.lines()
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .findFirst()
                        .orElse(""));
            case "Credentialed_Scan" -> credentialed = YES_OR_NO.get(text.strip());
            case "HOST_START" -> worded = ScanTime.parse(text);
            case "HOST_START_TIMESTAMP" -> stamped = ScanTime.parse(text);
            case "HOST_END", "HOST_END_TIMESTAMP" -> finished |= !text.isBlank();
            default -> {}
        }
    }

    private void lines(AssetIdKind kind, String text) {
        for (String line : text.split("\n", 65)) {
            asset = asset.with(kind, line);
        }
    }

    /// What the plugin that sums up a scan said of this host; the host's own tag goes before it.
    void summedUp(boolean withCredentials) {
        saidCredentialed = withCredentials;
    }

    Optional<Instant> started() {
        return stamped.or(() -> worded);
    }

    ReportedAsset build() {
        boolean with = credentialed == null ? saidCredentialed : credentialed;
        return asset.looked(with, finished);
    }
}
