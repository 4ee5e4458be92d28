package concordat.oscal.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.oscal.OscalDocument;
import concordat.oscal.SharedData;
import concordat.oscal.check.OscalCheck;
import concordat.oscal.tree.Arr;
import concordat.oscal.tree.Node;
import concordat.oscal.tree.Obj;
import concordat.oscal.tree.Text;
import concordat.oscal.view.Catalogue;
import concordat.oscal.view.Control;
import concordat.oscal.view.Profile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Profiles whose resolved catalogues somebody else has published.
final class PublishedProfilesTest {

    private static final Stamp STAMP = new Stamp(
            "11111111-1111-4111-8111-111111111111",
            Instant.parse("2026-11-22T09:00:00Z"),
            Optional.of("profile.xml"),
            "some tool");

    private static final String NIST = "nist-800-53-rev5/NIST_SP-800-53_rev5_";

    /// The specification's own cases; the expected catalogues' uuid, time, tool and source are theirs.
    @TestFactory
    Stream<DynamicTest> theSpecificationsCases_resolveToWhatIsExpected() {
        Map<String, OscalDocument> kept = new HashMap<>();
        List<Path> files = SharedData.all(".xml").stream()
                .filter(file -> file.toString().contains("profile-resolution"))
                .filter(file -> !file.toString().contains("output-expected"))
                .toList();
        Path root = SharedData.file("profile-resolution");
        files.forEach(file -> kept.put(root.relativize(file).toString(), SharedData.document(file)));
        return kept.keySet().stream()
                .filter(name -> name.endsWith("_profile.xml"))
                .sorted()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Obj expected = SharedData.document(
                                    "profile-resolution/output-expected/" + name.replace(".xml", "_RESOLVED.xml"))
                            .body();
                    Obj resolved = resolve(name, Objects.requireNonNull(kept.get(name)), OscalStore.of(kept))
                            .body();
                    assertThat(comparable(resolved)).isEqualTo(comparable(expected));
                }));
    }

    private static Obj comparable(Obj catalogue) {
        Obj metadata = catalogue.object("metadata").orElseThrow();
        for (String stamped : List.of("last-modified", "links")) {
            metadata = metadata.without(stamped);
        }
        List<Obj> props = metadata.objects("props").stream()
                .filter(prop -> !prop.says("name", "resolution-tool"))
                .toList();
        metadata = metadata.withList("props", props);
        return catalogue.without("uuid").with("metadata", metadata);
    }

    @ParameterizedTest
    @CsvSource({"ISM_E8_ML1, 46", "ISM_E8_ML3, 123"})
    void theAustralianProfiles_resolveToThePublishedCatalogue(String name, int controls) {
        OscalDocument profile = SharedData.document("ism/" + name + "-baseline_profile.json");
        OscalDocument catalogue = SharedData.document("ism/ISM_catalog.json");
        OscalStore store = address -> address.endsWith("ISM_catalog.json") ? Optional.of(catalogue) : Optional.empty();
        OscalDocument published = SharedData.document("ism/" + name + "-baseline-resolved-profile_catalog.json");

        OscalDocument resolved = resolve("profile.json", profile, store);

        assertThat(new Catalogue(resolved).allControls())
                .hasSameSizeAs(new Catalogue(published).allControls().toList());
        assertThat(new Catalogue(resolved).allControls().count()).isEqualTo(controls);
        assertThat(differences(comparable(published.body()), comparable(resolved.body())))
                .isEmpty();
        assertThat(OscalCheck.errors(resolved)).isEmpty();
    }

    /// NIST's baselines rest on release 5.1.1, of which the catalogue at hand is a forerunner: the controls and their
    /// places are the same, the words are not everywhere.
    @ParameterizedTest
    @CsvSource({"LOW, 149", "MODERATE, 287"})
    void nistsBaselines_haveTheControlsOfThePublishedCatalogueInItsStructure(String level, int controls) {
        OscalDocument published = SharedData.document(NIST + level + "-baseline-resolved-profile_catalog-min.json");
        OscalDocument resolved = baseline(level);

        assertThat(new Catalogue(resolved).allControls()).hasSize(controls);
        assertThat(outline(resolved)).isEqualTo(outline(published));
        assertThat(OscalCheck.errors(resolved)).isEmpty();
        assertThat(OscalCheck.errors(published)).isEmpty();
    }

    /// The privacy baseline names three enhancements without their controls, which come along.
    @ParameterizedTest
    @CsvSource({"HIGH, 370", "PRIVACY, 96"})
    void nistsOtherBaselines_haveTheControlsOfTheProfileAndTheirParents(String level, int named) {
        List<String> ids = new Profile(SharedData.document(NIST + level + "-baseline_profile.json"))
                .imports()
                .getFirst()
                .ids();
        Catalogue resolved = new Catalogue(baseline(level));
        Set<String> there =
                new HashSet<>(resolved.allControls().map(Control::id).toList());

        assertThat(ids).hasSize(named);
        assertThat(there).containsAll(ids);
        there.removeAll(ids);
        assertThat(there).allMatch(parent -> ids.stream().anyMatch(id -> id.startsWith(parent + ".")));
        assertThat(OscalCheck.errors(resolved.document())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LOW", "MODERATE", "HIGH", "PRIVACY"})
    void aProfileInXml_resolvesAsInJson(String level) {
        OscalDocument xml = SharedData.document(NIST + level + "-baseline_profile.xml");
        assertThat(resolve("a/b/c/d/profile.xml", xml, nist())).isEqualTo(baseline(level));
    }

    /// NIST's low baseline, resolved, as the catalogue of a profile that sets parameters, removes assessment parts and
    /// adds guidance: the controls that both have are compared with what the profile's authors
    /// published. Their tool
    /// left all properties of parameters out, and brackets without escapes; beyond that nothing differs.
    @Test
    void fedrampsAlterations_giveTheControlsTheyPublished() {
        OscalDocument profile = SharedData.document("fedramp/FedRAMP_rev5_LI-SaaS-baseline_profile.xml");
        OscalDocument low = SharedData.document(NIST + "LOW-baseline-resolved-profile_catalog-min.json");
        Catalogue published = new Catalogue(
                SharedData.document("fedramp/FedRAMP_rev5_LI-SaaS-baseline-resolved-profile_catalog-min.json"));
        Catalogue resolved = new Catalogue(resolve("profile.xml", profile, address -> Optional.of(low)));

        int compared = 0;
        for (Control control : resolved.allControls().toList()) {
            Optional<Control> theirs = published.control(control.id());
            if (theirs.isPresent()) {
                compared++;
                List<Obj> params = control.tree().objects("params").stream()
                        .map(param -> param.without("props"))
                        .toList();
                assertThat(differences(
                                theirs.get().tree().without("controls"),
                                control.tree().without("controls").withList("params", params)))
                        .as(control.id())
                        .isEmpty();
            }
        }
        assertThat(compared).isEqualTo(149);
    }

    static OscalDocument baseline(String level) {
        return resolve("a/b/c/d/profile.json", SharedData.document(NIST + level + "-baseline_profile.json"), nist());
    }

    private static OscalStore nist() {
        OscalDocument catalogue = SharedData.document(NIST + "catalog_v5.0.1.json");
        return address -> address.equals("nist.gov/SP800-53/rev5/json/NIST_SP-800-53_rev5_catalog.json")
                ? Optional.of(catalogue)
                : Optional.empty();
    }

    private static OscalDocument resolve(String address, OscalDocument profile, OscalStore store) {
        return switch (ProfileResolver.resolve(address, profile, store, STAMP)) {
            case Resolution.Resolved resolved -> resolved.catalogue();
            case Resolution.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    private static List<String> outline(OscalDocument document) {
        List<String> outline = new ArrayList<>();
        Catalogue catalogue = new Catalogue(document);
        catalogue.allGroups().forEach(group -> {
            outline.add("group " + group.id().orElse(""));
            group.controls().forEach(control -> outline(control, "", outline));
        });
        return outline;
    }

    private static void outline(Control control, String indent, List<String> outline) {
        outline.add(indent + control.id());
        control.controls().forEach(child -> outline(child, indent + " ", outline));
    }

    static List<String> differences(Node expected, Node actual) {
        List<String> found = new ArrayList<>();
        compare(expected, actual, "", found);
        return found;
    }

    private static void compare(Node expected, Node actual, String path, List<String> found) {
        if (expected instanceof Obj x && actual instanceof Obj y) {
            Set<String> names = new HashSet<>(x.names());
            names.addAll(y.names());
            names.forEach(name -> {
                if (x.has(name) && y.has(name)) {
                    compare(x.member(name).orElseThrow(), y.member(name).orElseThrow(), path + "/" + name, found);
                } else {
                    found.add(path + "/" + name + (x.has(name) ? " is missing" : " is too much"));
                }
            });
        } else if (expected instanceof Arr x
                && actual instanceof Arr y
                && x.items().size() == y.items().size()) {
            for (int i = 0; i < x.items().size(); i++) {
                compare(x.items().get(i), y.items().get(i), path + "/" + i, found);
            }
        } else if (!(expected instanceof Text x
                        && actual instanceof Text y
                        && alike(x.value()).equals(alike(y.value())))
                && !expected.equals(actual)) {
            String a = expected.toString();
            String b = actual.toString();
            found.add(path + ": " + a.substring(0, Math.min(200, a.length())) + " | "
                    + b.substring(0, Math.min(200, b.length())));
        }
    }

    private static String alike(String markdown) {
        return markdown.replaceAll("\\\\(?=[\\[\\]\"<>])", "").strip();
    }
}
