package concordat.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.Answer;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.Breach;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.EvidenceAttached;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.PlanAct.ActionAdded;
import concordat.assurance.act.PlanAct.MilestoneSet;
import concordat.assurance.act.PlanAct.PlanDrafted;
import concordat.assurance.act.Prose;
import concordat.assurance.act.RelianceAct.RelianceOffered;
import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.act.ReportImported;
import concordat.assurance.act.RiskAccepted;
import concordat.assurance.act.Split;
import concordat.assurance.act.SubmissionAct.AssessmentConcluded;
import concordat.assurance.act.SubmissionAct.Confidence;
import concordat.assurance.act.SubmissionAct.Outcome;
import concordat.assurance.act.SubmissionAct.Part;
import concordat.assurance.act.SubmissionAct.PartAssessed;
import concordat.assurance.act.SubmissionAct.PartTaken;
import concordat.assurance.act.SubmissionAct.PartVerdict;
import concordat.assurance.act.SubmissionAct.SubmissionMade;
import concordat.assurance.act.SubmissionAct.SubmissionSigned;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.OfferId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import concordat.assurance.ids.ReportId;
import concordat.assurance.ids.RiskId;
import concordat.assurance.ids.SubmissionId;
import concordat.catalogue.Control;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.EvidenceNeed;
import concordat.catalogue.Strength;
import concordat.intake.edition.EditionReading;
import concordat.intake.edition.Editions;
import concordat.oscal.OscalDocument;
import concordat.oscal.OscalProblem;
import concordat.oscal.OscalProblem.Severity;
import concordat.oscal.check.OscalCheck;
import concordat.oscal.model.OscalModel;
import concordat.oscal.model.OscalVersion;
import concordat.oscal.read.OscalReader;
import concordat.oscal.read.OscalReading;
import concordat.oscal.view.ActionPlan;
import concordat.oscal.view.Catalogue;
import concordat.oscal.view.SecurityPlan;
import concordat.oscal.write.OscalWriter;
import concordat.oscal.write.Writing;
import gov.nist.secauto.metaschema.core.model.IBoundObject;
import gov.nist.secauto.metaschema.databind.io.Format;
import gov.nist.secauto.oscal.lib.OscalBindingContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every record of a body goes out as OSCAL that is clean, the same each time, and fits what its partners write.
final class RecordsTest {

    private static final Instant START = Instant.parse("2026-12-01T09:00:00Z");
    private static final Instant AT = Instant.parse("2027-01-10T12:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-06-01T00:00:00Z");
    private static final Edition EDITION = Editions.modelCode().startingOn(LocalDate.of(2026, 12, 1));
    private static final Control PROVED = EDITION.controls().get(0);
    private static final ControlId FAILS = EDITION.controls().get(1).id();
    private static final ControlId SHARED = EDITION.controls().get(2).id();
    private static final ControlId ACCEPTED = EDITION.controls().get(3).id();
    private static final EnvironmentId TARN = new EnvironmentId("tarn-main");
    private static final EnvironmentId MOOR = new EnvironmentId("moor-main");
    private static final String DIGEST = "0f".repeat(32);

    private Programme programme = Programme.empty(new NetworkId("testnet"));
    private Instant now = START;

    /// The judge reads XML with Woodstox only.
    @BeforeAll
    static void seat() {
        System.setProperty("javax.xml.stream.XMLInputFactory", "com.ctc.wstx.stax.WstxInputFactory");
    }

    @AfterAll
    static void leave() {
        System.clearProperty("javax.xml.stream.XMLInputFactory");
    }

    RecordsTest() {
        act(new NetworkFounded(prose("Test network")));
        act(new EditionIssued(EDITION));
        for (String name : List.of("tarn", "moor")) {
            act(new BodyJoined(new BodyId(name), prose("The *" + name + "* council"), "district-council", "r01", ""));
            act(new EnvironmentDeclared(new EnvironmentId(name + "-main"), new BodyId(name), prose("Main <network>")));
        }
    }

    private static Prose prose(String text) {
        return Prose.of(text, "5a".repeat(16));
    }

    private void act(Act act) {
        programme = programme.with(
                new Entry(new NetworkId("testnet"), programme.nextPosition(), now, new PersonId("lead"), act));
        now = now.plus(Duration.ofMinutes(1));
    }

    private void year() {
        int piece = 0;
        for (Control control : EDITION.controls()) {
            if (control.id().equals(PROVED.id()) || control.id().equals(SHARED)) {
                for (EvidenceNeed need : control.needs()) {
                    for (EnvironmentId environment : List.of(TARN, MOOR)) {
                        act(new EvidenceAttached(
                                new EvidenceId("ev-" + piece++),
                                environment,
                                Set.of(control.id()),
                                need.kind(),
                                Strength.TESTED,
                                DIGEST,
                                now,
                                prose("Evidence #" + piece)));
                    }
                }
            }
        }
        act(new AnswerGiven(TARN, FAILS, Answer.NOT_MET, prose("1. Not yet\n- but soon")));
        act(new ReportImported(
                new ReportId("rep-1"),
                TARN,
                DIGEST,
                "nessus",
                now,
                Strength.MACHINE,
                true,
                DIGEST,
                Set.of(),
                List.of(new Breach(FAILS, DIGEST, 3, now, Optional.empty()))));
        act(new RelianceOffered(
                new OfferId("offer-1"), MOOR, Set.of(SHARED), Split.SHARED, prose("Own laptops"), UNTIL));
        act(new RelianceAgreed(TARN, MOOR, SHARED, Split.SHARED, prose("Own laptops"), UNTIL));
        act(new RiskAccepted(
                new RiskId("risk-1"),
                TARN,
                ACCEPTED,
                new PersonId("officer"),
                Set.copyOf(EDITION.handlings().stream().map(h -> h.id()).toList()),
                prose("A kiosk"),
                UNTIL,
                DIGEST));
        act(new PlanDrafted(new PlanId("p-1"), TARN, Set.of(FAILS), LocalDate.of(2027, 5, 1), prose("Patch it")));
        act(new ActionAdded(
                new ActionId("a-1"),
                new PlanId("p-1"),
                1,
                Set.of(FAILS),
                Optional.of(new PersonId("officer")),
                LocalDate.of(2027, 4, 1),
                50_000,
                true,
                Optional.empty(),
                Optional.empty(),
                prose("Replace the [old] server")));
        act(new MilestoneSet(new ActionId("a-1"), "Ordered", LocalDate.of(2027, 2, 1)));
        SubmissionId pack = new SubmissionId("sub-1");
        act(new SubmissionMade(pack, TARN, EDITION.id(), DIGEST));
        act(new SubmissionSigned(pack, DIGEST, prose("I sign")));
        for (Part part : Part.values()) {
            act(new PartTaken(pack, part));
            boolean plan = part == Part.PLAN;
            act(new PartAssessed(
                    pack,
                    part,
                    plan ? PartVerdict.PLAN_NEEDED : PartVerdict.MET,
                    Confidence.HIGH,
                    prose(plan ? "It has gaps" : "As it should be")));
        }
        act(new AssessmentConcluded(pack, Outcome.CONDITIONAL, prose("With the plan")));
    }

    private OscalDocument document(RecordModel model, EnvironmentId environment) {
        Records.Written written = Records.of(model, programme, environment, AT);
        assertThat(written).isInstanceOf(Records.Written.Document.class);
        return ((Records.Written.Document) written).document();
    }

    private EnvironmentId holder(RecordModel model) {
        return model == RecordModel.COMPONENT ? MOOR : TARN;
    }

    private static byte[] json(OscalDocument document, OscalVersion version) {
        Writing written = OscalWriter.write(document, version);
        assertThat(written).isInstanceOf(Writing.Written.class);
        return ((Writing.Written) written).json();
    }

    private static OscalDocument again(OscalDocument document) {
        OscalReading reading = OscalReader.read(json(document, OscalVersion.V1_2), "written.json");
        assertThat(reading).isInstanceOf(OscalReading.Read.class);
        return ((OscalReading.Read) reading).document();
    }

    private static void isClean(OscalDocument document) {
        assertThat(OscalCheck.of(again(document)))
                .filteredOn(p -> p.severity() != Severity.NOTE)
                .extracting(OscalProblem::toString)
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyRecord_isClean_andTheSameEachTime(RecordModel model) {
        year();

        OscalDocument document = document(model, holder(model));

        isClean(document);
        assertThat(document(model, holder(model)).root()).isEqualTo(document.root());
        assertThat(document.title()).contains("council");
    }

    /// liboscal-java, by NIST's authors, speaks OSCAL up to 1.1.3.
    @ParameterizedTest
    @EnumSource
    void everyRecord_isADocumentToTheOutsideJudge(RecordModel model) throws IOException {
        year();
        Map<RecordModel, Class<? extends IBoundObject>> types = Map.of(
                RecordModel.SSP, gov.nist.secauto.oscal.lib.model.SystemSecurityPlan.class,
                RecordModel.POAM, gov.nist.secauto.oscal.lib.model.PlanOfActionAndMilestones.class,
                RecordModel.AP, gov.nist.secauto.oscal.lib.model.AssessmentPlan.class,
                RecordModel.AR, gov.nist.secauto.oscal.lib.model.AssessmentResults.class,
                RecordModel.COMPONENT, gov.nist.secauto.oscal.lib.model.ComponentDefinition.class);
        byte[] json = json(document(model, holder(model)), OscalVersion.V1_1);

        Object read = OscalBindingContext.instance()
                .newBoundLoader()
                .load(
                        java.util.Objects.requireNonNull(types.get(model)),
                        Format.JSON,
                        new ByteArrayInputStream(json),
                        URI.create("memory:/" + model + ".json"));

        assertThat(read).isNotNull();
    }

    @Test
    void whatOneProvides_isWhatTheOtherInherits_andTheRemainingDutyIsDone() {
        year();

        SecurityPlan.ByComponent provider = of(document(RecordModel.SSP, MOOR));
        SecurityPlan.ByComponent consumer = of(document(RecordModel.SSP, TARN));

        assertThat(provider.provided()).hasSize(1);
        assertThat(provider.responsibilities().getFirst().providedUuid())
                .hasValue(provider.provided().getFirst().uuid());
        assertThat(consumer.inherited().getFirst().providedUuid())
                .hasValue(provider.provided().getFirst().uuid());
        assertThat(consumer.satisfied().getFirst().responsibilityUuid())
                .hasValue(provider.responsibilities().getFirst().uuid());
    }

    private static SecurityPlan.ByComponent of(OscalDocument document) {
        return of(new SecurityPlan(again(document)), SHARED);
    }

    private static SecurityPlan.ByComponent of(SecurityPlan plan, ControlId control) {
        return plan.requirements().stream()
                .filter(r -> r.controlId().equals(control.value()))
                .findFirst()
                .orElseThrow()
                .byComponents()
                .getFirst();
    }

    @Test
    void aPlanOfAction_tellsWhatFailsByControl_andNeverWhichWeakness() {
        year();

        OscalDocument document = document(RecordModel.POAM, TARN);
        ActionPlan plan = new ActionPlan(again(document));

        assertThat(plan.risks())
                .filteredOn(r -> r.title().startsWith(FAILS.value()))
                .singleElement()
                .satisfies(r -> assertThat(r.responses().getFirst().tasks()).hasSize(2));
        assertThat(plan.risks())
                .filteredOn(r -> r.title().startsWith(ACCEPTED.value()))
                .singleElement()
                .satisfies(r -> assertThat(r.tree().needed("status")).isEqualTo("deviation-approved"));
        assertThat(new String(json(document, OscalVersion.V1_2), StandardCharsets.UTF_8))
                .contains("3 weaknesses fail the control")
                .contains("Replace the \\\\[old\\\\] server");
    }

    @Test
    void whatAnEditionRenames_goesOutWithItsWholeRecord() throws IOException {
        year();
        ControlId shared = new ControlId("NEW-03");
        ControlId fails = new ControlId("NEW-02");
        String before =
                of(document(RecordModel.SSP, MOOR)).provided().getFirst().uuid();
        int items =
                new ActionPlan(again(document(RecordModel.POAM, TARN))).items().size();
        String file = Editions.write(EDITION)
                .replaceFirst("edition: \\S+", "edition: model-2")
                .replaceFirst("transition: \\S+", "transition: P0D")
                .replaceFirst("id: " + FAILS + "\n", "id: " + fails + "\n    formerly: [" + FAILS + "]\n")
                .replaceFirst("id: " + SHARED + "\n", "id: " + shared + "\n    formerly: [" + SHARED + "]\n");
        act(new EditionIssued(((EditionReading.Read) Editions.read(new StringReader(file), "renamed")).edition()));

        SecurityPlan ssp = new SecurityPlan(again(document(RecordModel.SSP, TARN)));
        SecurityPlan.ByComponent answered = of(ssp, fails);
        SecurityPlan.ByComponent taken = of(ssp, shared);
        SecurityPlan.ByComponent carried = of(new SecurityPlan(again(document(RecordModel.SSP, MOOR))), shared);
        ActionPlan plan = new ActionPlan(again(document(RecordModel.POAM, TARN)));

        assertThat(answered.tree().needed("description")).contains("but soon");
        assertThat(carried.provided().getFirst().uuid())
                .as("it is the same as before")
                .isEqualTo(before);
        assertThat(taken.inherited().getFirst().providedUuid()).hasValue(before);
        assertThat(taken.satisfied().getFirst().responsibilityUuid())
                .hasValue(carried.responsibilities().getFirst().uuid());
        assertThat(plan.items()).as("the action is about it still").hasSize(items);
        assertThat(plan.risks())
                .filteredOn(r -> r.title().startsWith(fails.value()))
                .singleElement()
                .satisfies(r -> assertThat(r.responses()).hasSize(1));
        assertThat(new String(json(document(RecordModel.POAM, TARN), OscalVersion.V1_2), StandardCharsets.UTF_8))
                .contains("3 weaknesses fail the control");
    }

    @Test
    void whatIsNotThere_isSaidInASentence() {
        for (RecordModel model : List.of(RecordModel.AP, RecordModel.AR, RecordModel.COMPONENT)) {
            assertThat(Records.of(model, programme, TARN, AT))
                    .isInstanceOfSatisfying(Records.Written.Nothing.class, nothing -> assertThat(nothing.reason())
                            .endsWith("."));
        }
        assertThat(Records.of(RecordModel.SSP, programme, new EnvironmentId("nowhere"), AT))
                .isInstanceOf(Records.Written.Nothing.class);
    }

    @Test
    void anEdition_isACatalogueWithAllItsControls_andAProfileOfIt() {
        OscalDocument catalogue = EditionDocuments.catalogue(EDITION);
        OscalDocument profile = EditionDocuments.profile(EDITION, "model-1.json");

        isClean(catalogue);
        isClean(profile);
        assertThat(new Catalogue(again(catalogue)).allControls().map(c -> c.id()))
                .containsExactlyElementsOf(
                        EDITION.controls().stream().map(c -> c.id().value()).toList());
        assertThat(profile.model()).isEqualTo(OscalModel.PROFILE);
    }
}
