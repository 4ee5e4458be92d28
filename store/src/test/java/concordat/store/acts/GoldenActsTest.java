package concordat.store.acts;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.Act;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.RatingAct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Golden files hold what was written once, for ever: a release that reads or writes them otherwise would change the
/// record. A new kind gets its file from one run with `-Dgolden.write=true`, which writes those that are missing and
/// never changes one that is there. They stand by the version of their kind: `v2` holds the kinds that have a second.
final class GoldenActsTest {

    private static final Path GOLDEN =
            Path.of(System.getProperty("concordat.root"), "store/src/test/resources/golden/acts");

    private final ActCodec codec = new ActCodec();

    private Path file(WrittenAct written) {
        String kind = codec.kind(written.entry().act());
        return file(kind, Upcasters.CURRENT.newest(kind));
    }

    private static Path file(String kind, int version) {
        return GOLDEN.resolve("v" + version).resolve(kind + ".json");
    }

    @TestFactory
    Stream<DynamicTest> every_golden_act_reads_as_it_was_meant_and_writes_the_same_bytes() {
        return SampleActs.written().stream()
                .map(written ->
                        DynamicTest.dynamicTest(codec.kind(written.entry().act()), () -> check(written)));
    }

    private void check(WrittenAct written) throws IOException {
        Path file = file(written);
        if (Boolean.getBoolean("golden.write") && Files.notExists(file)) {
            Files.createDirectories(file.getParent());
            Files.write(file, codec.bytes(written.entry(), written.body()));
        }
        byte[] golden = Files.readAllBytes(file);

        assertThat(codec.read(golden, ProseTexts.NONE)).isEqualTo(written);
        assertThat(codec.bytes(written.entry(), written.body())).isEqualTo(golden);
    }

    @Test
    void an_edition_of_the_first_version_reads_as_one_without_rights_and_ladder() throws IOException {
        WrittenAct old = codec.read(Files.readAllBytes(file("edition-issued", 1)), ProseTexts.NONE);

        assertThat(old.entry().act()).isEqualTo(new EditionIssued(SampleEdition.ofTheFirstVersion()));
    }

    @Test
    void an_edition_of_the_second_version_makes_no_difference_of_what_is_exploited() throws IOException {
        WrittenAct old = codec.read(Files.readAllBytes(file("edition-issued", 2)), ProseTexts.NONE);

        assertThat(old.entry().act()).isEqualTo(new EditionIssued(SampleEdition.ofTheSecondVersion()));
    }

    @Test
    void an_edition_of_the_third_version_maps_no_kinds_of_findings() throws IOException {
        WrittenAct old = codec.read(Files.readAllBytes(file("edition-issued", 3)), ProseTexts.NONE);

        assertThat(old.entry().act()).isEqualTo(new EditionIssued(SampleEdition.ofTheThirdVersion()));
    }

    @Test
    void an_edition_of_the_fourth_version_asks_for_the_usual_manual_sample() throws IOException {
        WrittenAct old = codec.read(Files.readAllBytes(file("edition-issued", 4)), ProseTexts.NONE);

        assertThat(old.entry().act()).isEqualTo(new EditionIssued(SampleEdition.ofTheFourthVersion()));
    }

    @Test
    void an_edition_of_the_fifth_version_finds_nothing_out_about_devices() throws IOException {
        WrittenAct old = codec.read(Files.readAllBytes(file("edition-issued", 5)), ProseTexts.NONE);

        assertThat(old.entry().act()).isEqualTo(new EditionIssued(SampleEdition.ofTheFifthVersion()));
    }

    @Test
    void an_adjusted_rating_of_the_first_version_is_of_a_set_of_one_by_the_findings_own_name() throws IOException {
        WrittenAct old = codec.read(Files.readAllBytes(file("rating-adjusted", 1)), ProseTexts.NONE);

        assertThat(old.entry().act()).isInstanceOfSatisfying(RatingAct.RatingAdjusted.class, act -> {
            assertThat(act.scope()).isEqualTo("finding");
            assertThat(act.findings()).isEqualTo(1);
        });
    }

    @Test
    void every_older_version_of_a_kind_is_still_read() throws IOException {
        for (String kind : codec.kinds()) {
            for (int version = 1; version < Upcasters.CURRENT.newest(kind); version++) {
                WrittenAct old = codec.read(Files.readAllBytes(file(kind, version)), ProseTexts.NONE);
                assertThat(codec.kind(old.entry().act())).isEqualTo(kind);
            }
        }
    }

    @Test
    void every_kind_of_act_has_a_golden_file_and_every_file_a_kind() throws IOException {
        Set<String> permitted =
                Kinds.all(Act.class).stream().map(Kinds::name).collect(Collectors.toCollection(TreeSet::new));
        List<String> files;
        try (Stream<Path> listed = Files.list(GOLDEN.resolve("v1"))) {
            files = listed.map(path -> path.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
        }

        assertThat(files).containsExactlyElementsOf(permitted);
        assertThat(codec.kinds()).containsExactlyInAnyOrderElementsOf(permitted);
        assertThat(SampleActs.all()).extracting(codec::kind).containsExactlyInAnyOrderElementsOf(permitted);
    }
}
