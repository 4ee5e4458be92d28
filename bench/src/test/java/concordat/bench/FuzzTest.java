package concordat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FuzzTest {

    private static final byte[] SOUND = "{\"name\": [1, 2, 3], \"text\": \"sound\"}".getBytes(StandardCharsets.UTF_8);

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private static FuzzTarget target(FuzzTarget.Decoder decoder) {
        return new FuzzTarget("target", List.of(SOUND), Set.of(IllegalArgumentException.class), decoder);
    }

    private static void attempt(FuzzTarget.Decoder decoder) throws Throwable {
        FuzzEntry.attempt(target(decoder), SOUND);
    }

    @Property
    void mutation_sameRandom_sameDamage(@ForAll long seed) {
        byte[] first = Mutation.of(List.of(SOUND), new SplittableRandom(seed));
        assertThat(Mutation.of(List.of(SOUND), new SplittableRandom(seed))).isEqualTo(first);
        assertThat(first).hasSizeLessThanOrEqualTo(Mutation.LARGEST);
    }

    @Test
    void attempt_whatTheDecoderMayThrow_isNoFailure_andAllElseIs() {
        assertThatCode(() -> attempt(input -> {
                    throw new IllegalArgumentException("unsound");
                }))
                .doesNotThrowAnyException();
        assertThatIllegalStateException()
                .isThrownBy(() -> attempt(input -> {
                    throw new IllegalStateException("broken");
                }))
                .withMessage("broken");
    }

    private static void takeMuch(byte[] input) {
        for (int i = 0; i < 600; i++) {
            assertThat(new byte[1 << 20]).hasSizeGreaterThan(input.length);
        }
    }

    @Test
    void attempt_moreMemoryOrTimeThanAnInputMayTake_isAFailure() {
        assertThatIllegalStateException()
                .isThrownBy(() -> attempt(FuzzTest::takeMuch))
                .withMessageMatching("took 60\\d MB for 36 bytes");
        assertThatIllegalStateException()
                .isThrownBy(() -> attempt(input -> {
                    ThreadMXBean meter = ManagementFactory.getThreadMXBean();
                    long until = meter.getCurrentThreadCpuTime() + 2_100_000_000L;
                    while (meter.getCurrentThreadCpuTime() < until) {
                        Thread.onSpinWait();
                    }
                }))
                .withMessageMatching("took 2\\d\\d\\d ms of processor time");
    }

    /// Finds what no sample shows, and goes on after it.
    @Test
    void run_reachesWhatIsBroken_savesTheInputOnce_andEndsInTime() throws IOException, InterruptedException {
        FuzzTarget brittle = target(Brittle::fuzzerTestOneInput);
        FuzzRun.Outcome outcome = new FuzzRun(brittle, Brittle.class, folder, out).run(1, Duration.ofSeconds(12));
        assertThat(outcome.failures()).singleElement().satisfies(saved -> assertThat(saved)
                .content(StandardCharsets.ISO_8859_1)
                .startsWith("{\"{"));
        assertThat(outcome.inputs()).isGreaterThan(1_000);
        assertThat(outcome.places()).isPositive();
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("target: java.lang.IllegalStateException: deep", "saved as ");
    }

    @Test
    void input_isTriedAlone_andItsFailureShown() throws IOException, InterruptedException {
        Path input = Files.write(folder.resolve("input"), SOUND);
        assertThat(Fuzz.run(List.of("json", "--input", input.toString()), out, out))
                .isZero();
        assertThat(told.toString(StandardCharsets.UTF_8)).isEqualTo("json takes " + input + " as it may\n");
        assertThat(Fuzz.run(List.of("json", "kev", "--input", input.toString()), out, out))
                .isEqualTo(2);
    }

    @Test
    void input_thatTakesTooMuch_isAFailure() throws IOException {
        Path input = Files.write(folder.resolve("input"), SOUND);
        assertThat(Fuzz.once(List.of(target(FuzzTest::takeMuch)), input, out, out))
                .isEqualTo(1);
        assertThat(told.toString(StandardCharsets.UTF_8)).containsPattern("took 60\\d MB for 36 bytes");
    }

    /// A target whose own seeds fail would only ever try what is refused at the door.
    @Test
    void targets_allTakeTheirOwnSeeds() throws IOException {
        try (FuzzTargets all = FuzzTargets.make()) {
            assertThat(all.targets()).extracting(FuzzTarget::name).doesNotHaveDuplicates();
            for (FuzzTarget target : all.targets()) {
                for (byte[] seed : target.seeds()) {
                    assertThatCode(() -> target.decoder().decode(seed.clone()))
                            .as(target.name())
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    @Test
    void run_unknownTarget_namesTheKnown() throws IOException, InterruptedException {
        assertThat(Fuzz.run(List.of("nonsense"), out, out)).isEqualTo(2);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("fuzz: there is no nonsense; name some of ");
    }
}
