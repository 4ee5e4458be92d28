package concordat.intake.azure;

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
import concordat.intake.report.Severities;
import concordat.intake.table.TableRecords;
import concordat.intake.table.TableRow;
import java.util.Optional;

/// The rows, one for each recommendation and resource.
final class Recommendations implements TableRecords.Taker {

    private static final String TOOL = "azure-security-center";

    private final ReportTally tally;
    private final Gathered resources = new Gathered();
    private final Checked checked = new Checked(TOOL);

    Recommendations(ReportTally tally) {
        this.tally = tally;
        tally.speaksOnlyOf(TOOL);
    }

    @Override
    public void row(TableRow row) {
        String id = row.get("recommendationname", "recommendationid");
        String state = row.get("state");
        Optional<AssetKey> resource =
                Assets.named(AssetKind.CLOUD, row.get("resourceid", "resourcename", "subscriptionid"));
        resource.ifPresent(key -> resources.add(ReportedAsset.of(key)
                .with(AssetIdKind.CLOUD, row.get("resourceid"))
                .looked(true, true)));
        tally.scannedAt(Instants.parse(row.get("exportedtimestamp")));
        if (id.isEmpty() || state.equalsIgnoreCase("NotApplicable")) {
            return;
        }
        checked.add(id);
        if (state.equalsIgnoreCase("Healthy")) {
            return;
        }
        ReportedItem.Draft item = ReportedItem.of(TOOL, id, Severities.of(row.get("severity"), 0))
                .title(row.get("recommendationdisplayname"))
                .family(row.get("resourcetype"));
        resource.ifPresent(item::on);
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of(
                    "", row.get("description"), row.get("remediationsteps"), row.get("resourcename")));
        }
        tally.item(item.build());
    }

    @Override
    public void over() {
        resources.handOn(tally);
        checked.handOn(tally);
    }
}
