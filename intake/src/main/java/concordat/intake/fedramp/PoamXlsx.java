package concordat.intake.fedramp;

import concordat.intake.report.MeteredInput;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import concordat.intake.report.Unfit;
import concordat.intake.sheet.Sheet;
import concordat.intake.sheet.SheetProblem;
import concordat.intake.sheet.SheetReading;
import concordat.intake.sheet.Sheets;
import concordat.intake.sheet.Workbook;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;

/// FedRAMP's template of a plan of action and milestones, with its sheets of open and of closed items.
public final class PoamXlsx implements ReportFormat {

    private static final String FORMAT = "fedramp-poam";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "FedRAMP plan of action and milestones (XLSX)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Workbook workbook
                && workbook.sheets().stream().anyMatch(name -> of(name, "open") || of(name, "closed"));
    }

    private static boolean of(String sheet, String state) {
        String plain = sheet.strip().toLowerCase(Locale.ROOT);
        return plain.startsWith(state) && plain.contains("poa&m");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        SheetReading reading;
        try (InputStream in = bytes.open()) {
            reading = Sheets.read(in);
        }
        return switch (reading) {
            case SheetReading.Refused refused -> new Reading.Refused(shown(refused.problem()));
            case SheetReading.Read read -> read(read.workbook(), bytes, sink);
        };
    }

    private static Reading read(Workbook workbook, ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("FedRAMP plan of action", sink);
        Items items = new Items(tally);
        try {
            for (Sheet sheet : workbook.sheets()) {
                if (of(sheet.name(), "open") || of(sheet.name(), "closed")) {
                    items.sheet(sheet, of(sheet.name(), "closed"));
                }
            }
            items.over();
        } catch (Unfit unfit) {
            return new Reading.Refused(unfit.problem());
        }
        try (MeteredInput in = new MeteredInput(bytes.open(), Long.MAX_VALUE)) {
            in.transferTo(OutputStream.nullOutputStream());
            return new Reading.Whole(tally.summary(FORMAT, in.digest(), in.bytes()));
        }
    }

    private static ReportProblem shown(SheetProblem problem) {
        return new ReportProblem(
                switch (problem.kind()) {
                    case UNKNOWN_FORMAT -> ReportProblem.Kind.UNKNOWN_FORMAT;
                    case HOSTILE -> ReportProblem.Kind.HOSTILE;
                    case TOO_LARGE -> ReportProblem.Kind.TOO_LARGE;
                    case MALFORMED, UNFIT -> ReportProblem.Kind.MALFORMED;
                },
                problem.row(),
                problem.column(),
                problem.what(),
                problem.advice());
    }
}
