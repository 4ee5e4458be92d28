package concordat.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.crosswalk.Code;
import concordat.catalogue.crosswalk.Crosswalk;
import concordat.catalogue.crosswalk.Provenance;
import concordat.intake.crosswalk.CrosswalkFiles;
import concordat.oscal.OscalDocument;
import concordat.oscal.OscalProblem;
import concordat.oscal.check.OscalCheck;
import concordat.oscal.model.OscalVersion;
import concordat.oscal.read.OscalReader;
import concordat.oscal.read.OscalReading;
import concordat.oscal.write.OscalWriter;
import concordat.oscal.write.Writing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A crosswalk goes out as OSCAL and comes back as itself; what others write comes in when its codes are known here.
final class MappingCollectionsTest {

    private static final List<Code> CODES = CrosswalkFiles.codes();
    private static final Instant MODIFIED = Instant.parse("2026-11-23T10:00:00Z");

    private static List<Crosswalk> crosswalks() {
        return CrosswalkFiles.crosswalks();
    }

    private static Optional<Code> code(String id) {
        return CODES.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    private static String written(Crosswalk crosswalk) {
        OscalDocument document =
                MappingCollections.of(crosswalk, MODIFIED, 3, code(crosswalk.source()), code(crosswalk.target()));
        assertThat(OscalWriter.write(document, OscalVersion.V1_2)).isInstanceOf(Writing.Written.class);
        return new String(
                ((Writing.Written) OscalWriter.write(document, OscalVersion.V1_2)).json(), StandardCharsets.UTF_8);
    }

    private static OscalDocument document(String json) {
        OscalReading reading = OscalReader.read(json.getBytes(StandardCharsets.UTF_8), "sent");
        assertThat(reading).isInstanceOf(OscalReading.Read.class);
        return ((OscalReading.Read) reading).document();
    }

    private static List<String> problems(String json) {
        assertThat(MappingReader.read(document(json), CODES)).isInstanceOf(MappingReading.Rejected.class);
        return ((MappingReading.Rejected) MappingReader.read(document(json), CODES))
                .problems().stream().map(OscalProblem::text).toList();
    }

    @ParameterizedTest
    @MethodSource("crosswalks")
    void eachOfTheProducts_comesBackAsItself_andIsCleanInBetween(Crosswalk crosswalk) {
        OscalDocument document = document(written(crosswalk));

        assertThat(OscalCheck.of(document)).isEmpty();
        assertThat(MappingReader.read(document, CODES))
                .isEqualTo(new MappingReading.Read(List.of(crosswalk), List.of()));
    }

    @Test
    void theSameCrosswalk_isTheSameDocument_andAnotherFormIsAnother() {
        Crosswalk one = crosswalks().getFirst();
        Provenance said = one.provenance();
        Crosswalk other = new Crosswalk(
                one.id(),
                one.title(),
                one.source(),
                one.target(),
                new Provenance(said.who(), said.method(), said.rationale(), said.date(), Provenance.Status.DRAFT),
                one.maps());

        assertThat(written(one)).isEqualTo(written(one));
        assertThat(document(written(other)).uuid())
                .isNotEqualTo(document(written(one)).uuid());
    }

    @Test
    void whatOthersWrite_isTakenByTheNameOfTheFileThatItRefersTo() {
        String theirs = written(crosswalks().getFirst())
                .replaceAll("(?s)\"props\": \\[\\s*\\{[^}]*\"(code|crosswalk)-id\"[^]]*\\],?", "")
                .replaceAll(",(\\s*[}\\]])", "$1")
                .replace("equal-to", "equivalent-to")
                .replaceFirst("\"href\": \"#[^\"]*\"", "\"href\": \"https://codes.invalid/of/model-1.json\"")
                .replaceFirst("\"href\": \"#[^\"]*\"", "\"href\": \"../others/CAF-3.2.yaml?raw=1#top\"");

        assertThat(MappingReader.read(document(theirs), CODES))
                .isInstanceOfSatisfying(
                        MappingReading.Read.class,
                        read -> assertThat(read.crosswalks()).singleElement().satisfies(c -> {
                            assertThat(c.id()).isEqualTo("model-1.caf-3.2");
                            assertThat(c.maps())
                                    .isEqualTo(crosswalks().getFirst().maps());
                        }));
    }

    @Test
    void aCodeThatIsNotKnown_anIdThatItDoesNotHave_andAStrangeRelationAreEachTold() {
        String sound = written(crosswalks().getFirst());

        assertThat(problems(sound.replace("\"value\": \"caf-3.2\"", "\"value\": \"caf-9\"")
                        .replaceAll("Cyber Assessment Framework 3.2", "Another")))
                .anySatisfy(p -> assertThat(p).contains("is no code that is known here"));
        assertThat(problems(sound.replaceFirst("\"id-ref\": \"[A-Z]+-01\"", "\"id-ref\": \"XYZ-99\"")))
                .containsExactly("model-1 has no XYZ-99");
        assertThat(problems(sound.replaceFirst("\"relationship\": \"[a-z-]+\"", "\"relationship\": \"reminds-of\"")))
                .containsExactly("nothing follows from the relationship reminds-of");
    }

    @Test
    void wordsThatNothingFollowsFrom_aBadId_andABlankTitleAreToldWithTheirPlace() {
        Crosswalk first = crosswalks().getFirst();
        String sound = written(first);

        assertThat(problems(sound.replaceFirst("\"status\": \"[a-z-]+\"", "\"status\": \"finished\"")))
                .containsExactly("nothing follows from the status [finished]");
        assertThat(problems(sound.replaceFirst("\"method\": \"[a-z-]+\"", "\"method\": \"by lot\"")))
                .containsExactly("nothing follows from the method [by lot]");
        assertThat(problems(
                        sound.replaceFirst("\"matching-rationale\": \"[a-z-]+\"", "\"matching-rationale\": \"felt\"")))
                .containsExactly("nothing follows from the matching-rationale [felt]");
        assertThat(problems(sound.replace("\"value\": \"" + first.id() + "\"", "\"value\": \"Ours/1\"")))
                .containsExactly("[Ours/1] is no id for a crosswalk");
        String blank = sound.replaceFirst("\"title\": \"[^\"]*\"", "\"title\": \" \"");
        assertThat(problems(blank)).containsExactly("the title is blank");
        assertThat(((MappingReading.Rejected) MappingReader.read(document(blank), CODES)).problems())
                .allSatisfy(p -> {
                    assertThat(p.line()).isPositive();
                    assertThat(p.column()).isPositive();
                    assertThat(p.fix()).isNotBlank();
                });
    }

    @Test
    void aConfidenceThatNobodySaid_isNeitherBelievedNorDoubted_andTold() {
        String sound = written(crosswalks().getFirst());
        String unsaid = sound.replaceAll("(?s),\\s*\"confidence-score\": \\{[^}]*\\}", "");

        assertThat(MappingReader.read(document(unsaid), CODES))
                .isInstanceOfSatisfying(MappingReading.Read.class, read -> {
                    assertThat(read.crosswalks().getFirst().maps()).allMatch(m -> m.confidence() == 50);
                    assertThat(read.remarks()).singleElement().asString().contains("say no confidence");
                });
    }
}
