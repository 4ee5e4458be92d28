package concordat.intake.openvas;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.report.Assets;
import concordat.intake.report.Gathered;
import concordat.intake.report.Instants;
import concordat.intake.report.Numbers;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.report.Severities;
import concordat.intake.report.Shape;
import concordat.intake.report.Unfit;
import concordat.intake.table.TableRecords;
import concordat.intake.table.TableRow;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The table that OpenVAS and Greenbone export. Its findings are those of the XML report of the same scan.
public final class OpenVasCsv implements ReportFormat {

    private static final String FORMAT = "openvas-csv";
    private static final List<Set<String>> HEADINGS = List.of(Set.of("ip", "nvt oid", "nvt name", "severity"));

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "OpenVAS table (CSV)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Table table && table.hasAny(HEADINGS);
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("OpenVAS", sink);
        return TableRecords.read(bytes, HEADINGS, FORMAT, tally, new Rows(tally));
    }

    private static final class Rows implements TableRecords.Taker {
        private final ReportTally tally;
        private final Gathered hosts = new Gathered();

        Rows(ReportTally tally) {
            this.tally = tally;
            tally.speaksOnlyOf("openvas");
        }

        @Override
        public void row(TableRow row) {
            String oid = row.get("nvt oid");
            if (oid.isEmpty() && row.get("nvt name").isEmpty() && row.get("ip").isEmpty()) {
                return; // a scan without results has a row that names its task
            }
            if (oid.isEmpty()) {
                throw Unfit.malformed("a row has no NVT OID").at(row.line(), 1);
            }
            Optional<AssetKey> host = Assets.firstHost(row.get("ip"), row.get("hostname"));
            host.ifPresent(key -> hosts.add(ReportedAsset.of(key)
                    .with(AssetIdKind.ADDRESS, row.get("ip"))
                    .with(AssetIdKind.FULL_NAME, row.get("hostname"))));
            String word = row.get("severity").toLowerCase(Locale.ROOT);
            double score = Numbers.decimal(row.get("cvss")).orElse(0);
            ReportedItem.Draft item = ReportedItem.of("openvas", oid, severity(word, score))
                    .port(Numbers.whole(row.get("port")).orElse(0), row.get("port protocol"))
                    .title(row.get("nvt name"))
                    .score(score)
                    .cves(row.get("cves"))
                    .cves(oid)
                    .said(word.equals("false positive") ? Said.SUPPRESSED : Said.PRESENT);
            host.ifPresent(item::on);
            if (tally.wantsTexts()) {
                item.texts(ReportedItem.Texts.of(
                        row.get("summary"),
                        (row.get("vulnerability insight") + "\n\n" + row.get("impact")).strip(),
                        row.get("solution"),
                        row.get("specific result")));
            }
            tally.scannedAt(Instants.parse(row.get("timestamp")));
            tally.item(item.build());
        }

        /// A log entry says what was seen, not that it is bad.
        private static Severity severity(String word, double score) {
            return word.equals("log") || word.equals("debug") || word.equals("false positive")
                    ? Severity.INFO
                    : Severities.of(word, score);
        }

        @Override
        public void over() {
            hosts.handOn(tally);
        }
    }
}
