package concordat.cli.terminal;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a span of time: `14d`, `1d12h`, `90s`, or ISO 8601 such as `PT3H`.
public final class Span implements ITypeConverter<Duration> {

    private static final Pattern PARTS =
            Pattern.compile("(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,8})m)?(?:(\\d{1,9})s)?");

    @Override
    public Duration convert(String text) {
        Duration span = read(text.strip());
        if (span.isNegative()) {
            throw new TypeConversionException("[" + text + "] is negative");
        }
        return span;
    }

    private static Duration read(String text) {
        Matcher parts = PARTS.matcher(text.toLowerCase(Locale.ROOT));
        if (!text.isEmpty() && parts.matches()) {
            return Duration.ofDays(figure(parts, 1))
                    .plusHours(figure(parts, 2))
                    .plusMinutes(figure(parts, 3))
                    .plusSeconds(figure(parts, 4));
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("[" + text + "] is no span of time; give for example 14d, 12h or PT30M");
        }
    }

    private static long figure(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
