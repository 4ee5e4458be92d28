package concordat.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.decision.Action;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class RecordCodecTest {

    @Property(tries = 500)
    void anyRecord_comesBackAsItWas(@ForAll("records") DecisionRecord decision) {
        ByteBuffer bytes = ByteBuffer.wrap(RecordCodec.encode(decision));
        assertThat(RecordCodec.decode(bytes)).isEqualTo(decision);
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Property(tries = 200)
    void anyShortening_isRefused(@ForAll("records") DecisionRecord decision) {
        byte[] bytes = RecordCodec.encode(decision);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> RecordCodec.decode(ByteBuffer.wrap(cut)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Provide
    Arbitrary<DecisionRecord> records() {
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(40);
        Arbitrary<Long> longs = Arbitraries.longs();
        Arbitrary<BitSet> held =
                Arbitraries.longs().array(long[].class).ofMaxSize(4).map(BitSet::valueOf);
        Arbitrary<Optional<Action>> actions = Arbitraries.of(Action.class).optional();
        return Combinators.combine(
                        Combinators.combine(longs, longs, longs, longs).as((a, b, c, d) -> new long[] {a, b, c, d}),
                        texts,
                        texts,
                        texts,
                        texts,
                        actions,
                        held,
                        Arbitraries.of(DecisionRecord.Kind.class))
                .as((n, decision, caller, environment, route, action, bits, kind) -> new DecisionRecord(
                        n[0], n[1], decision, kind, caller, environment, route, action, bits, n[2], n[3]));
    }
}
