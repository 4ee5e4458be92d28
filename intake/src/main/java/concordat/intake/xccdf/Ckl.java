package concordat.intake.xccdf;

import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Shape;
import concordat.intake.xml.XmlElement;
import concordat.intake.xml.XmlRecords;
import concordat.intake.xml.XmlTaker;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// Reads the checklists that STIG Viewer 2 writes. A finding is a `VULN` whose status is `Open`.
public final class Ckl implements ReportFormat {

    @Override
    public String name() {
        return "ckl";
    }

    @Override
    public String title() {
        return "STIG checklist (CKL)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Xml xml && xml.root().equals("CHECKLIST");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("STIG Viewer", sink);
        return XmlRecords.read(bytes, true, name(), tally, new Taker(tally));
    }

    private static final class Taker implements XmlTaker {
        private final Checklists checklist;

        Taker(ReportTally tally) {
            this.checklist = new Checklists(tally);
        }

        @Override
        public Take take(String path) {
            return switch (path) {
                case "CHECKLIST", "CHECKLIST/STIGS", "CHECKLIST/STIGS/iSTIG" -> Take.INTO;
                case "CHECKLIST/ASSET", "CHECKLIST/STIGS/iSTIG/VULN" -> Take.WHOLE;
                default -> Take.NOTHING;
            };
        }

        @Override
        public void whole(String path, XmlElement element) {
            if (element.name().equals("ASSET")) {
                checklist.machine(
                        element.text("HOST_NAME"),
                        element.text("HOST_FQDN"),
                        element.text("HOST_IP"),
                        element.text("HOST_MAC"));
                return;
            }
            Map<String, String> data = new HashMap<>();
            for (XmlElement one : element.all("STIG_DATA")) {
                String name = one.text("VULN_ATTRIBUTE");
                data.merge(
                        name,
                        one.text("ATTRIBUTE_DATA"),
                        (first, later) -> name.equals("CCI_REF") ? first + " " + later : first);
            }
            String rule = data.getOrDefault("Rule_ID", "");
            checklist.rule(
                    element.text("STATUS"),
                    rule.isEmpty() ? data.getOrDefault("Vuln_Num", "") : rule,
                    new String[] {element.text("SEVERITY_OVERRIDE"), data.getOrDefault("Severity", "")},
                    name -> data.getOrDefault(name, element.text(name)));
        }

        @Override
        public void out(String path) {
            if (path.equals("CHECKLIST")) {
                checklist.over();
            }
        }
    }
}
