package concordat.intake.report;

import concordat.catalogue.Severity;
import java.util.Locale;
import java.util.Optional;

/// Severities as tools word them, where the words mean the same with all of them.
public final class Severities {

    private Severities() {}

    /// @return none for a word that tells no severity, as unknown does
    public static Optional<Severity> word(String word) {
        return Optional.ofNullable(
                switch (word.strip().toLowerCase(Locale.ROOT)) {
                    case "critical", "severe" -> Severity.CRITICAL;
                    case "high", "important" -> Severity.HIGH;
                    case "medium", "moderate" -> Severity.MEDIUM;
                    case "low", "minor" -> Severity.LOW;
                    case "info", "information", "informational", "none", "negligible" -> Severity.INFO;
                    default -> null;
                });
    }

    /// By the bands of CVSS 3 and later.
    ///
    /// @return none for a score that is none: 0 or beyond 10
    public static Optional<Severity> score(double score) {
        if (!(score > 0 && score <= 10)) {
            return Optional.empty();
        }
        return Optional.of(
                score >= 9
                        ? Severity.CRITICAL
                        : score >= 7 ? Severity.HIGH : score >= 4 ? Severity.MEDIUM : Severity.LOW);
    }

    /// The word, else the score; medium when neither tells anything, since what nobody rated is not harmless.
    public static Severity of(String word, double score) {
        return said(word, score).orElse(Severity.MEDIUM);
    }

    /// The word, else the score; none when neither tells anything.
    public static Optional<Severity> said(String word, double score) {
        return word(word).or(() -> score(score));
    }
}
