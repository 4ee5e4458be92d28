package concordat.intake.testssl;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.findings.Coverage;
import concordat.intake.report.Assets;
import concordat.intake.report.Gathered;
import concordat.intake.report.Numbers;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.Severities;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Makes findings of what testssl says of one port, check by check.
final class Findings {

    static final String TOOL = "testssl";
    private static final int MOST_CHECKS = 20_000;

    private final ReportTally tally;
    private final Gathered hosts = new Gathered();
    private final Set<String> checked = new HashSet<>();

    Findings(ReportTally tally) {
        this.tally = tally;
        tally.speaksOnlyOf(TOOL);
    }

    /// @param target a name, an address, or both with a slash between
    void check(String target, String port, String id, String word, String finding, String cve, String cwe) {
        if (id.isEmpty()) {
            return;
        }
        int slash = target.indexOf('/');
        String name = slash < 0 ? target : target.substring(0, slash);
        String address = slash < 0 ? "" : target.substring(slash + 1);
        Optional<AssetKey> host = Assets.firstHost(name, address);
        boolean failed = word.equalsIgnoreCase("FATAL");
        host.ifPresent(key -> hosts.add(ReportedAsset.of(key)
                .with(AssetIdKind.ADDRESS, address)
                .with(AssetIdKind.FULL_NAME, address.isEmpty() ? "" : name)
                .looked(false, !failed)));
        if (!failed && checked.size() < MOST_CHECKS) {
            checked.add(TOOL + ":" + id);
        }
        if (word.equalsIgnoreCase("OK")) {
            return;
        }
        ReportedItem.Draft item = ReportedItem.of(TOOL, id, severity(word))
                .port(Numbers.whole(port).orElse(0), "tcp")
                .title(finding.isEmpty() ? id : id + ": " + finding)
                .cves(cve)
                .cwes(cwe);
        host.ifPresent(item::on);
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of("", "", "", finding));
        }
        tally.item(item.build());
    }

    /// A warning or a fatal problem is of the test, not of what was tested.
    private static Severity severity(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "WARN", "FATAL", "DEBUG" -> Severity.INFO;
            default -> Severities.of(word, 0);
        };
    }

    void over() {
        hosts.handOn(tally);
        tally.looksFor(new Coverage(checked, Optional.empty(), TOOL + ":", Set.of()));
    }
}
