package concordat.oscal.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import concordat.oscal.OscalDocument;
import concordat.oscal.Samples;
import concordat.oscal.check.OscalCheck;
import concordat.oscal.model.OscalModel;
import concordat.oscal.model.OscalVersion;
import concordat.oscal.read.OscalReader;
import concordat.oscal.read.OscalReading;
import concordat.oscal.tree.Num;
import concordat.oscal.tree.Obj;
import concordat.oscal.view.ActionPlan;
import concordat.oscal.view.Mappings;
import concordat.oscal.view.SecurityPlan;
import concordat.oscal.write.OscalWriter;
import concordat.oscal.write.Writing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MakingTest {

    private static final Instant DAY = Instant.parse("2026-11-22T09:00:00Z");
    private static final String NS = "https://concordat.example/ns";

    private static final Heading HEADING = new Heading(
            "Abbey [draft]",
            DAY,
            "7",
            List.of(new Heading.Party(Samples.uuid(50), "Abbey Council")),
            List.of(new Heading.Role("prepared-by", "Who made it")),
            List.of(new Heading.Responsible("prepared-by", List.of(Samples.uuid(50)))),
            List.of(Documents.prop(NS, "edition", "model-1")));

    @Test
    void aPlanOfAction_readsBackAsItWasMade() {
        RiskEntry risk = new RiskEntry(
                Samples.uuid(1),
                "Old *software*",
                "Three servers",
                "Somebody gets in",
                "remediating",
                Optional.of(DAY),
                List.of(new RiskEntry.Response(
                        Samples.uuid(2),
                        "planned",
                        "Replace",
                        "Buy and move",
                        List.of(new RiskEntry.Milestone(
                                Samples.uuid(3), "milestone", "Bought", Optional.of(DAY), List.of())),
                        List.of(Documents.prop("type", "mitigate")))),
                List.of(Samples.uuid(5)),
                List.of());
        ObservationEntry observation = new ObservationEntry(
                Samples.uuid(5),
                "Scan",
                "As seen",
                List.of("TEST"),
                DAY,
                Optional.empty(),
                List.of(new ObservationEntry.Evidence("#" + Samples.uuid(6), "the report")),
                List.of());
        ActionItem item = new ActionItem(
                Samples.uuid(4), "A-17", "Replace them", List.of(Samples.uuid(1)), List.of(Samples.uuid(5)), List.of());
        OscalDocument document = Documents.of(
                OscalModel.PLAN_OF_ACTION,
                Samples.uuid(9),
                HEADING,
                List.of(Documents.resource(Samples.uuid(6), "Report", "r.nessus", "text/xml", "ab".repeat(32))),
                body -> body.putAll("observations", List.of(observation.tree()))
                        .putAll("risks", List.of(risk.tree()))
                        .putAll("poam-items", List.of(item.tree())));

        ActionPlan plan = new ActionPlan(again(document, OscalVersion.V1_0));

        assertThat(plan.items().getFirst().riskUuids()).containsExactly(Samples.uuid(1));
        assertThat(plan.items().getFirst().observationUuids()).containsExactly(Samples.uuid(5));
        assertThat(plan.risks().getFirst().title()).isEqualTo("Old \\*software\\*");
        assertThat(plan.risks().getFirst().deadline()).hasValue("2026-11-22T09:00:00Z");
        assertThat(plan.risks().getFirst().responses().getFirst().tasks()).hasSize(1);
        assertThat(plan.document().oscalVersion()).isEqualTo("1.0.4");
        assertThat(plan.document().title()).isEqualTo("Abbey \\[draft\\]");
    }

    @Test
    void aSecurityPlan_saysWhatPassesBetweenSystems() {
        RequirementEntry.ByComponent ours = new RequirementEntry.ByComponent(
                Samples.uuid(11),
                Samples.uuid(20),
                "We keep it",
                "implemented",
                List.of(new RequirementEntry.Share(Samples.uuid(12), "Mail filter", Optional.empty())),
                List.of(new RequirementEntry.Share(Samples.uuid(13), "Report spam", Optional.of(Samples.uuid(12)))),
                List.of(new RequirementEntry.Share(Samples.uuid(14), "Fire walls", Optional.of(Samples.uuid(90)))),
                List.of(new RequirementEntry.Share(Samples.uuid(15), "Rules set", Optional.of(Samples.uuid(91)))));
        OscalDocument document =
                Documents.of(OscalModel.SYSTEM_SECURITY_PLAN, Samples.uuid(9), HEADING, List.of(), body -> {
                    Obj status = Making.of("system-component.status")
                            .put("state", "operational")
                            .build();
                    body.put(
                                    "import-profile",
                                    Making.of("import-profile")
                                            .put("href", "code.json")
                                            .build())
                            .put("system-characteristics", characteristics())
                            .put(
                                    "system-implementation",
                                    Making.of("system-implementation")
                                            .putAll(
                                                    "components",
                                                    List.of(Making.of("system-component")
                                                            .put("uuid", Samples.uuid(20))
                                                            .put("type", "this-system")
                                                            .words("title", "All")
                                                            .words("description", "All of it")
                                                            .put("status", status)
                                                            .build()))
                                            .build())
                            .put(
                                    "control-implementation",
                                    Making.of("control-implementation")
                                            .words("description", "How")
                                            .putAll(
                                                    "implemented-requirements",
                                                    List.of(new RequirementEntry(
                                                                    Samples.uuid(10), "c-1", List.of(ours), List.of())
                                                            .tree()))
                                            .build());
                });

        SecurityPlan plan = new SecurityPlan(again(document, OscalVersion.V1_1));

        assertThat(plan.profile()).isEqualTo("code.json");
        assertThat(plan.components()).hasSize(1);
        assertThat(plan.requirements().getFirst().controlId()).isEqualTo("c-1");
        SecurityPlan.ByComponent read =
                plan.requirements().getFirst().byComponents().getFirst();
        assertThat(read.provided().getFirst().uuid()).isEqualTo(Samples.uuid(12));
        assertThat(read.responsibilities().getFirst().providedUuid()).hasValue(Samples.uuid(12));
        assertThat(read.inherited().getFirst().providedUuid()).hasValue(Samples.uuid(90));
        assertThat(read.satisfied().getFirst().responsibilityUuid()).hasValue(Samples.uuid(91));
    }

    private static Obj characteristics() {
        return Making.of("system-characteristics")
                .putAll(
                        "system-ids",
                        List.of(Making.of("system-id").put("id", "abbey").build()))
                .put("system-name", "Abbey")
                .words("description", "All")
                .put(
                        "system-information",
                        Making.of("system-information")
                                .putAll(
                                        "information-types",
                                        List.of(Making.of("system-information.information-type")
                                                .words("title", "Personal")
                                                .words("description", "About people")
                                                .build()))
                                .build())
                .put("status", Making.of("status").put("state", "operational").build())
                .put(
                        "authorization-boundary",
                        Making.of("authorization-boundary")
                                .words("description", "All of it")
                                .build())
                .build();
    }

    @Test
    void assessmentResults_areSound() {
        Obj reviewed = Making.of("reviewed-controls")
                .putAll(
                        "control-selections",
                        List.of(Making.of("reviewed-controls.control-selection")
                                .put("include-all", Obj.EMPTY)
                                .build()))
                .build();
        FindingEntry finding = new FindingEntry(
                Samples.uuid(2),
                "C-1",
                "Not met",
                "objective-id",
                "c-1",
                false,
                "fail",
                List.of(),
                List.of(),
                List.of());
        OscalDocument document =
                Documents.of(OscalModel.ASSESSMENT_RESULTS, Samples.uuid(9), HEADING, List.of(), body -> body.put(
                                "import-ap",
                                Making.of("import-ap").put("href", "plan.json").build())
                        .putAll(
                                "results",
                                List.of(Making.of("result")
                                        .put("uuid", Samples.uuid(1))
                                        .words("title", "Year 1")
                                        .words("description", "All")
                                        .put("start", DAY)
                                        .put("reviewed-controls", reviewed)
                                        .putAll("findings", List.of(finding.tree()))
                                        .build())));
        assertThat(again(document, OscalVersion.V1_2).title()).startsWith("Abbey");
    }

    @Test
    void aMapping_isForOnePointTwoOnly() {
        MapEntry entry = new MapEntry(
                Samples.uuid(2),
                "subset-of",
                List.of("m-1"),
                List.of("c-1", "c-2"),
                Optional.of(new BigDecimal("0.8")),
                List.of());
        OscalDocument document =
                Documents.of(OscalModel.MAPPING_COLLECTION, Samples.uuid(9), HEADING, List.of(), body -> body.put(
                                "provenance",
                                Making.of("mapping-provenance")
                                        .put("method", "human")
                                        .put("matching-rationale", "semantic")
                                        .put("status", "draft")
                                        .words("mapping-description", "By hand")
                                        .build())
                        .putAll(
                                "mappings",
                                List.of(Making.of("mapping")
                                        .put("uuid", Samples.uuid(1))
                                        .put("source-resource", resource("a.json"))
                                        .put("target-resource", resource("b.json"))
                                        .putAll("maps", List.of(entry.tree()))
                                        .build())));

        Mappings mappings = new Mappings(again(document, OscalVersion.V1_2));

        Mappings.Entry read = mappings.mappings().getFirst().maps().getFirst();
        assertThat(read.relationship()).isEqualTo("subset-of");
        assertThat(read.targets()).extracting(Mappings.Item::id).containsExactly("c-1", "c-2");
        assertThat(read.tree().object("confidence-score").orElseThrow().member("percentage"))
                .contains(Num.of("0.8"));
        assertThat(OscalWriter.write(document, OscalVersion.V1_1)).isInstanceOf(Writing.Refused.class);
    }

    private static Obj resource(String href) {
        return Making.of("mapping-resource-reference")
                .put("type", "catalog")
                .put("href", href)
                .build();
    }

    @Test
    void whatAnEarlierVersionCannotSay_isRefusedWithItsPlace() {
        OscalDocument document = Samples.document("""
                {'plan-of-action-and-milestones':{'uuid':'00000000-0000-4000-8000-000000000001',METADATA,
                 'findings':[{'uuid':'00000000-0000-4000-8000-000000000002','title':'F','description':'f',
                   'target':{'type':'objective-id','target-id':'x','status':{'state':'satisfied'}}}],
                 'poam-items':[{'title':'T','description':'d'}]}}""");
        assertThat(OscalWriter.write(document, OscalVersion.V1_0))
                .isInstanceOfSatisfying(Writing.Refused.class, refused -> assertThat(refused.problems())
                        .singleElement()
                        .asString()
                        .contains("OSCAL 1.0.4 has no findings here", "/plan-of-action-and-milestones/findings"));
        assertThat(OscalWriter.write(document, OscalVersion.V1_1)).isInstanceOf(Writing.Written.class);
    }

    @Test
    void whatTheTableDoesNotHave_cannotBeMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Making.of("risk").put("mood", "calm"))
                .withMessage("risk has no mood");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Making.of("risk").put("uuid", "1"))
                .withMessageContaining("wants a UUID");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Making.of("risk").put("remediations", "x"))
                .withMessageContaining("wants a list of an object, not text");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Making.of("mapping-item").put("type", "thing"))
                .withMessageContaining("is one of");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Making.of("risk").put("uuid", Samples.uuid(1)).build())
                .withMessageContaining("risk needs title");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain words, 1.0 and 2|plain words, 1.0 and 2
            a*b* [c](d) <e> `f`|a\\*b\\* \\[c\\](d) \\<e\\> \\`f\\`
            # one|\\# one
            1. one|1\\. one
            - one|\\- one
            {{ insert: param, p }}|\\{\\{ insert: param, p \\}\\}
            """)
    void peoplesWords_staySo(String plain, String markdown) {
        assertThat(Plaintext.escaped(plain)).isEqualTo(markdown.replace("\\\\", "\\"));
    }

    /// From RFC 9562, appendix A.4.
    @Test
    void aStableUuid_isTheStandards() {
        assertThat(StableUuid.of(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"))
                .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    private static OscalDocument again(OscalDocument document, OscalVersion version) {
        assertThat(OscalCheck.errors(document)).isEmpty();
        return switch (OscalWriter.write(document, version)) {
            case Writing.Written written ->
                switch (OscalReader.read(written.json(), "again")) {
                    case OscalReading.Read read -> read.document();
                    case OscalReading.Rejected rejected -> throw new AssertionError(rejected.problems());
                };
            case Writing.Refused refused -> throw new AssertionError(refused.problems());
        };
    }
}
