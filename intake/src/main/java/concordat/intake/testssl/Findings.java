package concordat.intake.testssl;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.report.Address;
import concordat.intake.report.Assets;
import concordat.intake.report.Checked;
import concordat.intake.report.Gathered;
import concordat.intake.report.Numbers;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.Room;
import concordat.intake.report.Severities;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Makes findings of what testssl says of one port, check by check.
final class Findings {

    static final String TOOL = "testssl";

    /// Words that tell of the test and not of what was tested.
    private static final Set<String> OF_TEST = Set.of("WARN", "FATAL", "DEBUG");

    /// Under which stands what went wrong with the test itself.
    private static final String TEST = "test";

    private final ReportTally tally;
    private final Gathered hosts = new Gathered();
    private final Checked checked = new Checked(TOOL);
    private final Set<String> failed = new HashSet<>();
    private final Room room = new Room("names of checks that did not come off");

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
        boolean ofTest = OF_TEST.contains(word.toUpperCase(Locale.ROOT));
        int at = Address.port(Numbers.whole(port).orElse(0));
        host.ifPresent(key -> hosts.add(ReportedAsset.of(key)
                .with(AssetIdKind.ADDRESS, address)
                .with(AssetIdKind.FULL_NAME, address.isEmpty() ? "" : name)
                .looked(false, !word.equalsIgnoreCase("FATAL"))
                .at(at)));
        if (!ofTest) {
            checked.add(id);
        } else if (failed.add(id)) {
            room.take(id);
        }
        if (word.equalsIgnoreCase("OK")) {
            return;
        }
        // What went wrong with a check is no answer to it.
        ReportedItem.Draft item = ReportedItem.of(
                        TOOL, ofTest ? TEST + "/" + id : id, ofTest ? Severity.INFO : Severities.of(word, 0))
                .port(at, "tcp")
                .title(finding.isEmpty() ? id : id + ": " + finding)
                .cves(cve)
                .cwes(cwe);
        host.ifPresent(item::on);
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of("", "", "", finding));
        }
        tally.item(item.build());
    }

    void over() {
        hosts.handOn(tally);
        failed.forEach(checked::remove);
        checked.add(TEST);
        checked.handOn(tally);
    }
}
