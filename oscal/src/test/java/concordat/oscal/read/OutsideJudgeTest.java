package concordat.oscal.read;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.oscal.OscalDocument;
import concordat.oscal.SharedData;
import concordat.oscal.model.OscalModel;
import concordat.oscal.resolve.OscalStore;
import concordat.oscal.resolve.ProfileResolver;
import concordat.oscal.resolve.Resolution;
import concordat.oscal.resolve.Stamp;
import concordat.oscal.tree.Obj;
import concordat.oscal.tree.Text;
import concordat.oscal.view.Catalogue;
import concordat.oscal.view.Control;
import concordat.oscal.write.OscalWriter;
import gov.nist.secauto.metaschema.core.metapath.item.node.IDocumentNodeItem;
import gov.nist.secauto.metaschema.core.metapath.item.node.INodeItem;
import gov.nist.secauto.metaschema.core.model.IBoundObject;
import gov.nist.secauto.metaschema.databind.io.Format;
import gov.nist.secauto.oscal.lib.OscalBindingContext;
import gov.nist.secauto.oscal.lib.model.AssessmentPlan;
import gov.nist.secauto.oscal.lib.model.AssessmentResults;
import gov.nist.secauto.oscal.lib.model.Catalog;
import gov.nist.secauto.oscal.lib.model.ComponentDefinition;
import gov.nist.secauto.oscal.lib.model.PlanOfActionAndMilestones;
import gov.nist.secauto.oscal.lib.model.Profile;
import gov.nist.secauto.oscal.lib.model.SystemSecurityPlan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// liboscal-java, by NIST's authors, as the judge. It speaks OSCAL up to 1.1.3, which all documents at hand do.
@Tag("slow")
@Timeout(60)
final class OutsideJudgeTest {

    private static final Map<OscalModel, Class<? extends IBoundObject>> TYPES = Map.of(
            OscalModel.CATALOG, Catalog.class,
            OscalModel.PROFILE, Profile.class,
            OscalModel.COMPONENT_DEFINITION, ComponentDefinition.class,
            OscalModel.SYSTEM_SECURITY_PLAN, SystemSecurityPlan.class,
            OscalModel.ASSESSMENT_PLAN, AssessmentPlan.class,
            OscalModel.ASSESSMENT_RESULTS, AssessmentResults.class,
            OscalModel.PLAN_OF_ACTION, PlanOfActionAndMilestones.class);

    private static final String NIST = "nist-800-53-rev5/NIST_SP-800-53_rev5_";

    /// The judge reads XML with Woodstox only.
    @BeforeAll
    static void seat() {
        System.setProperty("javax.xml.stream.XMLInputFactory", "com.ctc.wstx.stax.WstxInputFactory");
    }

    @AfterAll
    static void leave() {
        System.clearProperty("javax.xml.stream.XMLInputFactory");
    }

    /// The judge reads the document itself, and what is written here of the document; both must be one to it.
    @TestFactory
    Stream<DynamicTest> whatIsWrittenHere_isToTheJudgeTheDocumentItself() {
        return Stream.of(".json", ".yaml", ".xml")
                .flatMap(ending -> SharedData.all(ending).stream())
                .filter(file -> file.toString().matches(".*/(examples|profile-resolution|ism|nist-800-53-rev5)/.*"))
                .filter(file -> !file.toString().matches(".*(ISM_catalog|MODERATE-baseline-resolved).*"))
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> judge(file)));
    }

    private static void judge(Path file) throws IOException {
        OscalDocument document = SharedData.document(file);
        Class<? extends IBoundObject> type = Objects.requireNonNull(TYPES.get(document.model()));
        Obj itself = said(type, OscalBindingContext.instance().newBoundLoader().load(type, file));
        Obj ours = said(
                type,
                OscalBindingContext.instance()
                        .newBoundLoader()
                        .load(
                                type,
                                Format.JSON,
                                new ByteArrayInputStream(OscalWriter.json(document.root())),
                                file.toUri()));
        assertThat(RoundTripTest.differences(ours, itself)).isEmpty();
    }

    /// @return what the judge writes of an object it has read
    private static <T extends IBoundObject> Obj said(Class<T> type, Object read) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OscalBindingContext.instance().newSerializer(Format.JSON, type).serialize(type.cast(read), out);
        // Of typographic quotation marks in XML it makes straight ones, in JSON it leaves them.
        String straight = out.toString(StandardCharsets.UTF_8).replaceAll("[“”]", "\\\\\"");
        return Trees.json(straight.getBytes(StandardCharsets.UTF_8));
    }

    /// Not the privacy baseline: of a profile that names a control without its parent the judge asserts that it
    /// cannot be.
    @ParameterizedTest
    @ValueSource(strings = {"LOW", "MODERATE", "HIGH"})
    void aBaseline_resolvesToTheJudgesControls(String level, @TempDir Path folder) throws Exception {
        OscalDocument catalogue = SharedData.document(NIST + "catalog_v5.0.1.json");
        OscalDocument profile = SharedData.document(NIST + level + "-baseline_profile.json");
        Obj directive = profile.body().objects("imports").getFirst().with("href", new Text("catalog.json"));
        OscalDocument local = profile.withBody(profile.body().withList("imports", List.of(directive)));
        Files.write(folder.resolve("catalog.json"), OscalWriter.json(catalogue.root()));
        Path file = Files.write(folder.resolve("profile.json"), OscalWriter.json(local.root()));

        IDocumentNodeItem item = new gov.nist.secauto.oscal.lib.profile.resolver.ProfileResolver().resolve(file);
        Obj theirs = said(Catalog.class, INodeItem.toValue(item));
        Resolution ours = ProfileResolver.resolve(
                "profile.json",
                local,
                OscalStore.of(Map.of("catalog.json", catalogue)),
                new Stamp("00000000-0000-4000-8000-000000000001", Instant.EPOCH, Optional.empty(), "test"));

        assertThat(ours)
                .isInstanceOfSatisfying(Resolution.Resolved.class, resolved -> assertThat(ids(resolved.catalogue()))
                        .isEqualTo(ids(new OscalDocument(OscalModel.CATALOG, theirs))));
    }

    private static List<String> ids(OscalDocument catalogue) {
        return new Catalogue(catalogue).allControls().map(Control::id).toList();
    }
}
