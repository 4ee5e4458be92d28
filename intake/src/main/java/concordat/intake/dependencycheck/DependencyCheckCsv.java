package concordat.intake.dependencycheck;

import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.report.Assets;
import concordat.intake.report.Instants;
import concordat.intake.report.Purl;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.Shape;
import concordat.intake.table.TableRecords;
import concordat.intake.table.TableRow;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads Dependency-Check's table, a row for each vulnerability of a dependency. What was suppressed is not in it.
public final class DependencyCheckCsv implements ReportFormat {

    private static final List<Set<String>> HEADINGS =
            List.of(Set.of("project", "scandate", "dependencyname", "identifiers", "cve", "vulnerability"));

    @Override
    public String name() {
        return "dependency-check-csv";
    }

    @Override
    public String title() {
        return "Dependency-Check report (CSV)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Table table && table.hasAny(HEADINGS);
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Dependency-Check", sink);
        tally.speaksOnlyOf(Vulnerability.TOOL);
        return TableRecords.read(bytes, HEADINGS, name(), tally, new Rows(tally));
    }

    private record Rows(ReportTally tally) implements TableRecords.Taker {
        @Override
        public void row(TableRow row) {
            tally.scannedAt(Instants.parse(row.get("scandate")));
            Optional<AssetKey> project = Assets.named(AssetKind.CODE, row.get("project"));
            project.ifPresent(key -> tally.assetOnce(ReportedAsset.of(key).looked(true, true)));
            if (row.get("cve").isEmpty()) {
                return;
            }
            String place = Arrays.stream(row.get("identifiers").split("[,\\s]+"))
                    .filter(id -> id.startsWith("pkg:"))
                    .findFirst()
                    .map(Purl::withoutVersion)
                    .orElseGet(() -> Vulnerability.withoutVersion(row.get("dependencyname")));
            ReportedItem.Draft item = new Vulnerability(
                            row.get("cve"),
                            row.get("source"),
                            row.get("cvssv3_baseseverity", "cvssv4_baseseverity", "cvssv2_severity", "severity"),
                            row.get("cvssv3_basescore", "cvssv4_basescore", "cvssv2_score"),
                            row.get("cvssv3"),
                            row.get("cwe"),
                            row.get("vulnerability"),
                            !row.get("dateadded").isEmpty(),
                            false)
                    .item(place, tally.wantsTexts());
            project.ifPresent(item::on);
            tally.item(item.build());
        }
    }
}
