package concordat.intake.cyclonedx;

import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.report.Assets;
import concordat.intake.report.Purl;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.Room;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a first reading learns of a bill, however it is written: what it is of, and what its references mean.
final class Bill {

    final Map<String, String> byReference = new HashMap<>();
    final Room room = new Room("names of components", 192L << 20);
    final Map<String, String> subject = new HashMap<>();
    boolean vulnerabilities;
    String tool = "";
    Optional<Instant> made = Optional.empty();

    /// The package without its version, else its group and name.
    static String name(Map<String, String> part) {
        String purl = Purl.withoutVersion(part.getOrDefault("purl", ""));
        return purl.isEmpty() ? plain(part) : purl;
    }

    private static String plain(Map<String, String> part) {
        String group = part.getOrDefault("group", "");
        String name = part.getOrDefault("name", "");
        return group.isEmpty() || name.isEmpty() ? name : group + "/" + name;
    }

    /// @return whether what a method gives is a score of CVSS, and no likelihood or another's number
    static boolean scores(String method) {
        return method.isEmpty() || method.regionMatches(true, 0, "CVSS", 0, 4);
    }

    /// What a reference means, also one into a bill of its own.
    String place(String reference) {
        String known = byReference.getOrDefault(reference, "");
        int hash = reference.indexOf('#');
        if (known.isEmpty() && reference.startsWith("urn:cdx:") && hash > 0) {
            String inside = reference.substring(hash + 1);
            return byReference.getOrDefault(inside, Purl.withoutVersion(inside));
        }
        return known.isEmpty() ? Purl.withoutVersion(reference) : known;
    }

    /// What the bill is of, when it says so.
    Optional<AssetKey> asset() {
        return Assets.named(AssetKind.PRODUCT, plain(subject));
    }

    /// A bill of materials that also lists vulnerabilities lists all; one without, or without materials, closes
    /// nothing.
    ///
    /// @param parts how many it lists, what it is of among them
    void tell(ReportTally tally, int parts) {
        tally.tool(tool);
        tally.scannedAt(made);
        tally.speaksOnlyOf("cyclonedx");
        boolean whole = vulnerabilities && parts > (subject.isEmpty() ? 0 : 1);
        asset().ifPresent(key -> tally.asset(ReportedAsset.of(key).looked(true, whole)));
    }
}
