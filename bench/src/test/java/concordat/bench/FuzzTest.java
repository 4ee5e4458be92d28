package concordat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    private FuzzRun.Outcome run(FuzzTarget.Decoder decoder) throws InterruptedException {
        FuzzTarget target = new FuzzTarget("target", List.of(SOUND), Set.of(IllegalArgumentException.class), decoder);
        return new FuzzRun(target, 1, folder.resolve("saved"), out).run(50_000_000);
    }

    @Property
    void mutation_sameRandom_sameDamage(@ForAll long seed) {
        byte[] first = Mutation.of(List.of(SOUND), new SplittableRandom(seed));
        assertThat(Mutation.of(List.of(SOUND), new SplittableRandom(seed))).isEqualTo(first);
        assertThat(first).hasSizeLessThanOrEqualTo(Mutation.LARGEST);
    }

    @Test
    void run_decoderThatThrowsWhatItMay_findsNothing() throws InterruptedException {
        FuzzRun.Outcome outcome = run(input -> {
            throw new IllegalArgumentException("unsound");
        });
        assertThat(outcome.inputs()).isPositive();
        assertThat(outcome.failures()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void run_decoderThatThrowsSomethingElse_savesOneInputOfItsKind() throws InterruptedException {
        FuzzRun.Outcome outcome = run(input -> {
            throw new IllegalStateException("number " + input.length);
        });
        assertThat(outcome.failures()).isEqualTo(outcome.inputs()).isGreaterThan(1);
        assertThat(folder.resolve("saved")).isDirectoryContaining("glob:**target-1-1");
        assertThat(told.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
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
