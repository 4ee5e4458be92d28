package concordat.intake.report;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The CVE ids of a list that names each once. Memory for an id is some fifty bytes. Not for use by two threads.
public final class CveIds {

    private static final Pattern CVE = Pattern.compile("CVE-([0-9]{4})-([0-9]{4,10})");

    private final int most;
    private final Set<Long> seen = new HashSet<>();

    /// @param most how many the list can hold
    public CveIds(int most) {
        this.most = most;
    }

    /// @param text as the list writes it
    /// @return the id, upper case
    /// @throws Unfit when it is none, stands there already, or is one too many
    public String next(String text) {
        String id = text.strip().toUpperCase(Locale.ROOT);
        Matcher parts = CVE.matcher(id);
        if (!parts.matches()) {
            String shown = id.length() > 40 ? id.substring(0, 40) + "…" : id;
            throw Unfit.malformed("entry " + (seen.size() + 1) + " names no CVE but [" + shown + "]");
        }
        if (seen.size() == most) {
            throw Unfit.tooLarge("it names more than " + most + " vulnerabilities");
        }
        // A leading zero makes another id, so the number's length counts too.
        long number = Long.parseLong(parts.group(2)) * 16 + parts.group(2).length();
        if (!seen.add(number * 10_000 + Long.parseLong(parts.group(1)))) {
            throw Unfit.malformed(id + " stands twice");
        }
        return id;
    }

    /// How many there were.
    public int size() {
        return seen.size();
    }
}
