package concordat.web.page.shell;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.web.words.Words;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MomentTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
    private final Words words = Words.english();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-22T09:30:20Z|22 November 2026 at 9:30am|now",
                "2026-11-22T10:29:00Z|22 November 2026 at 10:29am|in 59 minutes",
                "2026-11-22T12:00:00Z|22 November 2026 at midday|in 2 hours",
                "2026-11-23T00:00:00Z|23 November 2026 at midnight|in 14 hours",
                "2026-11-23T09:31:00Z|23 November 2026 at 9:31am|in 1 day",
                "2026-12-01T08:00:00Z|1 December 2026 at 8:00am|in 9 days",
                "2026-11-20T18:05:00Z|20 November 2026 at 6:05pm|2 days ago"
            })
    void moment_isReadInWords(String iso, String text, String away) {
        Moment moment = Moment.of(Instant.parse(iso), NOW, words);
        assertThat(moment.text()).isEqualTo(text);
        assertThat(moment.away()).isEqualTo(away);
        assertThat(moment.iso()).isEqualTo(iso);
    }
}
