package concordat.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NeutralTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "-1+1", "-1=1", "--1", "-.5", "-1.", "-", "+44 20", "@SUM(A1)", "|cmd", "%0A", "\t=1"})
    void of_whatASpreadsheetCouldCalculate_isWords(String text) {
        assertThat(Neutral.of(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-960", "-0.5", "12", "0", "", "text", "'quoted'"})
    void of_numbersAndText_stays(String text) {
        assertThat(Neutral.of(text)).isEqualTo(text);
    }

    @Property
    void back_ofAnyText_isTheText(
            @ForAll @Chars({'\'', '=', '-', '+', '@', '.'}) @CharRange(from = '0', to = '9') String text) {
        assertThat(Neutral.back(Neutral.of(text))).isEqualTo(text);
    }
}
