package concordat.intake.paper;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the words of everyday forms stand for, and how words are compared: capitals, signs and spaces aside.
final class Words {

    /// What an answer can be, as the ledger writes it.
    static final List<String> ANSWERS = List.of("MET", "PARTLY_MET", "NOT_MET", "NOT_APPLICABLE");

    static final List<String> SEVERITIES = List.of("CRITICAL", "HIGH", "MEDIUM", "LOW", "INFO");

    /// How far an action is: to be done, done, given up, or left to a risk decision.
    static final List<String> STATUSES = List.of("OPEN", "DONE", "DROPPED", "ACCEPTED");

    static final List<String> TRUTHS = List.of("YES", "NO");

    private static final Map<PaperField, Map<String, String>> BUILT_IN = builtIn();

    private Words() {}

    private static Map<PaperField, Map<String, String>> builtIn() {
        return Map.of(
                PaperField.ANSWER,
                table(
                        "MET: met,compliant,fully compliant,yes,y,full,fully met,achieved,implemented,pass,passed,true,"
                                + "in place,c,fully,1",
                        "PARTLY_MET: partly met,partial,partially,partially compliant,partly compliant,partially met,p,"
                                + "part,in progress,partly,pc,partially achieved,partially implemented",
                        "NOT_MET: not met,no,n,non compliant,not compliant,noncompliant,fail,failed,not achieved,"
                                + "not implemented,nc,false,none,0,not in place",
                        "NOT_APPLICABLE: not applicable,n a,na,out of scope,not relevant,not required"),
                PaperField.SEVERITY,
                table(
                        "CRITICAL: critical,very high,crit,severe,urgent,4",
                        "HIGH: high,important,major,h,3",
                        "MEDIUM: medium,moderate,med,m,2,significant",
                        "LOW: low,minor,l,1",
                        "INFO: info,information,informational,none,0,note,observation,positive"),
                PaperField.STATUS,
                table(
                        "OPEN: open,in progress,ongoing,not started,planned,started,outstanding,new,pending,wip,overdue,"
                                + "reopened,on track,at risk,delayed,to do,active",
                        "DONE: done,closed,complete,completed,fixed,resolved,remediated,implemented,finished",
                        "DROPPED: dropped,cancelled,canceled,withdrawn,not proceeding,superseded,duplicate,"
                                + "false positive,void",
                        "ACCEPTED: accepted,risk accepted,tolerated,tolerate,accept"),
                PaperField.FUNDED,
                table(
                        "YES: yes,y,true,1,funded,agreed,approved,in budget",
                        "NO: no,n,false,0,unfunded,not agreed,tbc,pending,not approved"));
    }

    private static Map<String, String> table(String... lines) {
        Map<String, String> table = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            for (String word : line.substring(colon + 1).split(",", -1)) {
                table.put(key(word), line.substring(0, colon));
            }
        }
        return table;
    }

    /// @return what a field's values can stand for; empty when its values are free
    static List<String> meanings(PaperField field) {
        return switch (field) {
            case ANSWER -> ANSWERS;
            case SEVERITY -> SEVERITIES;
            case STATUS -> STATUSES;
            case FUNDED -> TRUTHS;
            default -> List.of();
        };
    }

    /// @return what a word is taken for when no mapping says so
    static Optional<String> usual(PaperField field, String word) {
        String key = key(word);
        String meaning = BUILT_IN.getOrDefault(field, Map.of()).get(key);
        if (meaning == null) {
            String code = key.replace(' ', '_').toUpperCase(Locale.ROOT);
            return meanings(field).contains(code) ? Optional.of(code) : Optional.empty();
        }
        return Optional.of(meaning);
    }

    /// @return letters and figures in lower case, whatever is between them one space
    static String key(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    static Map<String, String> keyed(Map<String, String> table) {
        Map<String, String> keyed = new LinkedHashMap<>();
        table.forEach((word, meaning) -> keyed.put(key(word), meaning));
        return Collections.unmodifiableMap(keyed);
    }
}
