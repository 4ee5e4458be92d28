package concordat.intake.spdx;

import concordat.intake.report.Instants;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Room;
import concordat.intake.report.Shape;
import concordat.intake.report.Unfit;
import concordat.intake.table.LineRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// SPDX 2 as lines of tags and values, with references to advisories.
public final class SpdxTags implements ReportFormat {

    private static final String FORMAT = "spdx-tags";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "SPDX bill of materials (tag:value)";
    }

    @Override
    public boolean is(Shape shape) {
        return Shape.begins(shape, "SPDXVersion: SPDX-2");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("SPDX", sink);
        return LineRecords.read(bytes, FORMAT, tally, new Tags(tally));
    }

    private static final class Tags implements LineRecords.Taker {
        private final Findings findings;
        private final List<String> references = new ArrayList<>();
        private final Room room = new Room("references of one package");
        private String document = "";
        private String part = "";
        private boolean inText;

        Tags(ReportTally tally) {
            findings = new Findings(tally);
        }

        @Override
        public void line(String line) {
            if (inText) {
                inText = !line.contains("</text>");
                return;
            }
            int colon = line.indexOf(':');
            if (colon < 0 || line.startsWith("#")) {
                return;
            }
            String value = line.substring(colon + 1).strip();
            inText = value.contains("<text>") && !value.contains("</text>");
            switch (line.substring(0, colon).strip()) {
                case "DocumentName" -> {
                    document = value;
                    findings.document(document, Optional.empty());
                }
                case "Created" -> findings.document(document, Instants.parse(value));
                case "PackageName" -> {
                    told();
                    part = value;
                }
                case "ExternalRef" -> {
                    room.take(value);
                    references.add(value);
                }
                default -> {}
            }
        }

        /// All that was said of one package is known when the next begins.
        private void told() {
            List<String[]> parts =
                    references.stream().map(r -> r.split("\\s+", 3)).toList();
            findings.part(
                    part,
                    parts.stream()
                            .filter(r -> r.length == 3 && r[1].endsWith("purl"))
                            .map(r -> r[2])
                            .findFirst()
                            .orElse(""));
            parts.stream().filter(r -> r.length == 3).forEach(r -> findings.reference(r[0], r[1], r[2]));
            references.clear();
            room.clear();
        }

        @Override
        public void over() {
            if (inText) {
                throw Unfit.malformed("a text has no end");
            }
            told();
        }
    }
}
