package concordat.oscal.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The minor versions that are spoken here. What one of them adds, the later ones have too; nothing was taken away.
public enum OscalVersion {
    V1_0("1.0.4"),
    V1_1("1.1.3"),
    V1_2("1.2.2");

    private static final Pattern FORM = Pattern.compile("1\\.([0-2])\\.[0-9]{1,4}(-[0-9A-Za-z.-]{1,20})?");

    private final String number;

    OscalVersion(String number) {
        this.number = number;
    }

    /// @return what stands as `oscal-version` in documents written for it
    public String number() {
        return number;
    }

    /// @param number as it stands in a document, for example `1.1.2`
    /// @return the version that speaks it; nothing for one that is not 1.0, 1.1 or 1.2
    public static Optional<OscalVersion> of(String number) {
        Matcher matcher = FORM.matcher(number);
        return matcher.matches() ? Optional.of(values()[Integer.parseInt(matcher.group(1))]) : Optional.empty();
    }

    public boolean atLeast(OscalVersion other) {
        return compareTo(other) >= 0;
    }
}
