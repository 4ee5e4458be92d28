package concordat.intake.xccdf;

import concordat.catalogue.Severity;
import concordat.intake.report.Severities;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What names a rule in all these formats, so that a checklist speaks of the same weaknesses as a scan does.
final class RuleIds {

    static final String TOOL = "xccdf";

    /// `xccdf_mil.disa.stig_rule_SV-204393r603261_rule`: the number behind `r` changes with each edition.
    private static final Pattern STIG = Pattern.compile("(?:^|_)(SV-[0-9]{1,9})(?:r[0-9]{1,9})?(?:_rule)?$");

    private RuleIds() {}

    /// @return the rule's id without what changes from one edition of a benchmark to the next
    static String stable(String id) {
        String plain = id.strip();
        Matcher stig = STIG.matcher(plain);
        return stig.find() ? stig.group(1) : plain.replace('/', '_');
    }

    /// XCCDF's words. Its default, `unknown`, says nothing, and medium is taken for it.
    static Severity severity(String... words) {
        for (String word : words) {
            var severity = Severities.word(word);
            if (severity.isPresent()) {
                return severity.get();
            }
        }
        return Severity.MEDIUM;
    }
}
