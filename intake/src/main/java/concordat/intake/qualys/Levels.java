package concordat.intake.qualys;

import concordat.catalogue.Severity;
import concordat.intake.report.Numbers;
import concordat.intake.report.ReportedItem;
import concordat.intake.xml.XmlElement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What all of Qualys' XML reports write alike.
final class Levels {

    /// `9.3 (AV:N/AC:M/Au:N/C:C/I:C/A:C)`
    private static final Pattern SCORE = Pattern.compile("([0-9.]{1,5})(?:\\s*\\(([^)]{5,200})\\))?");

    private Levels() {}

    /// Qualys' levels from 1, minimal, to 5, urgent. What it does not rate is medium.
    static Severity severity(String level) {
        return switch (Numbers.whole(level).orElse(0)) {
            case 1 -> Severity.INFO;
            case 2 -> Severity.LOW;
            case 4 -> Severity.HIGH;
            case 5 -> Severity.CRITICAL;
            default -> Severity.MEDIUM;
        };
    }

    /// The title by which Qualys says that software is no longer mended.
    static boolean unsupported(String title) {
        return title.startsWith("EOL/Obsolete");
    }

    /// Scores and vectors of both versions of CVSS that Qualys gives; the later one's score counts.
    static void scores(XmlElement from, ReportedItem.Draft item) {
        for (String[] names : new String[][] {
            {"CVSS_BASE", "CVSS_SCORE/CVSS_BASE", ""}, {"CVSS3_BASE", "CVSS3_SCORE/CVSS3_BASE", "CVSS:3.0/"}
        }) {
            String text = from.text(names[0]);
            Matcher score = SCORE.matcher(text.isEmpty() ? from.text(names[1].split("/", -1)) : text);
            if (score.lookingAt() && Numbers.decimal(score.group(1)).isPresent()) {
                item.score(score.group(1));
                if (score.group(2) != null) {
                    item.vector((score.group(2).startsWith("CVSS") ? "" : names[2]) + score.group(2));
                }
            }
        }
    }

    /// Whether Qualys knows of an exploit or of malware that uses it.
    static boolean exploitable(XmlElement from) {
        return from.child("CORRELATION", "EXPLOITABILITY", "EXPLT_SRC").isPresent()
                || from.child("CORRELATION", "MALWARE", "MW_SRC").isPresent();
    }

    static String cves(XmlElement from) {
        return from.child("CVE_ID_LIST").map(XmlElement::allText).orElse("");
    }
}
