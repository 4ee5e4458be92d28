package concordat.oscal.model;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.oscal.SharedData;
import concordat.oscal.read.Trees;
import concordat.oscal.tree.Arr;
import concordat.oscal.tree.Obj;
import concordat.oscal.tree.Text;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table beside the published JSON schemas, which are made of the same definitions in another way.
final class ModelTableTest {

    private final Map<String, Obj> definitions = new HashMap<>();
    private final Set<String> compared = new HashSet<>();

    @ParameterizedTest
    @CsvSource({
        "CATALOG, catalog",
        "PROFILE, profile",
        "COMPONENT_DEFINITION, component",
        "SYSTEM_SECURITY_PLAN, ssp",
        "ASSESSMENT_PLAN, assessment-plan",
        "ASSESSMENT_RESULTS, assessment-results",
        "PLAN_OF_ACTION, poam",
    })
    void everyType_hasTheMembersOfThePublishedSchema(OscalModel model, String file) throws Exception {
        Obj schema = Trees.json(SharedData.bytes("json-schema/oscal_" + file + "_schema.json"));
        schema.object("definitions").orElseThrow().forEach((name, definition) -> {
            Obj object = (Obj) definition;
            definitions.put("#/definitions/" + name, object);
            object.text("$id").ifPresent(id -> definitions.put(id, object));
        });
        Obj root = definitions.values().stream()
                .filter(d -> d.text("$id").orElse("").endsWith(":" + model.root()))
                .findFirst()
                .orElseThrow();
        compare(ModelTable.root(model), root, model.root());
        assertThat(compared).hasSizeGreaterThan(15);
    }

    private void compare(TypeDef type, Obj schema, String path) {
        if (!compared.add(type.name())) {
            return;
        }
        Obj properties = properties(schema);
        if (properties.size() == 0 && type.name().equals("merge.combine")) {
            return; // beside a choice the schemas lose what a member holds, here the method
        }
        Set<String> ours =
                new TreeSet<>(type.members().stream().map(Member::name).toList());
        assertThat(ours).as(path).isEqualTo(new TreeSet<>(properties.names()));
        Set<String> required = new TreeSet<>(required(schema));
        // Where members exclude one another the schemas say of some types what is required, and forget it for others.
        boolean forgotten = required.isEmpty() && schema.has("anyOf");
        if (!forgotten) {
            assertThat(type.required().stream().map(Member::name))
                    .as("required in " + path)
                    .containsExactlyInAnyOrderElementsOf(required);
        }
        for (Member member : type.members()) {
            Obj property = followed(properties.object(member.name()).orElseThrow());
            boolean list = property.says("type", "array");
            assertThat(member.list())
                    .as(path + "/" + member.name() + " is a list")
                    .isEqualTo(list);
            Obj value = list ? followed(property.object("items").orElseThrow()) : property;
            switch (member.type()) {
                case ValueType.Structured structured -> compare(structured.def(), value, path + "/" + member.name());
                case ValueType.Scalar scalar ->
                    assertThat(kinds(value))
                            .as(path + "/" + member.name())
                            .contains(
                                    scalar.simple().number()
                                            ? scalar.simple() == Simple.DECIMAL ? "number" : "integer"
                                            : scalar.simple() == Simple.BOOLEAN ? "boolean" : "string");
            }
            if (!member.allowed().isEmpty()) {
                assertThat(enums(value)).as(path + "/" + member.name()).isEqualTo(member.allowed());
            }
        }
    }

    /// Where members exclude one another, the schema says all that may stand together once for each.
    private static Obj properties(Obj schema) {
        Obj all = schema.object("properties").orElse(Obj.EMPTY);
        for (Obj one : schema.objects("anyOf")) {
            Obj.Builder more = Obj.builder();
            all.forEach(more::put);
            Obj known = all;
            properties(one).forEach((name, property) -> {
                if (!known.has(name)) {
                    more.put(name, property);
                }
            });
            all = more.build();
        }
        return all;
    }

    private static Set<String> required(Obj schema) {
        Set<String> always = new HashSet<>(schema.texts("required"));
        schema.objects("anyOf").stream()
                .map(one -> (Set<String>) new HashSet<>(required(one)))
                .reduce((some, others) -> {
                    some.retainAll(others);
                    return some;
                })
                .ifPresent(always::addAll);
        return always;
    }

    private Obj followed(Obj schema) {
        Optional<Obj> target = schema.text("$ref").map(definitions::get);
        return target.map(this::followed).orElse(schema);
    }

    /// A type is said at once, or below `allOf` and `anyOf`, or by reference.
    private Set<String> kinds(Obj schema) {
        Set<String> kinds = new HashSet<>(schema.texts("type"));
        for (String several : List.of("allOf", "anyOf", "oneOf")) {
            schema.objects(several).forEach(one -> kinds.addAll(kinds(followed(one))));
        }
        schema.text("$ref").map(definitions::get).ifPresent(one -> kinds.addAll(kinds(one)));
        return kinds;
    }

    private Set<String> enums(Obj schema) {
        Set<String> values = new HashSet<>();
        if (schema.member("enum").orElse(Obj.EMPTY) instanceof Arr list) {
            list.items().forEach(item -> values.add(((Text) item).value()));
        }
        for (String several : List.of("allOf", "anyOf", "oneOf")) {
            schema.objects(several).forEach(one -> values.addAll(enums(followed(one))));
        }
        return values;
    }

    @Test
    void theMappingModel_isThereSinceTwelve() {
        TypeDef map = ModelTable.named("map");
        assertThat(map.member("sources").orElseThrow().list()).isTrue();
        assertThat(ModelTable.root(OscalModel.MAPPING_COLLECTION).member("provenance"))
                .hasValueSatisfying(member -> assertThat(member.required()).isTrue());
        assertThat(OscalModel.MAPPING_COLLECTION.since()).isEqualTo(OscalVersion.V1_2);
    }

    @ParameterizedTest
    @CsvSource({"1.0.0-rc2, V1_0", "1.0.4, V1_0", "1.1.2, V1_1", "1.2.1, V1_2", "1.3.0,", "2.0.0,", "1.1,", "x,"})
    void aVersion_isKnownByItsNumber(String number, OscalVersion version) {
        assertThat(OscalVersion.of(number)).isEqualTo(Optional.ofNullable(version));
    }
}
