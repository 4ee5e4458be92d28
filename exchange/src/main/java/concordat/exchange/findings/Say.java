package concordat.exchange.findings;

import concordat.catalogue.Severity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/// Figures and dates in words.
final class Say {

    private Say() {}

    /// For example `1 weakness`, `1,204 weaknesses`.
    static String count(long count, String one, String more) {
        return number(count) + " " + (count == 1 ? one : more);
    }

    static String weaknesses(long count) {
        return count(count, "weakness", "weaknesses");
    }

    static String number(long count) {
        return String.format(Locale.UK, "%,d", count);
    }

    /// A figure of a table; nothing for none, so that what is there stands out.
    static String figure(long count) {
        return count == 0 ? "" : number(count);
    }

    /// A day in a table, for example `2027-04-01`.
    static String day(Optional<Instant> at) {
        return at.map(a -> a.atZone(ZoneOffset.UTC).toLocalDate().toString()).orElse("no date");
    }

    static String severity(Severity severity) {
        return severity == Severity.INFO ? "remark" : Columns.word(severity);
    }

    /// Where and as of when, and what was asked for.
    static String about(Occasion occasion, int findings) {
        return occasion.networkName() + ", as of " + Occasion.moment(occasion.at()) + ". Taken by " + occasion.by()
                + ": " + occasion.asked() + " (" + number(findings) + "). Days are in UTC.";
    }
}
