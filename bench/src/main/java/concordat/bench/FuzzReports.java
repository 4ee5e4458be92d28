package concordat.bench;

import concordat.intake.Reports;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.sheet.Sheets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The readers of reports: one target for each format, which the others' samples do not reach; one for all that finds
/// out what is what; and one each for archives and for tables of any kind. Samples are small documents of our own, one
/// or more for each format.
final class FuzzReports {

    /// What takes the prose too, so that all of a reader is tried.
    static final ReportSink READER = new ReportSink() {
        @Override
        public void item(ReportedItem item) {}

        @Override
        public void asset(ReportedAsset asset) {}
    };

    private static final String WORKBOOK = "fedramp-poam";

    private FuzzReports() {}

    static List<FuzzTarget> targets() throws IOException {
        List<FuzzTarget> all = new ArrayList<>();
        List<byte[]> every = new ArrayList<>();
        for (ReportFormat format : Reports.formats()) {
            List<byte[]> seeds = seeds(format.name());
            if (format.name().equals(WORKBOOK)) {
                all.add(target(format.name(), seeds, b -> format.read(ReportBytes.of(workbook(b)), READER)));
                every.add(workbook(seeds.getFirst()));
            } else {
                all.add(target(format.name(), seeds, b -> format.read(ReportBytes.of(b), READER)));
                every.addAll(seeds);
            }
        }
        all.add(target("any", every, b -> Reports.read(ReportBytes.of(b), READER)));
        byte[] report = seeds("nessus").getFirst();
        all.add(target(
                "archive",
                List.of(zip(Map.of("a.txt", report)), gzip(report)),
                b -> Reports.read(ReportBytes.of(b), READER)));
        all.add(target(
                "table",
                List.of(
                        workbook(seeds(WORKBOOK).getFirst()),
                        seeds("tenable-csv").getFirst()),
                b -> Sheets.read(new ByteArrayInputStream(b))));
        return all;
    }

    private static FuzzTarget target(String name, List<byte[]> seeds, FuzzTarget.Decoder decoder) {
        return new FuzzTarget("report-" + name, seeds, Set.of(), decoder);
    }

    /// @return the samples of a format, at least one
    private static List<byte[]> seeds(String format) throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (int number = 1; number == all.size() + 1; number++) {
            String name = "seeds/" + format + (number == 1 ? "" : "-" + number) + ".txt";
            try (InputStream in = FuzzReports.class.getResourceAsStream(name)) {
                if (in != null) {
                    all.add(in.readAllBytes());
                }
            }
        }
        return all;
    }

    /// A workbook around one sheet: damage to the archive itself would be all that was ever tried.
    private static byte[] workbook(byte[] sheet) {
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String relations = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                + "<Relationship Id='r1' Type='" + office;
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", FuzzSamples.bytes("<Types/>"));
        parts.put(
                "_rels/.rels",
                FuzzSamples.bytes(relations + "/officeDocument' Target='xl/workbook.xml'/></Relationships>"));
        parts.put(
                "xl/workbook.xml",
                FuzzSamples.bytes(
                        "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='"
                                + office
                                + "'><sheets><sheet name='Open POA&amp;M Items' sheetId='1' r:id='r1'/></sheets>"
                                + "</workbook>"));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                FuzzSamples.bytes(relations + "/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"));
        parts.put("xl/worksheets/sheet1.xml", sheet);
        return zip(parts);
    }

    private static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] report) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(report);
        }
        return bytes.toByteArray();
    }
}
