package concordat.intake.paper;

import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.intake.paper.PaperAction.Step;
import concordat.intake.sheet.SheetProblem;
import concordat.intake.sheet.SheetRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the actions of a remediation plan, a row each.
final class PlanSheet {

    private static final int LONGEST_KEY = 200;
    private static final int LONGEST_STEP = 200;
    private static final int LONGEST_LINE = 400;

    /// A day somewhere in a line, however written.
    private static final Pattern DAY =
            Pattern.compile("(?i)[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:[0-9]{4}|[0-9]{2})"
                    + "|[0-9]{1,2}(?:st|nd|rd|th)?[- ][a-z]{3,9}[- ,]+[0-9]{2,4}");

    private final PaperTable table;
    private final ControlNames names;
    private final Map<String, Integer> seen = new HashMap<>();

    PlanSheet(PaperTable table, Edition edition) {
        this.table = table;
        this.names = new ControlNames(edition, table.mapping());
    }

    PaperReading<PaperAction> read() {
        List<PaperAction> actions = new ArrayList<>();
        List<SheetProblem> problems = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        for (SheetRow row : table.rows()) {
            RowReader reader = new RowReader(table, row);
            if (reader.blank()) {
                continue;
            }
            action(reader).ifPresentOrElse(actions::add, () -> {
                problems.addAll(reader.problems());
                rejected.add(reader.rejected());
            });
        }
        return new PaperReading.Read<>(actions, problems, rejected, table.headings(), table.notes());
    }

    private Optional<PaperAction> action(RowReader reader) {
        Optional<String> action = reader.need(PaperField.ACTION);
        reader.need(PaperField.TARGET);
        Optional<LocalDate> target = reader.sound() ? reader.day(PaperField.TARGET) : Optional.empty();
        Optional<String> key = key(reader, action);
        Set<ControlId> controls = reader.controls(PaperField.CONTROL, names);
        String status = reader.word(PaperField.STATUS).orElse("OPEN");
        Optional<LocalDate> done = reader.day(PaperField.DONE);
        Optional<String> funded = reader.word(PaperField.FUNDED);
        Optional<String> paidWith = reader.text(PaperField.COST);
        OptionalLong pence = paidWith.map(Values::pence).orElse(OptionalLong.empty());
        Optional<String> named = reader.text(PaperField.OWNER);
        Optional<String> owner =
                named.map(n -> table.mapping().people().get(Words.key(n))).filter(id -> !id.equals(Mapping.UNKNOWN));
        List<Step> steps = new ArrayList<>();
        List<String> undated = milestones(reader, steps);
        Optional<String> after = reader.text(PaperField.DEPENDS).map(Words::key);
        Optional<String> severity = reader.text(PaperField.SEVERITY);
        StringBuilder what = new StringBuilder(action.orElse(""));
        List<String> lines = new ArrayList<>();
        issueLine(reader).ifPresent(lines::add);
        severity.ifPresent(s -> lines.add("Severity: " + s));
        reader.text(PaperField.RESIDUAL).ifPresent(r -> lines.add("Residual risk: " + r));
        named.filter(n -> owner.isEmpty()).ifPresent(n -> lines.add("Owner on paper: " + n));
        paidWith.filter(c -> pence.isEmpty()).ifPresent(c -> lines.add("Cost on paper: " + c));
        undated.forEach(m -> lines.add("Milestone: " + m));
        if (!lines.isEmpty()) {
            what.append("\n\n").append(String.join("\n", lines));
        }
        String note = reader.text(PaperField.NOTE).orElse("");
        if (!reader.sound()) {
            return Optional.empty();
        }
        return Optional.of(new PaperAction(
                reader.place(),
                key.orElseThrow(),
                controls,
                what.toString(),
                note,
                owner,
                target.orElseThrow(),
                pence,
                funded.map("YES"::equals),
                status.equals("OPEN") && table.columns().get(PaperField.STATUS) == null && done.isPresent()
                        ? "DONE"
                        : status,
                done,
                steps,
                after));
    }

    private Optional<String> key(RowReader reader, Optional<String> action) {
        Optional<String> key = (table.columns().containsKey(PaperField.ISSUE)
                        ? reader.need(PaperField.ISSUE)
                        : reader.text(PaperField.TITLE).or(() -> action))
                .map(Words::key)
                .map(k -> k.length() > LONGEST_KEY ? k.substring(0, LONGEST_KEY) : k);
        if (key.filter(String::isEmpty).isPresent()) {
            reader.tell(PaperField.ISSUE, "the row has no name of letters or figures", "give it one");
        }
        key.filter(k -> !k.isEmpty() && reader.sound()).ifPresent(k -> {
            Integer before = seen.putIfAbsent(k, reader.place().row());
            if (before != null) {
                reader.tell(
                        PaperField.ISSUE,
                        "[" + Values.shortened(k) + "] stands in row " + before + " too",
                        "give each action a number of its own");
            }
        });
        return key;
    }

    private static Optional<String> issueLine(RowReader reader) {
        Optional<String> id = reader.text(PaperField.ISSUE);
        Optional<String> title = reader.text(PaperField.TITLE);
        if (id.isEmpty() && title.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("Issue "
                + String.join(": ", Stream.concat(id.stream(), title.stream()).toList()));
    }

    /// @return lines without a day
    private List<String> milestones(RowReader reader, List<Step> into) {
        List<String> undated = new ArrayList<>();
        for (String line : reader.text(PaperField.MILESTONES).orElse("").split("[\\r\\n;]+")) {
            if (line.isBlank()) {
                continue;
            }
            Matcher matcher = DAY.matcher(line);
            Optional<LocalDate> day = line.length() <= LONGEST_LINE && matcher.find()
                    ? Values.day(matcher.group(), table.mapping().dates())
                    : Optional.empty();
            String name = day.isEmpty()
                    ? line.strip()
                    : (line.substring(0, matcher.start()) + " " + line.substring(matcher.end()))
                            .replaceAll("\\s+", " ")
                            .replaceAll("(?i)^[\\s\\d.)\\-–:,(]+|[\\s\\-–:,(]+(?:by|due|on)?[\\s\\-–:,().]*$", "");
            boolean fits = day.isPresent()
                    && !name.isBlank()
                    && name.length() <= LONGEST_STEP
                    && into.stream().noneMatch(s -> s.name().equals(name));
            if (fits) {
                into.add(new Step(name, day.get()));
            } else {
                undated.add(line.strip());
            }
        }
        return undated;
    }
}
