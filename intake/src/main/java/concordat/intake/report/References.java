package concordat.intake.report;

import concordat.catalogue.CrosswalkRef;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a tool says its findings go against: items of the Control Correlation Identifiers, and controls of NIST SP
/// 800-53.
public final class References {

    private static final Pattern ANY = Pattern.compile(
            "(?<![0-9A-Za-z.])(?:CCI-(?<cci>[0-9]{6})|(?<family>AC|AT|AU|CA|CM|CP|IA|IR|MA|MP|PE|PL|PM|PS|PT|RA|SA|SC|SI|SR)"
                    + "[-_](?<control>[0-9]{1,2})(?:\\s?\\((?<enhancement>[0-9]{1,2})\\)|[._](?<dotted>[0-9]{1,2}))?)"
                    + "(?![0-9])",
            Pattern.CASE_INSENSITIVE);

    private References() {}

    /// @param text as tools write them: `CCI-000366`, `CM-6 b`, `AC-2 (4)`, `ac-2.4`, `ac_2_4`, anything between; the
    ///     letters of a control's statements are left out, and so is what other codes number alike, as `PR.AC-4`
    /// @return each under the code `cci` or `nist-800-53`, in the text's order
    public static Stream<CrosswalkRef> in(String text) {
        return ANY.matcher(text).results().map(References::reference);
    }

    private static CrosswalkRef reference(MatchResult found) {
        String cci = found.group("cci");
        if (cci != null) {
            return new CrosswalkRef("cci", "CCI-" + cci);
        }
        String enhancement = found.group("enhancement") != null ? found.group("enhancement") : found.group("dotted");
        String control =
                found.group("family").toLowerCase(Locale.ROOT) + "-" + Integer.parseInt(found.group("control"));
        return new CrosswalkRef(
                "nist-800-53", enhancement == null ? control : control + "." + Integer.parseInt(enhancement));
    }
}
