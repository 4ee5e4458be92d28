package concordat.intake.oscal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.Reports;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Reshaped;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OscalReportsTest {

    private static final String RESULTS_JSON = """
            {"assessment-results": {"uuid": "u", "metadata": {"title": "Yearly", "last-modified": "2026-05-01T00:00:00Z"},
             "results": [{"uuid": "r", "start": "2026-04-01T10:00:00Z",
              "findings": [
               {"uuid": "f1", "title": "Not done", "description": "D", "target": {"type": "objective-id",
                "target-id": "ac-6.1_obj", "status": {"state": "not-satisfied"}},
                "related-observations": [{"observation-uuid": "O1"}], "related-risks": [{"risk-uuid": "k1"}]},
               {"uuid": "f2", "target": {"target-id": "ac-2_obj", "status": {"state": "satisfied"}},
                "related-observations": [{"observation-uuid": "o1"}]}],
              "risks": [
               {"uuid": "k1", "title": "R", "statement": "S", "status": "open", "characterizations": [{"origin": {"actors": []},
                "facets": [{"name": "risk", "value": "low", "props": [{"name": "state", "value": "adjusted"}]},
                 {"name": "risk", "value": "high", "props": [{"name": "state", "value": "initial"}]},
                 {"name": "cve-id", "value": "CVE-2026-1111"}]}], "remediations": [{"description": "Mend it"}]},
               {"uuid": "k2", "title": "Old library", "status": "closed", "props": [{"name": "impacted-control-id",
                "value": "si-2"}], "characterizations": [{"origin": {"actors": [{"type": "tool", "props": [
                {"name": "plugin-id", "value": "90210"}]}]}, "facets": []}],
                "related-observations": [{"observation-uuid": "o1"}]}],
              "observations": [
               {"uuid": "o1", "subjects": [{"subject-uuid": "i1", "type": "inventory-item"},
                {"subject-uuid": "p1", "type": "party"}]},
               {"uuid": "o2", "description": "d", "props": [{"name": "result", "value": "fail"},
                {"name": "idref", "value": "rule_x"}], "subjects": [{"subject-uuid": "c1", "type": "component"}]}],
              "local-definitions": {"components": [{"uuid": "c1", "title": "Web"}], "inventory-items": [{"uuid": "i1",
               "props": [{"name": "fqdn", "value": "a.example"}, {"name": "ipv4-address", "value": "10.0.0.1"}]}]}}]}}
            """;

    private static final String RESULTS_XML = """
            <assessment-results xmlns="http://csrc.nist.gov/ns/oscal/1.0" uuid="u"><metadata><title>Yearly</title>
            <last-modified>2026-05-01T00:00:00Z</last-modified></metadata><result uuid="r"><start>2026-04-01T10:00:00Z</start>
            <local-definitions><component uuid="c1"><title>Web</title></component><inventory-item uuid="i1">
            <prop name="fqdn" value="a.example"/><prop name="ipv4-address" value="10.0.0.1"/></inventory-item></local-definitions>
            <observation uuid="o1"><subject subject-uuid="i1" type="inventory-item"/><subject subject-uuid="p1" type="party"/>
            </observation><observation uuid="o2"><description><p>d</p></description><prop name="result" value="fail"/>
            <prop name="idref" value="rule_x"/><subject subject-uuid="c1" type="component"/></observation>
            <risk uuid="k1"><title>R</title><statement><p>S</p></statement><status>open</status><characterization><origin>
            <actor type="party"/></origin><facet name="risk" value="low"><prop name="state" value="adjusted"/></facet>
            <facet name="risk" value="high"><prop name="state" value="initial"/></facet>
            <facet name="cve-id" value="CVE-2026-1111"/></characterization><response lifecycle="x"/></risk>
            <risk uuid="k2"><title>Old library</title><prop name="impacted-control-id" value="si-2"/><status>closed</status>
            <characterization><origin><actor type="tool"><prop name="plugin-id" value="90210"/></actor></origin>
            </characterization><related-observation observation-uuid="o1"/></risk>
            <finding uuid="f1"><title>Not done</title><description><p>D</p></description><target type="objective-id"
            target-id="ac-6.1_obj"><status state="not-satisfied"/></target><related-observation observation-uuid="O1"/>
            <associated-risk risk-uuid="k1"/></finding><finding uuid="f2"><target target-id="ac-2_obj">
            <status state="satisfied"/></target><related-observation observation-uuid="o1"/></finding></result>
            </assessment-results>
            """;

    private static final String YAML = """
            # A plan
            plan-of-action-and-milestones:
              uuid: p-1
              metadata: {title: T, last-modified: 2026-05-06T07:08:09Z}
              poam-items:
                - uuid: i-1
                  title: "Mend it: now"
                  description: |
                    Two
                    lines
            """;

    private static final String PLAN = """
            {"plan-of-action-and-milestones": {"uuid": "u", "metadata": {"title": "Plan", "last-modified":
             "2026-05-01T00:00:00Z"}, "local-definitions": {"inventory-items": [{"uuid": "i1", "props": [{"name": "asset-id",
             "value": "srv-1"}]}]}, "observations": [{"uuid": "o1", "collected": "2020-01-01T00:00:00Z", "subjects":
             [{"subject-uuid": "i1", "type": "inventory-item"}]}],
             "risks": [{"uuid": "k1", "status": "deviation-approved"}, {"uuid": "k2", "status": "closed"},
              {"uuid": "k3", "status": "open", "related-observations": [{"observation-uuid": "o1"}], "characterizations":
              [{"facets": [{"name": "likelihood", "value": "low"}, {"name": "impact", "value": "moderate"}]}]}],
             "poam-items": [{"uuid": "p1", "title": "One", "props": [{"name": "POAM-ID", "value": "V-1"}],
              "related-observations": [{"observation-uuid": "o1"}], "related-risks": [{"risk-uuid": "k1"}]},
              {"uuid": "p2", "title": "Two", "related-risks": [{"risk-uuid": "k2"}]},
              {"uuid": "p3", "title": "Three", "related-observations": [{"observation-uuid": "o1"}],
               "related-risks": [{"risk-uuid": "elsewhere"}]}]}}
            """;

    @Test
    void results_inEitherForm_tellTheSame() throws IOException {
        Broken.Told json = told(RESULTS_JSON);
        assertThat(json.items())
                .extracting(item -> item.weakness() + " " + item.severity() + " " + item.said())
                .containsExactlyInAnyOrder(
                        "oscal:ac-6.1_obj HIGH PRESENT", "oscal:90210 MEDIUM FIXED", "oscal:rule_x MEDIUM PRESENT");
        ReportedItem finding = named(json, "oscal:ac-6.1_obj");
        assertThat(finding.asset()).contains(AssetKey.host("a.example"));
        assertThat(finding.title()).isEqualTo("Not done");
        assertThat(finding.cves()).containsExactly("CVE-2026-1111");
        assertThat(finding.texts().synopsis()).isEqualTo("S");
        assertThat(finding.texts().solution()).isEqualTo("Mend it");
        assertThat(named(json, "oscal:rule_x").asset()).contains(AssetKey.of(AssetKind.PRODUCT, "Web"));
        assertThat(named(json, "oscal:90210").family()).isEqualTo("si-2");
        assertThat(json.summary().looksFor().weaknesses())
                .containsExactlyInAnyOrder("oscal:ac-6.1_obj", "oscal:ac-2_obj", "oscal:rule_x");
        assertThat(json.summary().scannedAt()).hasToString("Optional[2026-04-01T10:00:00Z]");
        Broken.Told xml = told(RESULTS_XML);
        assertThat(xml.items())
                .extracting(i -> i.asset() + i.weakness() + i.severity() + i.said() + i.title() + i.cves())
                .containsExactlyInAnyOrderElementsOf(json.items().stream()
                        .map(i -> i.asset() + i.weakness() + i.severity() + i.said() + i.title() + i.cves())
                        .toList());
        assertThat(xml.assets()).containsExactlyInAnyOrderElementsOf(json.assets());
        assertThat(xml.summary().looksFor()).isEqualTo(json.summary().looksFor());
    }

    @Test
    void aPlan_closesWhatItSaysIsClosed_andNothingElse() throws IOException {
        Broken.Told told = told(PLAN);
        assertThat(told.items())
                .extracting(item -> item.weakness() + " " + item.severity() + " " + item.said())
                .containsExactly("poam:V-1 MEDIUM SUPPRESSED", "poam:p2 MEDIUM FIXED", "poam:p3 MEDIUM PRESENT");
        assertThat(told.items().getFirst().asset()).contains(AssetKey.host("srv-1"));
        assertThat(told.assets()).extracting(ReportedAsset::finished).containsExactly(false);
        assertThat(told.summary().scannedAt()).hasToString("Optional[2026-05-01T00:00:00Z]");
        assertThat(told.items().getLast().severity()).as("by impact").isEqualTo(Severity.MEDIUM);
    }

    @ParameterizedTest
    @CsvSource({
        "examples/ifa_assessment-results-example.json, oscal-results-json, 1, 0",
        "examples/ifa_assessment-results-example.xml, oscal-results-xml, 1, 0",
        "examples/ifa_plan-of-action-and-milestones.json, oscal-poam-json, 2, 1",
        "examples/ifa_plan-of-action-and-milestones.xml, oscal-poam-xml, 2, 1",
        "fedramp/FedRAMP-POAM-OSCAL-Template.json, oscal-poam-json, 6, 5",
        "xccdf-to-ar/results_arf.oscal.json, oscal-results-json, 0, 0"
    })
    void realDocuments_areReports(String file, String format, long findings, long aside, @TempDir Path temp)
            throws IOException {
        Path document = SharedData.folder("oscal").resolve(file);
        for (Path shape : file.endsWith("json")
                ? new Path[] {document, Reshaped.json(document, temp, 1)}
                : new Path[] {document}) {
            Broken.Told told = Broken.told(Files.readAllBytes(shape));
            assertThat(told.summary().format()).isEqualTo(format);
            assertThat(told.summary().findings()).as("%s", shape).isEqualTo(findings);
            assertThat(told.items().stream().filter(i -> i.said() == Said.SUPPRESSED))
                    .hasSize((int) aside);
        }
    }

    /// What is JSON is YAML too.
    @Test
    void yaml_tellsTheSameAsJson() throws IOException {
        List<ReportedItem> items = new ArrayList<>();
        Reading reading = new OscalYaml(Model.ASSESSMENT_RESULTS)
                .read(ReportBytes.of(RESULTS_JSON.getBytes(UTF_8)), new ReportSink() {
                    @Override
                    public void item(ReportedItem item) {
                        items.add(item);
                    }

                    @Override
                    public void asset(ReportedAsset asset) {}
                });
        assertThat(reading).isInstanceOf(Reading.Whole.class);
        assertThat(items).isNotEmpty().isEqualTo(told(RESULTS_JSON).items());
    }

    @Test
    void yaml_isToldByItsRoot_andRefusedWhereItBlowsUp() throws IOException {
        Broken.Told told = told(YAML);
        assertThat(told.summary().format()).isEqualTo("oscal-poam-yaml");
        assertThat(told.summary().bytes()).isEqualTo(YAML.length());
        assertThat(told.items()).singleElement().satisfies(item -> {
            assertThat(item.weakness()).isEqualTo("poam:i-1");
            assertThat(item.title()).isEqualTo("Mend it: now");
            assertThat(item.texts().description()).isEqualTo("Two\nlines");
        });
        for (String bad : List.of(
                "plan-of-action-and-milestones: &a\n  metadata: [*b]\n",
                "plan-of-action-and-milestones:\n  ? [a]\n  : b\n",
                "plan-of-action-and-milestones:\n  a: b\n---\nc: d\n",
                "plan-of-action-and-milestones:\n  a: " + "[".repeat(200) + "\n",
                "plan-of-action-and-milestones:\n  a: \"\\u",
                "plan-of-action-and-milestones:\n  a: {b\n")) {
            assertThat(Reports.read(ReportBytes.of(bad.getBytes(UTF_8)), ReportSink.NOTHING))
                    .as(bad)
                    .isInstanceOfSatisfying(Reading.Refused.class, refused -> assertThat(
                                    refused.problem().kind())
                            .isNotEqualTo(ReportProblem.Kind.UNKNOWN_FORMAT));
        }
        String large = "plan-of-action-and-milestones:\n" + "  a: b\n".repeat(1 << 19);
        assertThat(Reports.read(ReportBytes.of(large.getBytes(UTF_8)), ReportSink.NOTHING))
                .isInstanceOfSatisfying(
                        Reading.Refused.class,
                        refused -> assertThat(refused.problem().kind()).isEqualTo(ReportProblem.Kind.TOO_LARGE));
        Broken.mutations(new OscalYaml(Model.PLAN_OF_ACTION), YAML.getBytes(UTF_8));
        Broken.prefixes(new OscalYaml(Model.PLAN_OF_ACTION), YAML.getBytes(UTF_8));
    }

    @Test
    void whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.prefixesAndMutations(new OscalJson(Model.ASSESSMENT_RESULTS), RESULTS_JSON.getBytes(UTF_8));
        Broken.prefixesAndMutations(new OscalXml(Model.ASSESSMENT_RESULTS), RESULTS_XML.getBytes(UTF_8));
        Broken.prefixesAndMutations(new OscalJson(Model.PLAN_OF_ACTION), PLAN.getBytes(UTF_8));
    }

    private static ReportedItem named(Broken.Told told, String weakness) {
        return told.items().stream()
                .filter(item -> item.weakness().equals(weakness))
                .findFirst()
                .orElseThrow();
    }

    private static Broken.Told told(String document) throws IOException {
        return Broken.told(document.getBytes(UTF_8));
    }
}
