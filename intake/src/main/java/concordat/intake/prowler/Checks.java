package concordat.intake.prowler;

import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.report.Assets;
import concordat.intake.report.Checked;
import concordat.intake.report.Gathered;
import concordat.intake.report.Instants;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.report.Severities;
import java.util.Locale;
import java.util.Optional;

/// Makes a finding of each check that failed or that a person must look at, as OCSF tells them; only what passed or
/// failed was judged.
final class Checks {

    /// As the product's name in OCSF, so that both forms of a report speak of the same.
    private static final String TOOL = "prowler";

    private final ReportTally tally;
    private final Gathered resources = new Gathered();
    private final Checked checked = new Checked(TOOL);

    Checks(ReportTally tally) {
        this.tally = tally;
        tally.speaksOnlyOf(TOOL);
    }

    void check(Check check) {
        String status = check.status().toUpperCase(Locale.ROOT);
        boolean muted = check.muted() || status.equals("MUTED");
        boolean judged = muted || status.equals("FAIL") || status.equals("PASS");
        tally.scannedAt(Instants.parse(check.at()));
        Optional<AssetKey> resource = Assets.named(AssetKind.CLOUD, check.resource());
        resource.ifPresent(key -> resources.add(
                ReportedAsset.of(key).with(AssetIdKind.CLOUD, check.resource()).looked(true, true)));
        if (check.id().isEmpty() || (!judged && !status.equals("MANUAL"))) {
            return;
        }
        if (judged) {
            checked.add(check.id());
        }
        if (status.equals("PASS")) {
            return;
        }
        ReportedItem.Draft item = ReportedItem.of(TOOL, check.id(), Severities.of(check.severity(), 0))
                .title(check.title())
                .family(check.service())
                .references(check.controls())
                .said(muted ? Said.SUPPRESSED : Said.PRESENT);
        resource.ifPresent(item::on);
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of(check.risk(), check.description(), check.solution(), check.outcome()));
        }
        tally.item(item.build());
    }

    void over() {
        resources.handOn(tally);
        checked.handOn(tally);
    }
}
