package concordat.intake.fedramp;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.Reports;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.sheet.Zipped;
import concordat.intake.testdata.Broken;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PoamXlsxTest {

    private static final List<String> HEADINGS = List.of(
            "POAM ID",
            "Controls",
            "Weakness Name",
            "Weakness Description",
            "Weakness Detector Source",
            "Weakness Source Identifier",
            "Asset Identifier",
            "Overall Remediation Plan",
            "Original Risk Rating",
            "Adjusted Risk Rating",
            "False Positive",
            "Operational Requirement",
            "Binding Operational Directive 22-01 tracking",
            "CVE");

    private static final byte[] PLAN = book(
            "Open POA&amp;M Items",
            List.of(
                    List.of("CSP", "System Name", "Impact Level", "POAM Date"),
                    List.of("Cloud", "Thing", "Moderate", "2026-04-01"),
                    HEADINGS,
                    List.of(
                            "V-1",
                            "SI-2",
                            "Old library",
                            "It is old",
                            "Some Scanner",
                            "90210",
                            "a.example:8443&#10;10.0.0.2; arn:aws:x:1",
                            "Update",
                            "High",
                            "Low",
                            "No",
                            "Pending",
                            "Yes",
                            "CVE-2026-1111"),
                    List.of("V-2", "", "By hand", "", "", "", "b.example", "", "Moderate", "", "No", "Yes"),
                    List.of("V-3", "", "No fault", "", "Some Scanner", "7", "b.example", "", "", "", "Yes", "No")),
            "Closed POA&amp;M Items",
            List.of(HEADINGS, List.of("V-0", "", "Gone", "", "Some Scanner", "1", "b.example", "", "Low")));

    @Test
    void read_eachItemIsAFinding_onEachOfItsAssets() throws IOException {
        Broken.Told told = Broken.told(PLAN);
        assertThat(told.items())
                .extracting(item -> item.weakness() + " " + item.severity() + " " + item.said())
                .containsExactly(
                        "poam:some-scanner/90210 HIGH PRESENT",
                        "poam:some-scanner/90210 HIGH PRESENT",
                        "poam:some-scanner/90210 HIGH PRESENT",
                        "poam:V-2 MEDIUM SUPPRESSED",
                        "poam:some-scanner/7 MEDIUM SUPPRESSED",
                        "poam:some-scanner/1 LOW FIXED");
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).contains(AssetKey.host("a.example"));
        assertThat(first.port()).isEqualTo(8443);
        assertThat(first.cves()).containsExactly("CVE-2026-1111");
        assertThat(first.exploitable()).isTrue();
        assertThat(first.family()).isEqualTo("SI-2");
        assertThat(first.texts()).isEqualTo(ReportedItem.Texts.of("", "It is old", "Update", "V-1"));
        assertThat(told.items().get(2).asset()).contains(AssetKey.of(AssetKind.CLOUD, "arn:aws:x:1"));
        assertThat(told.items().getLast().said()).isEqualTo(Said.FIXED);
        assertThat(told.items().getFirst().severity())
                .as("never the adjusted one")
                .isEqualTo(Severity.HIGH);
        assertThat(told.assets()).hasSize(4).noneMatch(ReportedAsset::finished);
        assertThat(told.summary().format()).isEqualTo("fedramp-poam");
        assertThat(told.summary().scannedAt()).hasToString("Optional[2026-04-01T00:00:00Z]");
    }

    @Test
    void read_whatIsNoPlan_isRefused() throws IOException {
        assertThat(refusal(book("Plan", List.of(HEADINGS), "Other", List.of()))).contains("an office document");
        assertThat(refusal(book("Open POA&amp;M Items", List.of(List.of("x")), "Other", List.of())))
                .contains("no row with the headings");
        assertThat(refusal(book(
                        "Open POA&amp;M Items", List.of(HEADINGS, List.of("", "", "Nameless")), "Other", List.of())))
                .contains("neither a POAM ID");
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.mutations(new PoamXlsx(), PLAN, 200);
    }

    private static String refusal(byte[] book) throws IOException {
        return ((Reading.Refused) Reports.read(ReportBytes.of(book), ReportSink.NOTHING))
                .problem()
                .toString();
    }

    private static byte[] book(String first, List<List<String>> rows, String second, List<List<String>> more) {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        return Zipped.sheet(data(rows))
                .part(
                        "[Content_Types].xml",
                        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>")
                .part(
                        "xl/workbook.xml",
                        "<workbook xmlns='" + main + "' xmlns:r='" + types + "'><sheets><sheet name='" + first
                                + "' sheetId='1' r:id='r1'/><sheet name='" + second
                                + "' sheetId='2' r:id='r2'/></sheets></workbook>")
                .part(
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                                + "<Relationship Id='r1' Type='" + types
                                + "/worksheet' Target='worksheets/sheet1.xml'/>"
                                + "<Relationship Id='r2' Type='" + types
                                + "/worksheet' Target='worksheets/sheet2.xml'/>"
                                + "</Relationships>")
                .part("xl/worksheets/sheet2.xml", "<worksheet xmlns='" + main + "'>" + data(more) + "</worksheet>")
                .bytes();
    }

    private static String data(List<List<String>> rows) {
        StringBuilder data = new StringBuilder("<sheetData>");
        for (int row = 1; row <= rows.size(); row++) {
            data.append("<row r='").append(row).append("'>");
            int column = 0;
            for (String cell : rows.get(row - 1)) {
                data.append("<c r='")
                        .append((char) ('A' + column++))
                        .append(row)
                        .append("' t='inlineStr'><is><t>")
                        .append(cell)
                        .append("</t></is></c>");
            }
            data.append("</row>");
        }
        return data.append("</sheetData>").toString();
    }
}
