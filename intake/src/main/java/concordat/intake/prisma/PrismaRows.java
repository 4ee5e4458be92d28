package concordat.intake.prisma;

import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.report.Assets;
import concordat.intake.report.Gathered;
import concordat.intake.report.Numbers;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.Severities;
import concordat.intake.table.TableRecords;
import concordat.intake.table.TableRow;
import java.util.Locale;
import java.util.Optional;

/// The rows, one for each vulnerability of a package or compliance check that failed.
final class PrismaRows implements TableRecords.Taker {

    private final ReportTally tally;
    private final Gathered assets = new Gathered();

    PrismaRows(ReportTally tally) {
        this.tally = tally;
        tally.speaksOnlyOf("prisma");
    }

    @Override
    public void row(TableRow row) {
        Optional<AssetKey> asset = asset(row);
        asset.ifPresent(key ->
                assets.add(ReportedAsset.of(key).running(row.get("distro")).looked(true, true)));
        String cve = row.get("cve id");
        String compliance = row.get("compliance id");
        if ((cve.isEmpty() && compliance.isEmpty()) || row.get("result").equalsIgnoreCase("pass")) {
            return;
        }
        double score = Numbers.decimal(row.get("cvss")).orElse(0);
        String part = row.get("packages", "source package");
        ReportedItem.Draft item = ReportedItem.of(
                        "prisma",
                        cve.isEmpty() ? "compliance/" + compliance : cve,
                        Severities.of(row.get("severity"), score))
                .place(part)
                .title(cve.isEmpty() ? row.get("description") : cve + " in " + part)
                .family(row.get("type"))
                .cves(cve)
                .score(score)
                .exploitable(row.get("vulnerability tags", "risk factors")
                        .toLowerCase(Locale.ROOT)
                        .contains("exploit"));
        asset.ifPresent(item::on);
        if (tally.wantsTexts()) {
            String fixed = row.get("fix status");
            item.texts(ReportedItem.Texts.of(
                    "",
                    row.get("description"),
                    fixed.startsWith("fixed in") ? "Update: " + fixed : "",
                    row.get("cause").isEmpty() ? part + " " + row.get("package version") : row.get("cause")));
        }
        tally.item(item.build());
    }

    /// A host's table names it; an image's says where it is kept.
    private static Optional<AssetKey> asset(TableRow row) {
        String repository = row.get("repository");
        if (repository.isEmpty()) {
            return Assets.firstHost(row.get("hostname"), row.get("hosts"));
        }
        String registry = row.get("registry");
        String tag = row.get("tag");
        return Assets.named(
                AssetKind.IMAGE,
                (registry.isEmpty() ? "" : registry + "/") + repository + (tag.isEmpty() ? "" : ":" + tag));
    }

    @Override
    public void over() {
        assets.handOn(tally);
    }
}
