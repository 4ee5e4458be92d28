package concordat.intake.dependencycheck;

import concordat.findings.AssetKind;
import concordat.intake.report.Assets;
import concordat.intake.report.Instants;
import concordat.intake.report.Pending;
import concordat.intake.report.Purl;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.Shape;
import concordat.intake.xml.XmlElement;
import concordat.intake.xml.XmlRecords;
import concordat.intake.xml.XmlTaker;
import java.io.IOException;
import java.util.Locale;

/// Reads Dependency-Check's XML. A finding is a vulnerability of a dependency; one that was suppressed is told as that.
public final class DependencyCheckXml implements ReportFormat {

    @Override
    public String name() {
        return "dependency-check-xml";
    }

    @Override
    public String title() {
        return "Dependency-Check report (XML)";
    }

    @Override
    public boolean is(Shape shape) {
        return shape instanceof Shape.Xml xml
                && xml.root().equals("analysis")
                && (xml.namespace().toLowerCase(Locale.ROOT).contains("dependency-check")
                        || xml.namespace().toLowerCase(Locale.ROOT).contains("dependencycheck"));
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Dependency-Check", sink);
        tally.speaksOnlyOf(Vulnerability.TOOL);
        return XmlRecords.read(bytes, false, name(), tally, new Dependencies(tally));
    }

    private static final class Dependencies implements XmlTaker {
        private final ReportTally tally;
        private final Pending pending;

        Dependencies(ReportTally tally) {
            this.tally = tally;
            this.pending = new Pending(tally);
        }

        @Override
        public Take take(String path) {
            return switch (path) {
                case "analysis", "analysis/scanInfo", "analysis/dependencies" -> Take.INTO;
                case "analysis/scanInfo/engineVersion", "analysis/projectInfo", "analysis/dependencies/dependency" ->
                    Take.WHOLE;
                default -> Take.NOTHING;
            };
        }

        @Override
        public void whole(String path, XmlElement element) {
            switch (element.name()) {
                case "engineVersion" -> tally.tool("Dependency-Check " + element.text());
                case "projectInfo" -> {
                    tally.scannedAt(Instants.parse(element.text("reportDate")));
                    Assets.named(AssetKind.CODE, element.text("name")).ifPresent(pending::on);
                }
                default -> dependency(element);
            }
        }

        private void dependency(XmlElement dependency) {
            String packaged = dependency.child("identifiers").stream()
                    .flatMap(all -> all.all("package").stream())
                    .map(one -> one.text("id"))
                    .filter(id -> id.startsWith("pkg:"))
                    .findFirst()
                    .orElse("");
            String place = packaged.isEmpty()
                    ? Vulnerability.withoutVersion(dependency.text("fileName"))
                    : Purl.withoutVersion(packaged);
            dependency.child("vulnerabilities").ifPresent(all -> all.children()
                    .forEach(one -> vulnerability(one, place)));
        }

        private void vulnerability(XmlElement one, String place) {
            boolean suppressed = one.name().equals("suppressedVulnerability");
            String name = one.text("name");
            if (name.isEmpty() || !(suppressed || one.name().equals("vulnerability"))) {
                return;
            }
            String vector = one.child("cvssV3")
                    .map(cvss -> Vulnerability.vector(metric -> cvss.text(metric)))
                    .orElse("");
            String cwes = one.child("cwes").map(XmlElement::allText).orElse(one.text("cwe"));
            pending.item(new Vulnerability(
                            name,
                            one.attribute("source"),
                            one.text("severity"),
                            score(one),
                            vector,
                            cwes,
                            one.text("description"),
                            one.child("knownExploitedVulnerability").isPresent(),
                            suppressed)
                    .item(place, tally.wantsTexts()));
        }

        private static String score(XmlElement one) {
            for (String[] path :
                    new String[][] {{"cvssV3", "baseScore"}, {"cvssV4", "baseScore"}, {"cvssV2", "score"}, {"cvssScore"}
                    }) {
                if (!one.text(path).isEmpty()) {
                    return one.text(path);
                }
            }
            return "";
        }

        @Override
        public void out(String path) {
            if (path.equals("analysis")) {
                pending.asset()
                        .ifPresent(key -> tally.asset(ReportedAsset.of(key).looked(true, true)));
                pending.end();
            }
        }
    }
}
