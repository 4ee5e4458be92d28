package concordat.exchange.findings;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Writes findings as files. The same findings on the same occasion are the same file, byte by byte.
public final class FindingFiles {

    private FindingFiles() {}

    /// @param audience whom a page or print is written for; other formats are for everybody
    /// @param out not closed here; what was written before a failure is no whole file
    /// @throws IOException when the findings cannot be read or the file not be written
    public static void write(
            FindingFormat format, Audience audience, Occasion occasion, FindingSource findings, OutputStream out)
            throws IOException {
        switch (format) {
            case CSV -> CsvFile.write(occasion, findings, out);
            case XLSX -> XlsxFile.write(occasion, findings, out);
            case FEDRAMP_POAM -> FedrampFile.write(occasion, findings, out);
            case SARIF -> SarifFile.write(occasion, findings, out);
            case CSAF_VEX -> CsafFile.write(occasion, findings, out);
            case OSCAL_POAM -> PoamFile.write(occasion, findings, out);
            case OSCAL_AR -> ResultsFile.write(occasion, findings, out);
            case HTML -> ReportFile.html(audience, occasion, findings, out);
            case PDF -> ReportFile.pdf(audience, occasion, findings, out);
        }
        out.flush();
    }

    /// @return what such a file is called, in letters that every file system takes
    public static String name(FindingFormat format, Audience audience, Occasion occasion) {
        LocalDate day = occasion.at().atZone(ZoneOffset.UTC).toLocalDate();
        if (format == FindingFormat.CSAF_VEX) {
            return CsafFile.name(occasion); // the standard says how
        }
        String kind =
                switch (format) {
                    case HTML, PDF -> "-" + audience.word();
                    case FEDRAMP_POAM, OSCAL_POAM, OSCAL_AR -> "-" + format.word();
                    case CSV, XLSX, SARIF, CSAF_VEX -> "";
                };
        return "findings-" + occasion.body().value().replaceAll("[^A-Za-z0-9._-]", "_") + "-" + day + kind + "."
                + format.ending();
    }
}
