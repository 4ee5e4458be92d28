package concordat.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WireTest {

    private static Delta delta() {
        CallerRow moved = new CallerRow(
                Sample.MANAGED, "moved", CallerKind.MANAGED_DEVICE, "elsewhere", 7, Sample.NOW, 3, Set.of());
        return new Delta(2, List.of(Sample.environment("env-2")), List.of(moved), List.of(Sample.EGRESS));
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream in = WireTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }

    /// Kept for ever: a later version must still read these bytes.
    @Test
    void bytes_ofVersionOne_areTheGoldenFiles() throws IOException {
        Snapshot snapshot = Sample.snapshot(Sample.environment("first"), Sample.environment("env"));
        assertThat(Wire.bytes(snapshot)).isEqualTo(golden("snapshot-1.bin"));
        assertThat(Wire.bytes(delta())).isEqualTo(golden("delta-1.bin"));
        assertThat(Wire.readDelta(golden("delta-1.bin"))).isEqualTo(delta());
        assertSame(Wire.readSnapshot(golden("snapshot-1.bin")), snapshot);
    }

    private static void assertSame(Snapshot actual, Snapshot expected) {
        assertThat(actual.epoch()).isEqualTo(expected.epoch());
        assertThat(actual.compiledAt()).isEqualTo(expected.compiledAt());
        assertThat(actual.terms()).isEqualTo(expected.terms());
        assertThat(actual.routeRows()).isEqualTo(expected.routeRows());
        assertThat(actual.environmentRows()).isEqualTo(expected.environmentRows());
        assertThat(DecisionPropertiesTest.rows(actual)).isEqualTo(DecisionPropertiesTest.rows(expected));
    }

    @Property(tries = 1000)
    void snapshotAndDelta_comeBack(@ForAll long seed) throws IOException {
        World world = World.of(seed);
        Delta delta = new Delta(
                7, world.environments(), world.callers(), List.of(Sample.fingerprint(1), Sample.fingerprint(3)));
        assertThat(Wire.readDelta(Wire.bytes(delta))).isEqualTo(delta);
        Snapshot snapshot = world.snapshot().with(delta);
        byte[] bytes = Wire.bytes(snapshot);
        Snapshot read = Wire.readSnapshot(bytes);
        assertSame(read, snapshot);
        assertThat(Wire.bytes(read)).isEqualTo(bytes);
        for (World.Request request : world.requests()) {
            assertThat(world.decide(read, request)).isEqualTo(world.decide(snapshot, request));
        }
    }

    @Test
    void read_fromAStream_leavesWhatFollows() throws IOException {
        byte[] first = Wire.bytes(Sample.snapshot());
        byte[] both = Arrays.copyOf(first, first.length + 1);
        both[first.length] = 42;
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(both));
        assertThat(Wire.readSnapshot(in).epoch()).isEqualTo(1);
        assertThat(in.read()).isEqualTo(42);
        assertThatThrownBy(() -> Wire.readSnapshot(both))
                .isInstanceOf(MalformedWireException.class)
                .hasMessageContaining("left over");
    }

    @Test
    void read_unknownVersion_isRefused() {
        byte[] bytes = Wire.bytes(Sample.snapshot());
        bytes[5] = 2;
        assertThatThrownBy(() -> Wire.readSnapshot(bytes))
                .isInstanceOf(MalformedWireException.class)
                .hasMessage("version 2 is not known");
        assertThatThrownBy(() -> Wire.readDelta(Wire.bytes(Sample.snapshot())))
                .isInstanceOf(MalformedWireException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 6, 13, 21, 22})
    void read_lengthThatIsOnlyClaimed_setsNothingAside(int keep) {
        byte[] bytes = Arrays.copyOf(Wire.bytes(Sample.snapshot()), keep + 5);
        Arrays.fill(bytes, keep, keep + 4, (byte) 0xff);
        bytes[keep + 4] = 7;
        assertThatThrownBy(() -> Wire.readSnapshot(bytes)).isInstanceOf(MalformedWireException.class);
    }

    /// Reads or says that it cannot; whatever it reads can be asked and written.
    @Property(tries = 20_000)
    void read_mutatedBytes_neverFailsOtherwise(@ForAll long seed) {
        Random random = new Random(seed);
        boolean whole = random.nextBoolean();
        byte[] bytes = mutate(random, whole ? Wire.bytes(Sample.snapshot()) : Wire.bytes(delta()));
        try {
            if (whole) {
                Snapshot snapshot = Wire.readSnapshot(bytes);
                askEverything(snapshot);
                assertSame(Wire.readSnapshot(Wire.bytes(snapshot)), snapshot);
            } else {
                Delta delta = Wire.readDelta(bytes);
                assertThat(Wire.readDelta(Wire.bytes(delta))).isEqualTo(delta);
            }
        } catch (MalformedWireException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static byte[] mutate(Random random, byte[] bytes) {
        byte[] mutated = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 4)) : bytes;
        for (int i = random.nextInt(4); i >= 0 && mutated.length > 0; i--) {
            int at = random.nextInt(mutated.length);
            mutated[at] = switch (random.nextInt(4)) {
                case 0 -> (byte) random.nextInt();
                case 1 -> (byte) (mutated[at] ^ (1 << random.nextInt(8)));
                case 2 -> (byte) 0xff;
                default -> 0;
            };
        }
        return mutated;
    }

    private static void askEverything(Snapshot snapshot) {
        for (int caller = 0; caller < snapshot.callerCount(); caller++) {
            for (int route = 0; route < snapshot.routeCount(); route++) {
                long now = snapshot.compiledAt();
                assertThat(Decision.reason(snapshot.decide(caller, route, -1, now, now)))
                        .isNotNull();
                snapshot.leaseEnds(caller, route, now, now);
                assertThat(snapshot.explain(caller, route, -1, now, now)).isNotNull();
            }
        }
    }
}
