package concordat.web.page.body;

import concordat.web.page.shell.Moment;
import java.util.List;

/// A measure in force.
///
/// @param kind as a code, for styles
/// @param says what it does, in words
/// @param closes what it names
public record MeasureCard(
        String kind,
        String title,
        String says,
        List<String> closes,
        String reason,
        String exit,
        Moment from,
        Moment until) {

    public MeasureCard {
        closes = List.copyOf(closes);
    }
}
