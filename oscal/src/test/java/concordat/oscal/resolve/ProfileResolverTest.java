package concordat.oscal.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.oscal.OscalDocument;
import concordat.oscal.OscalProblem;
import concordat.oscal.Samples;
import concordat.oscal.tree.Obj;
import concordat.oscal.view.Catalogue;
import concordat.oscal.view.Control;
import concordat.oscal.view.Part;
import concordat.oscal.view.Prop;
import concordat.oscal.write.OscalWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProfileResolverTest {

    private static final Stamp STAMP =
            new Stamp(Samples.uuid(999), Instant.parse("2026-11-22T09:00:00Z"), Optional.of("profile.json"), "test");

    private static final OscalDocument ABC = Samples.catalogue(1, """
            'groups':[
              {'id':'a','title':'A','params':[{'id':'p-a','label':'of A'}],'x-kept':true,'controls':[
                {'id':'a-1','title':'A1','params':[{'id':'p-1','label':'old','values':['weekly']}],
                 'props':[{'name':'label','value':'A-1'}],'links':[{'href':'#b-1','rel':'related'}],
                 'parts':[{'id':'a-1_smt','name':'statement','prose':'Do {{ insert: param, p-a }}.',
                           'parts':[{'id':'a-1_smt.a','name':'item','prose':'first'},
                                    {'id':'a-1_smt.b','name':'item','prose':'second'}]},
                          {'id':'a-1_gdn','name':'guidance','class':'long','prose':'why'}],
                 'controls':[{'id':'a-1.1','title':'A1.1'},
                             {'id':'a-1.2','title':'A1.2','controls':[{'id':'a-1.2.x','title':'deep'}]}]},
                {'id':'a-2','title':'A2'}]},
              {'id':'b','title':'B','params':[{'id':'p-b'}],'controls':[{'id':'b-1','title':'B1'}]}]""");

    private final Map<String, OscalDocument> kept = new HashMap<>(Map.of("abc.json", ABC));

    private Resolution resolve(String rest) {
        return ProfileResolver.resolve("profile.json", Samples.profile(2, rest), OscalStore.of(kept), STAMP);
    }

    private Catalogue resolved(String rest) {
        return switch (resolve(rest)) {
            case Resolution.Resolved resolved -> new Catalogue(resolved.catalogue());
            case Resolution.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    private List<String> remarks(String rest) {
        return switch (resolve(rest)) {
            case Resolution.Resolved resolved ->
                resolved.remarks().stream().map(OscalProblem::text).toList();
            case Resolution.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    private String refusal(String rest) {
        return switch (resolve(rest)) {
            case Resolution.Resolved resolved -> throw new AssertionError("resolved");
            case Resolution.Refused refused -> refused.address() + ": " + refused.problem();
        };
    }

    /// @return ids, those of groups with a colon, children in brackets
    private static String outline(Catalogue catalogue) {
        List<String> all = new ArrayList<>();
        catalogue.controls().forEach(control -> all.add(outline(control)));
        catalogue
                .groups()
                .forEach(group -> all.add(group.id().orElse("?") + ":"
                        + group.controls().stream()
                                .map(ProfileResolverTest::outline)
                                .toList()));
        return String.join(" ", all);
    }

    private static String outline(Control control) {
        return control.id()
                + (control.controls().isEmpty()
                        ? ""
                        : control.controls().stream()
                                .map(ProfileResolverTest::outline)
                                .toList()
                                .toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'include-all':{}|a-1 a-1.1 a-1.2 a-1.2.x a-2 b-1
            'include-controls':[{'with-ids':['b-1','a-1']}]|a-1 b-1
            'include-controls':[{'with-ids':['a-1.2.x']}]|a-1 a-1.2 a-1.2.x
            'include-controls':[{'with-ids':['a-1'],'with-child-controls':'yes'}]|a-1 a-1.1 a-1.2 a-1.2.x
            'include-controls':[{'matching':[{'pattern':'a-?'}]}]|a-1 a-2
            'include-controls':[{'matching':[{'pattern':'*.2*'}]}]|a-1 a-1.2 a-1.2.x
            'include-all':{},'exclude-controls':[{'with-ids':['a-1']}]|a-1.1 a-1.2 a-1.2.x a-2 b-1
            'include-all':{},'exclude-controls':[{'with-ids':['a-1'],'with-child-controls':'yes'}]|a-2 b-1
            'include-controls':[{'with-ids':['a-1']}],'exclude-controls':[{'matching':[{'pattern':'a*'}]}]|``
            'include-controls':[{'matching':[{}]}]|``
            """)
    void anImport_choosesAsItSays(String directive, String flat) {
        Catalogue catalogue = resolved("'imports':[{'href':'abc.json'," + directive + "}]");
        assertThat(outline(catalogue)).isEqualTo(flat);
        assertThat(catalogue.groups()).isEmpty();
    }

    @Test
    void asIs_keepsGroupsAndPlaces_andMovesUpWhatLostItsParent() {
        assertThat(outline(resolved("'imports':[{'href':'abc.json','include-all':{}}],'merge':{'as-is':true}")))
                .isEqualTo("a:[a-1[a-1.1, a-1.2[a-1.2.x]], a-2] b:[b-1]");
        Catalogue without = resolved("'imports':[{'href':'abc.json','include-controls':[{'with-ids':['a-1.2.x']}],"
                + "'exclude-controls':[{'with-ids':['a-1.2']}]}],'merge':{'as-is':true}");
        assertThat(outline(without)).isEqualTo("a:[a-1[a-1.2.x]]");
        assertThat(without.groups().getFirst().tree().has("x-kept")).isTrue();
        assertThat(without.groups().getFirst().params()).hasSize(1);
        assertThat(outline(resolved("'imports':[{'href':'abc.json','include-all':{}}],'merge':{'as-is':false}")))
                .startsWith("a-1 a-1.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'combine':{'method':'keep'}|a-1 b-1 a-2 b-1
            'combine':{'method':'use-first'}|a-1 b-1 a-2
            'combine':{'method':'use-first'},'as-is':true|a:[a-1, a-2] b:[b-1]
            'combine':{'method':'merge'},'flat':{}|a-1 b-1 a-2
            'combine':{'method':'keep'},'as-is':true|a:[a-1] b:[b-1] a:[a-2] b:[b-1]
            """)
    void severalImports_combineAsTheProfileSays(String merge, String outline) {
        assertThat(outline(resolved("'imports':[{'href':'abc.json','include-controls':[{'with-ids':['a-1','b-1']}]},"
                        + "{'href':'./abc.json#x','include-controls':[{'with-ids':['b-1','a-2']}]}],'merge':{" + merge
                        + "}")))
                .isEqualTo(outline);
    }

    @Test
    void merge_addsWhatTheFirstDoesNotHave() {
        kept.put(
                "other.json",
                Samples.catalogue(
                        3,
                        "'controls':[{'id':'b-1','title':'Other',"
                                + "'props':[{'name':'label','value':'B-1'}],'parts':[{'id':'x','name':'guidance'}]}]"));
        String imports = "'imports':[{'href':'abc.json','include-controls':[{'with-ids':['b-1']}]},"
                + "{'href':'other.json','include-all':{}}],'merge':{'combine':{'method':'merge'}}";
        Control one = resolved(imports).control("b-1").orElseThrow();
        assertThat(one.title()).isEqualTo("B1");
        assertThat(one.label()).hasValue("B-1");
        assertThat(one.parts()).hasSize(1);
        assertThat(remarks(imports)).anyMatch(text -> text.contains("not laid down"));
    }

    @Test
    void custom_givesGroupsOfItsOwn_inTheOrderItSays() {
        Catalogue catalogue = resolved("""
                'imports':[{'href':'abc.json','include-all':{}}],
                'merge':{'custom':{
                  'groups':[{'id':'a','title':'Mine','parts':[{'name':'overview','prose':'o'}],
                             'insert-controls':[{'order':'descending','include-controls':[{'matching':[{'pattern':'a-1*'}]}]}]},
                            {'id':'n','title':'New','groups':[{'title':'Inner',
                               'insert-controls':[{'include-controls':[{'with-ids':['b-1','a-2','z-9']}]}]}]}],
                  'insert-controls':[{'order':'keep','include-controls':[{'with-ids':['b-1','a-2']}]}]}}""");
        assertThat(outline(catalogue)).isEqualTo("a-2 b-1 a:[a-1.2.x, a-1.2, a-1.1, a-1] n:[]");
        assertThat(catalogue.groups().getFirst().title()).isEqualTo("Mine");
        assertThat(catalogue.groups().getFirst().params()).extracting("id").containsExactly("p-a");
        assertThat(catalogue.params()).isEmpty();
        assertThat(catalogue.groups().getLast().groups().getFirst().controls())
                .extracting(Control::id)
                .containsExactly("b-1", "a-2");
    }

    @Test
    void looseParameters_comeAlongWhenSomethingUsesThem() {
        assertThat(resolved("'imports':[{'href':'abc.json','include-all':{}}]").params())
                .extracting("id")
                .containsExactly("p-a");
    }

    @Test
    void setParameter_replacesAndAdds_inTheOrderGiven() {
        Control control = resolved("""
                'imports':[{'href':'abc.json','include-controls':[{'with-ids':['a-1']}]}],
                'modify':{'set-parameters':[
                  {'param-id':'p-1','label':'new','values':['daily'],'props':[{'name':'n','value':'1'}]},
                  {'param-id':'p-1','values':['hourly'],'props':[{'name':'n','value':'2'}]},
                  {'param-id':'p-z','values':['x']}]}""").control("a-1").orElseThrow();
        assertThat(control.params().getFirst().label()).hasValue("new");
        assertThat(control.params().getFirst().values()).containsExactly("hourly");
        assertThat(control.params().getFirst().props()).extracting(Prop::value).containsExactly("1", "2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'position':'starting'|new a-1_smt a-1_gdn|N A-1|a-1_smt.a a-1_smt.b
            'position':'before'|new a-1_smt a-1_gdn|N A-1|a-1_smt.a a-1_smt.b
            'position':'ending'|a-1_smt a-1_gdn new|A-1 N|a-1_smt.a a-1_smt.b
            'by-id':'a-1_gdn','position':'before'|a-1_smt new a-1_gdn|N A-1|a-1_smt.a a-1_smt.b
            'by-id':'a-1_smt','position':'after'|a-1_smt new a-1_gdn|A-1 N|a-1_smt.a a-1_smt.b
            'by-id':'a-1_smt','position':'starting'|a-1_smt a-1_gdn|A-1|new a-1_smt.a a-1_smt.b
            'by-id':'a-1_smt'|a-1_smt a-1_gdn|A-1|a-1_smt.a a-1_smt.b new
            'by-id':'a-1_smt.a','position':'after'|a-1_smt a-1_gdn|A-1|a-1_smt.a new a-1_smt.b
            'by-id':'a-1'|a-1_smt a-1_gdn|A-1|a-1_smt.a a-1_smt.b
            'by-id':'nowhere'|a-1_smt a-1_gdn|A-1|a-1_smt.a a-1_smt.b
            """)
    void add_putsThingsWhereItSays(String where, String parts, String props, String inner) {
        Control control = resolved("""
                'imports':[{'href':'abc.json','include-controls':[{'with-ids':['a-1']}]}],
                'modify':{'alters':[{'control-id':'a-1','adds':[{%s,
                  'props':[{'name':'label','value':'N'}],'parts':[{'id':'new','name':'item'}]}]}]}""".formatted(where)).control("a-1").orElseThrow();
        assertThat(ids(control.parts())).isEqualTo(parts);
        assertThat(String.join(" ", control.props().stream().map(Prop::value).toList()))
                .isEqualTo(props);
        assertThat(ids(control.parts().stream()
                        .filter(part -> part.id().orElse("").equals("a-1_smt"))
                        .findFirst()
                        .orElseThrow()
                        .parts()))
                .isEqualTo(inner);
    }

    private static String ids(List<Part> parts) {
        return String.join(
                " ", parts.stream().map(part -> part.id().orElse("?")).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'by-name':'item'|a-1_smt a-1_gdn|2|``
            'by-id':'a-1_smt.a'|a-1_smt a-1_gdn|2|a-1_smt.b
            'by-class':'long'|a-1_smt|2|a-1_smt.a a-1_smt.b
            'by-class':'long','by-name':'item'|a-1_smt a-1_gdn|2|a-1_smt.a a-1_smt.b
            'by-item-name':'prop'|a-1_smt a-1_gdn|1|a-1_smt.a a-1_smt.b
            'by-item-name':'link'|a-1_smt a-1_gdn|1|a-1_smt.a a-1_smt.b
            'by-ns':'http://csrc.nist.gov/ns/oscal','by-item-name':'part'|``|2|``
            'by-ns':'http://example.org/other'|a-1_smt a-1_gdn|2|a-1_smt.a a-1_smt.b
            """)
    void remove_takesWhatMeetsEverythingItSays(String criteria, String parts, int notes, String inner) {
        Control control = resolved("""
                'imports':[{'href':'abc.json','include-controls':[{'with-ids':['a-1']}]}],
                'modify':{'alters':[{'control-id':'a-1','removes':[{%s}]}]}""".formatted(criteria)).control("a-1").orElseThrow();
        assertThat(ids(control.parts())).isEqualTo(parts == null ? "" : parts);
        assertThat(control.props().size() + control.links().size()).isEqualTo(notes);
        assertThat(control.parts().stream()
                        .limit(1)
                        .map(part -> ids(part.parts()))
                        .findFirst()
                        .orElse(""))
                .isEqualTo(inner == null ? "" : inner);
    }

    @Test
    void whatCannotBeDone_isRemarkedOnAndTheRestGoesOn() {
        assertThat(remarks("""
                'imports':[{'href':'abc.json','include-controls':[{'with-ids':['a-2','z-1'],'matching':[{'pattern':'q*'}]}]}],
                'modify':{'set-parameters':[{'param-id':'p-z'}],
                          'alters':[{'control-id':'z-2'},{'control-id':'a-2','adds':[{'by-id':'none'}]}]}"""))
                .hasSize(5)
                .anyMatch(text -> text.contains("[z-1]"))
                .anyMatch(text -> text.contains("[q*]"))
                .anyMatch(text -> text.contains("[p-z]"))
                .anyMatch(text -> text.contains("[z-2]"))
                .anyMatch(text -> text.contains("[none]"));
    }

    @Test
    void aCircle_isRefusedByItsName() {
        kept.put("sub/one.json", Samples.profile(4, "'imports':[{'href':'two.json','include-all':{}}]"));
        kept.put("sub/two.json", Samples.profile(5, "'imports':[{'href':'../sub/one.json','include-all':{}}]"));
        assertThat(refusal("'imports':[{'href':'sub/one.json','include-all':{}}]"))
                .contains("a circle of imports: sub/one.json imports sub/two.json imports sub/one.json")
                .contains("line 1");
        assertThat(refusal("'imports':[{'href':'#','include-all':{}}]")).contains("names no resource");
        kept.put("profile.json", Samples.profile(6, "'imports':[{'href':'','include-all':{}}]"));
        assertThat(refusal("'imports':[{'href':'profile.json','include-all':{}}]"))
                .contains("profile.json imports profile.json");
    }

    @Test
    void aProfileUsedTwice_isNoCircle() {
        kept.put(
                "base.json",
                Samples.profile(4, "'imports':[{'href':'abc.json','include-controls':[{'with-ids':['b-1']}]}]"));
        assertThat(outline(resolved(
                        "'imports':[{'href':'base.json','include-all':{}},{'href':'base.json','include-all':{}}]")))
                .isEqualTo("b-1 b-1");
    }

    @Test
    void profilesThatDoubleEachTime_areStopped() {
        kept.put("p0.json", ABC);
        for (int i = 1; i < 30; i++) {
            String twice = "{'href':'p" + (i - 1) + ".json','include-all':{}}";
            kept.put("p" + i + ".json", Samples.profile(100 + i, "'imports':[" + twice + "," + twice + "]"));
        }
        assertThat(refusal("'imports':[{'href':'p29.json','include-all':{}}]")).contains("more than 100000 controls");
    }

    @Test
    void aReference_isLookedForInTheStoreAndNowhereElse() {
        List<String> asked = new ArrayList<>();
        Resolution resolution = ProfileResolver.resolve(
                "profile.json",
                Samples.profile(2, """
                        'imports':[{'href':'#00000000-0000-4000-8000-000000000010','include-all':{}}],
                        'back-matter':{'resources':[{'uuid':'00000000-0000-4000-8000-000000000010','rlinks':[
                          {'href':'http://127.0.0.1:1/catalog.json'},{'href':'file:///etc/passwd'},{'href':'../up.json'}]}]}"""),
                address -> {
                    asked.add(address);
                    return Optional.empty();
                },
                STAMP);
        assertThat(asked).containsExactly("http://127.0.0.1:1/catalog.json", "file:///etc/passwd", "../up.json");
        assertThat(resolution).isInstanceOfSatisfying(Resolution.Refused.class, refused -> assertThat(
                        refused.problem().text())
                .contains("none of which is at hand"));
        assertThat(refusal("'imports':[{'href':'a b','include-all':{}}]")).contains("is no reference");
        assertThat(refusal("'imports':[{'href':'none.json','include-all':{}}]")).contains("not at hand");
    }

    @Test
    void aDocumentInsideAResource_isTaken() {
        String base64 = Base64.getEncoder().encodeToString(OscalWriter.json(ABC.root()));
        assertThat(outline(resolved("""
                'imports':[{'href':'#00000000-0000-4000-8000-000000000010','include-controls':[{'with-ids':['b-1']}]}],
                'back-matter':{'resources':[{'uuid':'00000000-0000-4000-8000-000000000010',
                  'base64':{'filename':'abc.json','value':'%s'}}]}""".formatted(base64)))).isEqualTo("b-1");
    }

    @Test
    void whatIsNoCatalogue_isRefused() {
        kept.put(
                "old.json",
                Samples.document("{'catalog':{'uuid':'" + Samples.uuid(9) + "','metadata':{'title':'T','last-modified':"
                        + "'2026-01-01T00:00:00Z','version':'1','oscal-version':'2.0.0'}}}"));
        kept.put(
                "definition.json",
                Samples.document("{'component-definition':{'uuid':'" + Samples.uuid(8) + "',METADATA}}"));
        assertThat(refusal("'imports':[{'href':'old.json','include-all':{}}]")).contains("not of version 1");
        assertThat(refusal("'imports':[{'href':'definition.json','include-all':{}}]"))
                .contains("a component definition, where a catalogue or profile is wanted");
        assertThat(refusal("'imports':[{'href':'abc.json','include-all':{}}],'merge':{'flat':{},'as-is':true}"))
                .contains("keep one of them");
        assertThat(refusal("'imports':[{'href':'abc.json','include-all':{}}],'merge':{'combine':{'method':'x'}}"))
                .contains("no combination method");
    }

    @Test
    void theResult_saysHowItCameAbout() {
        Obj metadata = resolved("'imports':[{'href':'abc.json','include-all':{}}]")
                .document()
                .metadata();
        assertThat(metadata.text("last-modified")).hasValue("2026-11-22T09:00:00Z");
        assertThat(metadata.objects("links").getFirst().text("href")).hasValue("profile.json");
        assertThat(metadata.objects("props").getFirst().text("value")).hasValue("test");
        assertThat(metadata.text("oscal-version")).hasValue("1.1.2");
    }

    @ParameterizedTest
    @CsvSource({
        "*,abc,true",
        "a*c,abc,true",
        "a*c,abd,false",
        "?b?,abc,true",
        "ac-2*,ac-2.1,true",
        "ac-2?,ac-2,false",
        "**,a,true",
        "*a*b*c,xaybzc,true"
    })
    void aPattern_matchesAsAGlob(String pattern, String id, boolean matches) {
        assertThat(Glob.matches(pattern, id)).isEqualTo(matches);
    }
}
