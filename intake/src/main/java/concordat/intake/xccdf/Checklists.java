package concordat.intake.xccdf;

import concordat.findings.AssetIdKind;
import concordat.intake.report.Assets;
import concordat.intake.report.Checked;
import concordat.intake.report.Pending;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// What both formats of checklists make of their one machine and of their rules.
final class Checklists {

    private final ReportTally tally;
    private final Pending pending;
    private final Checked looked = new Checked(RuleIds.TOOL);

    Checklists(ReportTally tally) {
        this.tally = tally;
        this.pending = new Pending(tally);
    }

    /// The machine. A person looked at it from within.
    void machine(String name, String fullName, String address, String mac) {
        Assets.firstHost(name, fullName, address).ifPresent(key -> {
            pending.on(key);
            ReportedAsset asset =
                    ReportedAsset.of(key).with(AssetIdKind.FULL_NAME, fullName).looked(true, true);
            for (String one : address.split("[,;\\s]+", 64)) {
                asset = asset.with(AssetIdKind.ADDRESS, one);
            }
            for (String one : mac.split("[,;\\s]+", 64)) {
                asset = asset.with(AssetIdKind.MAC, one);
            }
            tally.asset(asset);
        });
    }

    /// One rule.
    ///
    /// @param status in the words of either format
    /// @param id of the rule, else of its group
    /// @param severities that of the person first, then the rule's own
    /// @param text a field of the checklist's own, by its name in [Ckl]
    void rule(String status, String id, String[] severities, UnaryOperator<String> text) {
        String plain = status.toLowerCase(Locale.ROOT).replace("_", "").replace(" ", "");
        boolean open = plain.equals("open");
        if (id.isEmpty() || !(open || plain.equals("notafinding") || plain.equals("notapplicable"))) {
            return;
        }
        String stable = RuleIds.stable(id);
        looked.add(stable);
        if (!open) {
            return;
        }
        ReportedItem.Draft item = ReportedItem.of(RuleIds.TOOL, stable, RuleIds.severity(severities))
                .title(text.apply("Rule_Title"))
                .family(text.apply("Rule_Ver"))
                .references(text.apply("CCI_REF"));
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of(
                    "",
                    text.apply("Vuln_Discuss"),
                    text.apply("Fix_Text"),
                    (text.apply("FINDING_DETAILS") + "\n" + text.apply("COMMENTS")).strip()));
        }
        pending.item(item);
    }

    void over() {
        pending.end();
        looked.handOn(tally);
    }
}
