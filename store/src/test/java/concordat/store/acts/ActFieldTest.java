package concordat.store.acts;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.Act;
import concordat.store.acts.ActField.Holds;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ActFieldTest {

    private final ActCodec codec = new ActCodec();
    private final Map<String, List<ActField>> fields = codec.fields();

    @Test
    void everyKind_isDescribed_byTheFieldsItsPayloadHas() {
        assertThat(fields.keySet()).isEqualTo(codec.kinds());
        for (Act act : SampleActs.all()) {
            Set<String> written = codec.payload(act).members().keySet();
            assertThat(fields.get(codec.kind(act)))
                    .as(codec.kind(act))
                    .extracting(ActField::name)
                    .containsExactlyInAnyOrderElementsOf(written);
        }
    }

    @Test
    void risk_isDescribedInFull() {
        assertThat(fields.get("risk-requested"))
                .contains(
                        new ActField("risk", "risk-id", Holds.ONE, List.of(), List.of()),
                        new ActField("handlings", "text", Holds.SET, List.of(), List.of()),
                        new ActField("until", "instant", Holds.ONE, List.of(), List.of()),
                        new ActField("continues", "risk-id", Holds.OPTIONAL, List.of(), List.of()),
                        new ActField("reason", "prose", Holds.ONE, List.of(), List.of()));
        assertThat(fields.get("risk-requested"))
                .filteredOn(f -> f.type().equals("choice"))
                .singleElement()
                .satisfies(f -> assertThat(f.choices()).isNotEmpty());
        assertThat(fields.get("pattern-published"))
                .filteredOn(f -> f.type().equals("record"))
                .singleElement()
                .satisfies(
                        f -> assertThat(f.fields()).extracting(ActField::name).containsExactly("kind", "atLeast"));
    }
}
