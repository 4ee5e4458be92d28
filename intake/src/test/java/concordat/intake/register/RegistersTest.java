package concordat.intake.register;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.intake.Problem;
import concordat.intake.SharedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RegistersTest {

    private static final String HEAD = "local-authority-code,official-name,nice-name,gss-code,start-date,end-date,"
            + "replaced-by,nation,region,local-authority-type,local-authority-type-name,current-authority,pop-2020,notes\n";
    private static final String ROW =
            "ABC,\"Abbey, Bridge and Castle\",Abbey,X01,2009-04-01,,,North,East,UA,Unitary,True,1200.0,\n";

    @ParameterizedTest
    @ValueSource(strings = {"uk/uk_local_authorities.csv", "uk/uk_local_authorities_future.csv"})
    void theRealRegister_givesEveryBody(String file) throws IOException {
        try (InputStream in = Files.newInputStream(SharedData.file(file))) {
            List<RegisteredBody> bodies = bodies(Registers.read(in, file));
            assertThat(bodies).hasSize(470);
            assertThat(bodies.stream().filter(RegisteredBody::current)).hasSize(397);
            assertThat(bodies.stream().collect(Collectors.groupingBy(RegisteredBody::nation, Collectors.counting())))
                    .containsEntry("England", 380L)
                    .containsEntry("Northern Ireland", 36L)
                    .containsEntry("Scotland", 32L)
                    .containsEntry("Wales", 22L);
            assertThat(bodies.stream().filter(b -> b.replacedBy().size() == 2)).hasSize(2);
            assertThat(bodies.stream().filter(b -> b.statisticalCode().isEmpty()))
                    .hasSize(25);
            assertThat(bodies.stream().mapToLong(b -> b.population().orElse(0)).sum())
                    .isEqualTo(115_958_034L);
            // One layer of government counts everybody once.
            assertThat(bodies.stream()
                            .filter(b -> b.current() && "True".equals(b.others().get("lower-or-unitary")))
                            .mapToLong(b -> b.population().orElse(0))
                            .sum())
                    .isEqualTo(67_081_234L);
        }
    }

    @Test
    void aBody_hasWhatItsRowSays() throws IOException {
        assertThat(bodies(read(HEAD + ROW)))
                .containsExactly(new RegisteredBody(
                        "ABC",
                        "Abbey, Bridge and Castle",
                        "Abbey",
                        Optional.of("X01"),
                        Optional.of(LocalDate.of(2009, 4, 1)),
                        Optional.empty(),
                        List.of(),
                        "North",
                        "East",
                        "UA",
                        "Unitary",
                        true,
                        List.of(),
                        OptionalLong.of(1200),
                        java.util.Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lineEndsByteOrderMarkAndColumnOrder_doNotMatter(String end) throws IOException {
        assertThat(bodies(read(("\uFEFF" + HEAD + ROW + "\n\n").replace("\n", end))))
                .isEqualTo(bodies(read(HEAD + ROW)));
    }

    @Test
    void aQuotedCell_mayHoldQuotesCommasAndLines() throws IOException {
        String row = ROW.replace("Abbey, Bridge and Castle", "Abbey \"\"Old\"\",\r\nBridge");
        assertThat(bodies(read(HEAD + row)).getFirst().officialName()).isEqualTo("Abbey \"Old\",\r\nBridge");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            2009-04-01|1 April 2009|line 2, column 42: start-date [1 April 2009] is not a day like 2026-04-01
            True|yes|line 2, column 77: current-authority [yes] is not True or False
            1200.0|many|line 2, column 82: pop-2020 [many] is not a number of people
            1200.0,|1200.0|line 2, column 1: 13 cells under 14 headings
            ABC|' '|line 2, column 1: a body without a code
            ,,North|,XYZ,North|line 2, column 54: replaced by XYZ, which is not listed
            "Abbey,|x"Abbey,|line 2, column 6: a quote inside a cell that does not begin with one
            Castle",|Castle"x,|line 2, column 31: text after a closing quote
            Castle",|Castle,|line 2, column 5: a quote that is never closed
            "Abbey, Bridge and Castle"|""|line 2, column 1: body ABC has no official name
            """)
    void aBadCell_isToldWithItsPlace(String sound, String bad, String told) throws IOException {
        assertThat(ROW).contains(sound);
        assertThat(problems(read(HEAD + ROW.replace(sound, bad))).stream().map(Problem::toString))
                .containsExactly(told);
    }

    @Test
    void everyProblem_isToldAtOnce() throws IOException {
        assertThat(problems(read(HEAD + ROW + ROW + ROW.replace("ABC", "ABD").replace("True", "T"))))
                .extracting(Problem::line)
                .containsExactly(3, 4);
    }

    @Test
    void aMissingOrRepeatedHeading_isTold() throws IOException {
        assertThat(problems(read(HEAD.replace("nation", "region") + ROW)).stream()
                        .map(Problem::text))
                .containsExactlyInAnyOrder("no column nation", "heading region stands twice");
    }

    @Test
    void emptyAndBinaryFiles_areRejected() throws IOException {
        assertThat(problems(read(""))).extracting(Problem::text).containsExactly("the register is empty");
        assertThat(problems(Registers.read(new ByteArrayInputStream(new byte[] {'a', '\n', (byte) 0xFF}), "x")))
                .containsExactly(new Problem(2, 1, "not UTF-8 text"));
        assertThat(problems(read(",".repeat(1_000_000)))).hasSize(1);
        assertThat(problems(read(HEAD + "x\n".repeat(100_000)))).hasSizeLessThanOrEqualTo(201);
    }

    @Property(tries = 300)
    void anyText_isReadOrRejected(
            @ForAll @Chars({'"', ',', '\n', '\r', ' '}) @CharRange(from = 'a', to = 'c') String text)
            throws IOException {
        assertThat(read(text)).isNotNull();
        assertThat(read(HEAD + text)).isNotNull();
    }

    private static RegisterReading read(String text) throws IOException {
        return Registers.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "register.csv");
    }

    private static List<RegisteredBody> bodies(RegisterReading reading) {
        return switch (reading) {
            case RegisterReading.Read read -> read.bodies();
            case RegisterReading.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    private static List<Problem> problems(RegisterReading reading) {
        return switch (reading) {
            case RegisterReading.Read read -> throw new AssertionError("read " + read.bodies());
            case RegisterReading.Rejected rejected -> rejected.problems();
        };
    }
}
