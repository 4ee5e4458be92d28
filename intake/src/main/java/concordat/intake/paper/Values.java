package concordat.intake.paper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Days and money as people write them.
final class Values {

    private static final Pattern ISO = Pattern.compile("([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T ].*)?");
    private static final Pattern FIGURES =
            Pattern.compile("([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})(?: 0?0:00(?::00)?)?");
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(?:[a-z]{3,9},? )?([0-9]{1,2})(?:st|nd|rd|th)?[- ](?:of )?([a-z]{3,9})[- ,]+([0-9]{4}|[0-9]{2})");
    private static final Pattern MONTH_DAY =
            Pattern.compile("(?:[a-z]{3,9},? )?([a-z]{3,9})[- ]([0-9]{1,2})(?:st|nd|rd|th)?[, ]+([0-9]{4})");
    private static final Pattern MONEY =
            Pattern.compile("(?:£|gbp)? ?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(\\.[0-9]{1,4})? ?(k|m)?(?: ?gbp)?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> MONTHS_WHOLE = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private Values() {}

    /// @return the day, none when the text is no day
    static Optional<LocalDate> day(String text, DateOrder order) {
        String plain = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        Matcher iso = ISO.matcher(plain);
        if (iso.matches()) {
            return day(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)));
        }
        Matcher figures = FIGURES.matcher(plain);
        if (figures.matches()) {
            int first = number(figures.group(1));
            int second = number(figures.group(2));
            int year = year(figures.group(3));
            return order == DateOrder.DAY_FIRST ? day(year, second, first) : day(year, first, second);
        }
        Matcher dayMonth = DAY_MONTH.matcher(plain);
        if (dayMonth.matches()) {
            return day(year(dayMonth.group(3)), month(dayMonth.group(2)), number(dayMonth.group(1)));
        }
        Matcher monthDay = MONTH_DAY.matcher(plain);
        if (monthDay.matches()) {
            return day(year(monthDay.group(3)), month(monthDay.group(1)), number(monthDay.group(2)));
        }
        return Optional.empty();
    }

    private static int number(String figures) {
        return Integer.parseInt(figures);
    }

    private static int year(String figures) {
        int year = number(figures);
        return figures.length() == 2 ? 2000 + year : year;
    }

    /// @return 1 to 12, or 0
    private static int month(String word) {
        int whole = MONTHS_WHOLE.indexOf(word);
        if (whole >= 0) {
            return whole + 1;
        }
        return word.equals("sept") ? 9 : MONTHS.indexOf(word) + 1;
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// @return whether figures can only be a day before a month (1), only a month before a day (-1), or either or
    ///     neither (0)
    static int order(String text) {
        Matcher figures = FIGURES.matcher(text.strip());
        if (!figures.matches()) {
            return 0;
        }
        int first = number(figures.group(1));
        int second = number(figures.group(2));
        if (first > 12 && second <= 12) {
            return 1;
        }
        return second > 12 && first <= 12 ? -1 : 0;
    }

    /// @return pence; none when the text is no sum
    static OptionalLong pence(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.equals("nil") || plain.equals("none") || plain.equals("-") || plain.equals("no cost")) {
            return OptionalLong.of(0);
        }
        Matcher money = MONEY.matcher(plain);
        if (!money.matches()) {
            return OptionalLong.empty();
        }
        String decimals = money.group(2) == null ? "" : money.group(2);
        BigDecimal sum = new BigDecimal(money.group(1).replace(",", "") + decimals);
        BigDecimal factor =
                switch (money.group(3) == null ? "" : money.group(3)) {
                    case "k" -> BigDecimal.valueOf(100_000);
                    case "m" -> BigDecimal.valueOf(100_000_000);
                    default -> BigDecimal.valueOf(100);
                };
        BigDecimal pence = sum.multiply(factor).setScale(0, RoundingMode.HALF_UP);
        return pence.compareTo(BigDecimal.valueOf(1_000_000_000_000_000L)) > 0
                ? OptionalLong.empty()
                : OptionalLong.of(pence.longValueExact());
    }

    static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }
}
