package concordat.exchange.findings;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.oscal.OscalDocument;
import concordat.oscal.OscalProblem;
import concordat.oscal.check.OscalCheck;
import concordat.oscal.model.OscalVersion;
import concordat.oscal.read.OscalReader;
import concordat.oscal.read.OscalReading;
import concordat.oscal.tree.Obj;
import concordat.oscal.view.ActionPlan;
import concordat.oscal.write.OscalWriter;
import concordat.oscal.write.Writing;
import gov.nist.secauto.metaschema.core.model.IBoundObject;
import gov.nist.secauto.metaschema.databind.io.Format;
import gov.nist.secauto.oscal.lib.OscalBindingContext;
import gov.nist.secauto.oscal.lib.model.AssessmentResults;
import gov.nist.secauto.oscal.lib.model.PlanOfActionAndMilestones;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Findings in OSCAL are clean documents, and the same thing has the same identity in each.
final class OscalFindingsTest {

    private static final List<ExportedFinding> OPEN = SampleFindings.many(60, true);

    /// The judge reads XML with Woodstox only.
    @BeforeAll
    static void seat() {
        System.setProperty("javax.xml.stream.XMLInputFactory", "com.ctc.wstx.stax.WstxInputFactory");
    }

    @AfterAll
    static void leave() {
        System.clearProperty("javax.xml.stream.XMLInputFactory");
    }

    private static OscalDocument document(FindingFormat format, Occasion occasion, List<ExportedFinding> findings)
            throws IOException {
        OscalReading reading = OscalReader.read(SampleFindings.written(format, occasion, findings), "findings.json");
        assertThat(reading).isInstanceOf(OscalReading.Read.class);
        return ((OscalReading.Read) reading).document();
    }

    private static OscalDocument document(FindingFormat format) throws IOException {
        return document(format, SampleFindings.occasion(), OPEN);
    }

    @ParameterizedTest
    @EnumSource(names = {"OSCAL_POAM", "OSCAL_AR"})
    void findings_areACleanDocument(FindingFormat format) throws IOException {
        assertThat(OscalCheck.of(document(format)))
                .filteredOn(p -> p.severity() != OscalProblem.Severity.NOTE)
                .extracting(OscalProblem::toString)
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"OSCAL_POAM", "OSCAL_AR"})
    void closedFindings_areACleanDocumentToo(FindingFormat format) throws IOException {
        OscalDocument document = document(format, SampleFindings.occasion(false), SampleFindings.many(20, false));

        assertThat(OscalCheck.of(document))
                .filteredOn(p -> p.severity() != OscalProblem.Severity.NOTE)
                .extracting(OscalProblem::toString)
                .isEmpty();
    }

    @Test
    void resultsWithoutAnyFinding_areACleanDocument() throws IOException {
        assertThat(OscalCheck.of(document(FindingFormat.OSCAL_AR, SampleFindings.occasion(), List.of())))
                .filteredOn(p -> p.severity() != OscalProblem.Severity.NOTE)
                .extracting(OscalProblem::toString)
                .isEmpty();
    }

    /// liboscal-java, by NIST's authors, speaks OSCAL up to 1.1.3.
    @ParameterizedTest
    @EnumSource(names = {"OSCAL_POAM", "OSCAL_AR"})
    void findings_areADocumentToTheOutsideJudge(FindingFormat format) throws IOException {
        Map<FindingFormat, Class<? extends IBoundObject>> types = Map.of(
                FindingFormat.OSCAL_POAM, PlanOfActionAndMilestones.class,
                FindingFormat.OSCAL_AR, AssessmentResults.class);
        Writing written = OscalWriter.write(document(format), OscalVersion.V1_1);
        assertThat(written).isInstanceOf(Writing.Written.class);

        Object read = OscalBindingContext.instance()
                .newBoundLoader()
                .load(
                        Objects.requireNonNull(types.get(format)),
                        Format.JSON,
                        new ByteArrayInputStream(((Writing.Written) written).json()),
                        URI.create("memory:/" + format + ".json"));

        assertThat(read).isNotNull();
    }

    private static Set<String> identities(OscalDocument document, String list) {
        return document.body().objects(list).stream().map(o -> o.needed("uuid")).collect(Collectors.toSet());
    }

    @Test
    void anItem_keepsItsIdentityFromOneFileToTheNext() throws IOException {
        Occasion first = SampleFindings.occasion();
        Occasion later = new Occasion(
                first.programme(),
                first.body(),
                first.environments(),
                first.at().plus(Duration.ofDays(3)),
                "another",
                "others",
                true);

        OscalDocument before = document(FindingFormat.OSCAL_POAM, first, OPEN);
        OscalDocument after = document(FindingFormat.OSCAL_POAM, later, OPEN.subList(10, 60));

        for (String list : List.of("observations", "risks", "poam-items")) {
            assertThat(identities(before, list)).hasSize(60).containsAll(identities(after, list));
        }
        assertThat(after.body().needed("uuid")).isNotEqualTo(before.body().needed("uuid"));
    }

    @Test
    void aPlanOfAction_tellsDeadlines_adjustedRatings_andWhatIsPlanned() throws IOException {
        ActionPlan plan = new ActionPlan(document(FindingFormat.OSCAL_POAM));

        assertThat(plan.items()).hasSize(OPEN.size());
        List<Obj> risks = document(FindingFormat.OSCAL_POAM).body().objects("risks").stream()
                .toList();
        for (int i = 0; i < OPEN.size(); i++) {
            ExportedFinding finding = OPEN.get(i);
            Obj risk = risks.get(i);
            assertThat(risk.text("deadline").isPresent())
                    .isEqualTo(finding.due().isPresent());
            List<Obj> facets = risk.objects("characterizations").getFirst().objects("facets");
            assertThat(facets)
                    .filteredOn(f -> f.says("name", "severity"))
                    .hasSize(finding.adjusted().isPresent() ? 2 : 1);
            boolean planned = finding.environment().equals("tarn-main")
                    && finding.controls().contains(SampleFindings.FIRST.value());
            assertThat(risk.needed("status")).isEqualTo(planned ? "remediating" : "open");
            assertThat(risk.objects("remediations")).hasSize(planned ? 2 : 1);
        }
    }
}
