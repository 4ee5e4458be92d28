package concordat.intake.crosswalk;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.crosswalk.Code;
import concordat.catalogue.crosswalk.Correspondence;
import concordat.catalogue.crosswalk.Crosswalk;
import concordat.catalogue.crosswalk.Level;
import concordat.catalogue.crosswalk.Provenance;
import concordat.catalogue.crosswalk.Relation;
import concordat.intake.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CrosswalkFilesTest {

    private static final String CODE = """
            code: tiny-1
            title: Tiny
            version: "1"
            profiles:
              - {id: basic, title: Basic}
              - {id: full, title: Full}
            groups:
              - title: First
                requirements:
                  - {id: B1.a, title: One thing, fully: [full], partly: [basic]}
                  - {id: B1.b, fully: [full]}
            """;

    private static final String CROSSWALK = """
            crosswalk: ours.tiny-1
            title: Ours against tiny
            source: ours
            target: tiny-1
            provenance: {who: Somebody, method: hybrid, rationale: semantic, date: 2026-11-22, status: not-complete}
            maps:
              - {sources: [AB-01, AB-02], relation: superset, targets: [B1.a], confidence: 80, remark: Together.}
              - {sources: [AB-01], relation: intersects, targets: [B1.a, B1.b], confidence: 45}
            """;

    private static CrosswalkReading read(String text, Code... codes) throws IOException {
        return CrosswalkFiles.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "test.yaml", List.of(codes));
    }

    private static Code code() throws IOException {
        return read(CODE) instanceof CrosswalkReading.OfCode of
                ? of.code()
                : CrosswalkFiles.codes().getFirst();
    }

    private static List<Problem> problems(String text, Code... codes) throws IOException {
        return read(text, codes) instanceof CrosswalkReading.Rejected rejected ? rejected.problems() : List.of();
    }

    @Test
    void aCode_isRead_andARequirementWithoutATitleIsCalledByItsId() throws IOException {
        Code code = code();

        assertThat(code.id()).isEqualTo("tiny-1");
        assertThat(code.ids()).containsExactly("B1.a", "B1.b");
        assertThat(code.requirement("B1.a").orElseThrow().level("basic")).contains(Level.PARTLY);
        assertThat(code.requirement("B1.b").orElseThrow().title()).isEqualTo("B1.b");
        assertThat(code.requirement("B1.b").orElseThrow().level("basic")).isEmpty();
    }

    @Test
    void aCrosswalk_isRead() throws IOException {
        assertThat(read(CROSSWALK, code()))
                .isEqualTo(new CrosswalkReading.OfCrosswalk(new Crosswalk(
                        "ours.tiny-1",
                        "Ours against tiny",
                        "ours",
                        "tiny-1",
                        new Provenance(
                                "Somebody",
                                Provenance.Method.HYBRID,
                                Provenance.Rationale.SEMANTIC,
                                LocalDate.of(2026, 11, 22),
                                Provenance.Status.NOT_COMPLETE),
                        List.of(
                                new Correspondence(
                                        Set.of("AB-01", "AB-02"), Set.of("B1.a"), Relation.SUPERSET, 80, "Together."),
                                new Correspondence(
                                        Set.of("AB-01"), Set.of("B1.a", "B1.b"), Relation.INTERSECTS, 45, "")))));
    }

    @Test
    void everyProblem_isToldAtOnce_byPlace() throws IOException {
        String bad = CROSSWALK
                .replace("method: hybrid", "method: hybird")
                .replace("status: not-complete", "state: done")
                .replace("relation: superset", "relation: supersets")
                .replace("B1.b", "B1.c")
                .replace("confidence: 80", "confidence: high");
        assertThat(problems(bad, code()))
                .extracting(Problem::toString)
                .containsExactly(
                        "line 5, column 13: provenance lacks status",
                        "line 5, column 37: unknown method hybird; did you mean hybrid?",
                        "line 5, column 84: unknown key state in provenance; known are date, method, rationale,"
                                + " status, who",
                        "line 7, column 41: unknown relation supersets; did you mean superset?",
                        "line 7, column 81: confidence must be a whole number, found [high]",
                        "line 8, column 62: unknown requirement of tiny-1 B1.c; did you mean B1.a?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            confidence: 45        | confidence: 145      | has a confidence of 145 per cent
            sources: [AB-01], rel | sources: [], rel     | a map needs at least one entry in sources
            [AB-01, AB-02]        | [AB-01, AB-01]       | id AB-01 stands twice
            target: tiny-1        | target: ours         | crosswalk ours.tiny-1 compares [ours] with [ours]
            crosswalk: ours       | crosswalks: ours     | expected a code or a crosswalk
            title: Ours           | titel: Ours          | unknown key titel in a crosswalk; did you mean title?
            """)
    void whatIsWrongWithACrosswalk_isTold(String right, String wrong, String told) throws IOException {
        assertThat(problems(CROSSWALK.replace(right, wrong)))
                .anySatisfy(problem -> assertThat(problem.text()).contains(told));
    }

    @Test
    void theSameMapTwice_isToldAtTheSecond() throws IOException {
        String line = CROSSWALK.lines().toList().getLast() + "\n";
        assertThat(problems(CROSSWALK + line))
                .extracting(Problem::toString)
                .containsExactly("line 9, column 5: the map of AB-01 to B1.a, B1.b stands twice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            version: "1"     | version: 1         | version must be text, found [1]; put it in quotes
            fully: [full]    | fully: [ful]       | unknown profile ful; did you mean full?
            partly: [basic]  | partly: [full]     | profile full stands twice
            id: B1.b         | id: B1.a           | requirement B1.a stands twice
            id: full         | id: basic          | profile basic stands twice
            id: full         | id: Full Stop      | profile [Full Stop] needs a lower-case id
            code: tiny-1     | code: Tiny         | code [Tiny] needs a lower-case id
            - title: First   | - tittle: First    | a group lacks title
            """)
    void whatIsWrongWithACode_isTold(String right, String wrong, String told) throws IOException {
        assertThat(problems(CODE.replace(right, wrong)))
                .anySatisfy(problem -> assertThat(problem.text()).contains(told));
    }

    @Test
    void whatIsNeither_isRejected() throws IOException {
        assertThat(problems("title: Neither")).hasSize(1);
        assertThat(problems("")).hasSize(1);
        assertThat(problems("- a")).hasSize(1);
        assertThat(problems("# " + "x".repeat(4_000_001))).hasSize(1);
    }

    @Test
    void whatComesWithTheProduct_isTheSameAfterItIsWrittenAndReadAgain() throws IOException {
        for (Code code : CrosswalkFiles.codes()) {
            assertThat(again(CrosswalkFiles.write(code))).isEqualTo(new CrosswalkReading.OfCode(code));
        }
        for (Crosswalk crosswalk : CrosswalkFiles.crosswalks()) {
            assertThat(again(CrosswalkFiles.write(crosswalk))).isEqualTo(new CrosswalkReading.OfCrosswalk(crosswalk));
        }
    }

    @Test
    void twoThatDifferInOneRemark_haveDifferentDigests() throws IOException {
        Crosswalk one = CrosswalkFiles.crosswalks().getFirst();
        String text = CrosswalkFiles.write(one);
        int at = text.indexOf("confidence: ");
        String other = text.substring(0, at) + "confidence: 1\n" + text.substring(text.indexOf('\n', at) + 1);

        assertThat(again(text))
                .extracting(r -> ((CrosswalkReading.OfCrosswalk) r).crosswalk().digest())
                .isEqualTo(one.digest());
        assertThat(again(other))
                .extracting(r -> ((CrosswalkReading.OfCrosswalk) r).crosswalk().digest())
                .isNotEqualTo(one.digest());
    }

    private static CrosswalkReading again(String text) throws IOException {
        return CrosswalkFiles.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                "written.yaml",
                CrosswalkFiles.codes());
    }
}
