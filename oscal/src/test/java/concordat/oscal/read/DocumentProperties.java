package concordat.oscal.read;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.oscal.OscalDocument;
import concordat.oscal.check.OscalCheck;
import concordat.oscal.model.OscalModel;
import concordat.oscal.resolve.OscalStore;
import concordat.oscal.resolve.ProfileResolver;
import concordat.oscal.resolve.Resolution;
import concordat.oscal.resolve.Stamp;
import concordat.oscal.tree.Obj;
import concordat.oscal.write.OscalWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// What holds for every document.
final class DocumentProperties {

    private static final Stamp STAMP =
            new Stamp("00000000-0000-4000-8000-000000000001", Instant.EPOCH, Optional.empty(), "test");

    @Property(tries = 500)
    void anyTree_isTheSameWrittenAndReadAgain(@ForAll long seed) {
        Obj tree = new Documents(seed, true).anyObject(5);
        Obj again = Trees.json(OscalWriter.json(tree));
        assertThat(again).isEqualTo(tree);
        assertThat(again.hashCode()).isEqualTo(tree.hashCode());
        assertThat(again.names()).isEqualTo(tree.names());
    }

    @Property(tries = 300)
    void anyDocument_isTheSameWrittenAndReadAgain_theUnknownIncluded(@ForAll long seed) {
        Obj document = new Documents(seed, true).document();
        byte[] json = OscalWriter.json(document);
        assertThat(read(json)).isEqualTo(document);
        assertThat(OscalWriter.json(read(json))).isEqualTo(json);
    }

    /// JSON is YAML, so what one reader makes of it the other must.
    @Property(tries = 300)
    void anyDocument_readsAlikeAsJsonAndAsYaml(@ForAll long seed) throws Malformed {
        Obj document = new Documents(seed, false).document();
        assertThat(YamlTree.read(new String(OscalWriter.json(document), StandardCharsets.UTF_8)))
                .isEqualTo(document);
    }

    @Property(tries = 300)
    void anyDocument_readsAlikeAsJsonAndAsXml(@ForAll long seed) {
        Obj document = new Documents(seed, false).document();
        assertThat(read(Documents.xml(document).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(document);
    }

    /// Damaged bytes are told, with a place, or make a document that can be checked and resolved; nothing else happens.
    @Property(tries = 2_000)
    void damagedBytes_areToldAndNothingElse(@ForAll long seed) {
        Random random = new Random(seed);
        Obj document = new Documents(random.nextInt(40), true).document();
        byte[] bytes =
                switch (random.nextInt(3)) {
                    case 0 -> OscalWriter.json(document);
                    case 1 ->
                        ("# YAML\n" + new String(OscalWriter.json(document), StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8);
                    default ->
                        Documents.xml(new Documents(random.nextInt(40), false).document())
                                .getBytes(StandardCharsets.UTF_8);
                };
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            int from = random.nextInt(bytes.length);
            int length = random.nextInt(Math.min(40, bytes.length - Math.max(at, from)) + 1);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "{}[]<>\"':,#&*-\n".charAt(random.nextInt("{}[]<>\"':,#&*-\n".length()));
                default -> System.arraycopy(bytes, from, bytes, at, length);
            }
        }
        switch (OscalReader.read(bytes, "damaged")) {
            case OscalReading.Rejected rejected ->
                assertThat(rejected.problems()).isNotEmpty();
            case OscalReading.Read read -> use(read.document());
        }
    }

    /// Any profile over any catalogue resolves or says why not.
    @Property(tries = 300)
    void anyDocument_canBeCheckedAndResolved(@ForAll long seed) {
        Obj document = new Documents(seed, true).document();
        OscalModel model = OscalModel.ofRoot(document.names().getFirst()).orElseThrow();
        use(new OscalDocument(model, document));
    }

    private static void use(OscalDocument document) {
        OscalCheck.of(document)
                .forEach(problem -> assertThat(problem.toString()).isNotBlank());
        OscalStore self = OscalStore.of(Map.of("self", document));
        Resolution resolution = ProfileResolver.resolve("self", document, address -> self.document("self"), STAMP);
        if (resolution instanceof Resolution.Refused refused) {
            assertThat(refused.problem().text()).isNotBlank();
        }
    }

    private static Obj read(byte[] bytes) {
        return switch (OscalReader.read(bytes, "made up")) {
            case OscalReading.Read read -> read.document().root();
            case OscalReading.Rejected rejected ->
                throw new AssertionError(List.copyOf(rejected.problems()).toString());
        };
    }
}
