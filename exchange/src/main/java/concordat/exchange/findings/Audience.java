package concordat.exchange.findings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// For whom a report is written.
public enum Audience {
    /// Who answers for the body: one page in plain words.
    OWNER,
    /// Who looks after its security: by date, by case and by control.
    SECURITY_OFFICER,
    /// Who mends: by fix and by host, with what the tools saw.
    ENGINEER;

    /// As it is asked for: lower case with hyphens.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @return the one of that word, if there is one
    public static Optional<Audience> of(String word) {
        return Arrays.stream(values()).filter(a -> a.word().equals(word)).findFirst();
    }

    /// All their words, for whoever names none of them.
    public static String words() {
        return Arrays.stream(values()).map(Audience::word).collect(Collectors.joining(", "));
    }
}
