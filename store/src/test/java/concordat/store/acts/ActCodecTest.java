package concordat.store.acts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.assurance.act.Act;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.Entry;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.Prose;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.ledger.Envelope;
import concordat.ledger.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class ActCodecTest {

    private static final NetworkFounded FOUNDED = new NetworkFounded(SampleActs.prose("The Example Network"));

    private final ActCodec codec = new ActCodec();

    private static Entry entry(Act act, Instant at) {
        return new Entry(new NetworkId("example"), 7, at, new PersonId("p-lead"), act);
    }

    private static <A extends Act> A sample(Class<A> kind) {
        return SampleActs.all().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    /// The bytes of a sample with its payload changed.
    private byte[] changed(Act act, UnaryOperator<Json.Obj> change) {
        Envelope whole = Envelope.read(codec.bytes(entry(act, Instant.EPOCH), Optional.empty()));
        return new Envelope(
                        whole.network(),
                        whole.position(),
                        whole.at(),
                        whole.actor(),
                        whole.kind(),
                        whole.kindVersion(),
                        whole.body(),
                        change.apply(whole.payload()))
                .bytes();
    }

    private static byte[] bytes(String kind, int version, Json.Obj payload) {
        return new Envelope("example", 7, 0, "p-lead", kind, version, Optional.empty(), payload).bytes();
    }

    private UnreadableAct unreadable(byte[] bytes) {
        try {
            throw new AssertionError("was read: " + codec.read(bytes, ProseTexts.NONE));
        } catch (UnreadableAct e) {
            return e;
        }
    }

    @Test
    void an_entry_is_written_as_the_architecture_says() {
        byte[] bytes = codec.bytes(entry(FOUNDED, Instant.parse("1970-01-01T00:00:01.000002Z")), Optional.empty());

        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo("{\"actor\":\"p-lead\",\"at\":1000002,\"body\":null,\"kind\":\"network-founded\","
                        + "\"kindVersion\":1,\"network\":\"example\",\"payload\":{\"name\":\""
                        + FOUNDED.name().digest() + "\"},\"position\":7,\"v\":1}");
    }

    @Test
    void a_set_has_one_form_whatever_order_it_was_made_in() {
        byte[] bytes = codec.bytes(entry(sample(MeasureImposed.class), Instant.EPOCH), Optional.of(SampleActs.BODY));

        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .contains("\"tiers\":[\"BROWSER\",\"CONTAINED\",\"UNKNOWN\"]", "\"body\":\"b-0042\"");
    }

    @Test
    void an_instant_between_microseconds_is_refused() {
        assertThatThrownBy(() -> codec.bytes(entry(FOUNDED, Instant.ofEpochSecond(0, 1_500)), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1970-01-01T00:00:00.000001500Z");
        Instant before = Instant.parse("1969-12-31T23:59:59.999999Z");
        assertThat(codec.read(codec.bytes(entry(FOUNDED, before), Optional.empty()), ProseTexts.NONE)
                        .entry()
                        .at())
                .isEqualTo(before);
    }

    @Test
    void every_field_that_is_missing_of_another_type_or_unknown_is_named() {
        for (Act act : SampleActs.all()) {
            Json.Obj payload = Envelope.read(codec.bytes(entry(act, Instant.EPOCH), Optional.empty()))
                    .payload();
            for (String field : payload.members().keySet()) {
                UnreadableAct missing = unreadable(changed(act, p -> p.without(field)));
                assertThat(missing.field()).isEqualTo(field);
                assertThat(missing).hasMessageContaining("act 7 of kind " + codec.kind(act), "is missing");
                // No component is an array of arrays.
                Json wrong = new Json.Arr(List.of(new Json.Arr(List.of())));
                assertThat(unreadable(changed(act, p -> p.with(field, wrong))).field())
                        .startsWith(field);
            }
            UnreadableAct unknown = unreadable(changed(act, p -> p.with("zzz", Json.Null.NULL)));
            assertThat(unknown.field()).isEqualTo("zzz");
            assertThat(unknown.kind()).isEqualTo(codec.kind(act));
            assertThat(unknown.position()).isEqualTo(7);
        }
    }

    @Test
    void a_fault_deep_inside_is_named_by_its_path() {
        Act issued = SampleActs.all().get(1);

        UnreadableAct fault = unreadable(changed(issued, ActCodecTest::misspellTheFirstTier));

        assertThat(fault.field()).isEqualTo("edition.tierRules[0].tier");
        assertThat(fault).hasMessageContaining("no Tier called BROWSR");
    }

    private static Json.Obj misspellTheFirstTier(Json.Obj payload) {
        Json.Obj edition = edition(payload);
        Json.Arr rules = (Json.Arr) edition.member("tierRules").orElseThrow();
        Json.Obj first = ((Json.Obj) rules.items().getFirst()).with("tier", new Json.Str("BROWSR"));
        return payload.with("edition", edition.with("tierRules", new Json.Arr(List.of(first))));
    }

    private static Json.Obj edition(Json.Obj payload) {
        return (Json.Obj) payload.member("edition").orElseThrow();
    }

    @Test
    void what_is_not_in_the_one_form_is_refused() {
        Act imposed = sample(MeasureImposed.class);
        Json unsorted = new Json.Arr(List.of(new Json.Str("UNKNOWN"), new Json.Str("BROWSER")));
        Json twice = new Json.Arr(List.of(new Json.Str("BROWSER"), new Json.Str("BROWSER")));
        assertThat(unreadable(changed(imposed, p -> p.with("tiers", unsorted)))).hasMessageContaining("sorted");
        assertThat(unreadable(changed(imposed, p -> p.with("tiers", twice)))).hasMessageContaining("sorted");

        Act issued = SampleActs.all().get(1);
        assertThat(unreadable(
                        changed(issued, p -> p.with("edition", edition(p).with("ceiling", new Json.Str("P365D"))))))
                .hasMessageContaining("field edition.ceiling: [P365D] should be written PT8760H");
        assertThat(unreadable(
                        changed(issued, p -> p.with("edition", edition(p).with("startsOn", new Json.Str("soon"))))))
                .hasMessageContaining("edition.startsOn: [soon]");
    }

    @Test
    void an_id_or_a_record_that_refuses_its_values_says_why() {
        assertThat(unreadable(changed(sample(BodyJoined.class), p -> p.with("body", new Json.Str("Not An Id")))))
                .hasMessageContaining("field body: ")
                .hasMessageContaining("Not An Id");
    }

    @Test
    void kinds_and_versions_of_newer_programs_are_told_plainly() {
        Json.Obj empty = Json.Obj.of(Map.of());

        assertThat(unreadable(bytes("tea-served", 1, empty)))
                .hasMessageContaining("act 7 of kind tea-served: this program knows no such kind");
        assertThat(unreadable(bytes("network-founded", 2, empty)))
                .hasMessageContaining("version 2 was written by a newer program; this one reads up to 1");
        assertThat(unreadable("{}".getBytes(StandardCharsets.UTF_8)).position()).isEqualTo(-1);
    }

    @Test
    void texts_are_joined_on_reading_and_a_wrong_text_is_refused() {
        Prose name = FOUNDED.name();
        byte[] bytes = codec.bytes(entry(FOUNDED, Instant.EPOCH), Optional.empty());
        Map<String, ProseText> kept = new HashMap<>();
        ProseTexts texts = digest -> Optional.ofNullable(kept.get(digest));

        assertThat(read(bytes, texts).name().text()).isEmpty();
        kept.put(name.digest(), new ProseText(name.salt().orElseThrow(), "The Example Network"));
        assertThat(read(bytes, texts).name().text()).contains("The Example Network");
        kept.put(name.digest(), new ProseText(name.salt().orElseThrow(), "Another Network"));
        assertThatThrownBy(() -> read(bytes, texts))
                .isInstanceOf(UnreadableAct.class)
                .hasMessageContaining("field name: the text kept for digest " + name.digest());
    }

    private NetworkFounded read(byte[] bytes, ProseTexts texts) {
        return (NetworkFounded) codec.read(bytes, texts).entry().act();
    }

    @Test
    void proses_come_in_the_order_of_components() {
        assertThat(codec.proses(sample(MeasureImposed.class)))
                .containsExactly(SampleActs.prose("Ransomware seen"), SampleActs.prose("Clean rebuild shown"));
        assertThat(codec.proses(sample(RoleGranted.class))).isEmpty();
        assertThat(codec.proses(sample(BodyJoined.class)).getFirst().salt()).isPresent();
    }

    @Test
    void old_versions_are_lifted_step_by_step_and_the_newest_is_written() {
        // As if bodies had once joined under `type`, then without a region.
        Upcasters history = Upcasters.CURRENT
                .with("body-joined", 1, p -> p.without("type")
                        .with("kind", p.member("type").orElseThrow()))
                .with("body-joined", 2, p -> p.with("region", new Json.Str("r00")));
        ActCodec later = new ActCodec(history);
        Json.Obj third = Envelope.read(later.bytes(entry(sample(BodyJoined.class), Instant.EPOCH), Optional.empty()))
                .payload();
        Json.Obj second = third.without("region");
        Json.Obj first = second.without("kind").with("type", new Json.Str("district-council"));

        for (byte[] old : List.of(bytes("body-joined", 1, first), bytes("body-joined", 2, second))) {
            BodyJoined joined =
                    (BodyJoined) later.read(old, ProseTexts.NONE).entry().act();
            assertThat(joined.kind()).isEqualTo("district-council");
            assertThat(joined.region()).isEqualTo("r00");
        }
        assertThat(later.read(bytes("body-joined", 3, third), ProseTexts.NONE)
                        .entry()
                        .act())
                .isEqualTo(sample(BodyJoined.class));
        assertThat(history.newest("body-joined")).isEqualTo(3);
        assertThat(new String(
                        later.bytes(entry(sample(BodyJoined.class), Instant.EPOCH), Optional.empty()),
                        StandardCharsets.UTF_8))
                .contains("\"kindVersion\":3");
        assertThat(unreadable(bytes("body-joined", 3, third))).hasMessageContaining("newer program");
        assertThatThrownBy(() -> later.read(bytes("body-joined", 1, second), ProseTexts.NONE))
                .isInstanceOf(UnreadableAct.class)
                .hasMessageContaining("act 7 of kind body-joined: cannot be lifted from version 1");
    }

    @Test
    void upcasters_leave_no_gap() {
        assertThatThrownBy(() -> Upcasters.CURRENT.with("body-joined", 2, p -> p))
                .hasMessageContaining("from version 2, the next is from 1");
    }

    record Fraction(double share) {}

    record Clock(Map<String, String> hands) {}

    @Test
    void a_type_without_a_form_is_told_at_once() {
        assertThatThrownBy(() -> new Shapes().of(Fraction.class)).hasMessageContaining("double");
        assertThatThrownBy(() -> new Shapes().of(Clock.class)).hasMessageContaining("Map");
    }
}
