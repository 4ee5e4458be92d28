package concordat.intake.paper;

import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.intake.sheet.SheetProblem;
import concordat.intake.sheet.SheetRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads answers, a row each.
final class AnswerSheet {

    static final String EVIDENCE = "Evidence named: ";

    private final PaperTable table;
    private final ControlNames names;
    private final boolean ownForm;
    private final Map<ControlId, Integer> seen = new HashMap<>();
    private int unanswered;

    /// @param ownForm whether rows without an answer are simply not answered yet
    AnswerSheet(PaperTable table, Edition edition, boolean ownForm) {
        this.table = table;
        this.names = new ControlNames(edition, table.mapping());
        this.ownForm = ownForm;
    }

    PaperReading<PaperAnswer> read() {
        List<PaperAnswer> answers = new ArrayList<>();
        List<SheetProblem> problems = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        for (SheetRow row : table.rows()) {
            RowReader reader = new RowReader(table, row);
            if (reader.blank() || skipped(reader)) {
                continue;
            }
            Optional<PaperAnswer> answer = answer(reader);
            answer.ifPresentOrElse(answers::add, () -> {
                problems.addAll(reader.problems());
                rejected.add(reader.rejected());
            });
        }
        List<String> notes = new ArrayList<>(table.notes());
        if (unanswered > 0) {
            notes.add(unanswered + " controls are not answered.");
        }
        return new PaperReading.Read<>(answers, problems, rejected, table.headings(), notes);
    }

    private boolean skipped(RowReader reader) {
        boolean empty = ownForm
                && reader.text(PaperField.ANSWER).isEmpty()
                && reader.text(PaperField.STATEMENT).isEmpty()
                && reader.text(PaperField.EVIDENCE).isEmpty()
                && reader.sound();
        unanswered += empty ? 1 : 0;
        return empty;
    }

    private Optional<PaperAnswer> answer(RowReader reader) {
        reader.need(PaperField.CONTROL);
        Set<ControlId> controls = reader.sound() ? reader.controls(PaperField.CONTROL, names) : Set.of();
        reader.need(PaperField.ANSWER);
        Optional<String> answer = reader.sound() ? reader.word(PaperField.ANSWER) : Optional.empty();
        Optional<String> said = reader.text(PaperField.STATEMENT);
        Optional<String> evidence = reader.text(PaperField.EVIDENCE).map(e -> EVIDENCE + e);
        if (reader.sound() && controls.size() > 1) {
            reader.tell(PaperField.CONTROL, "one answer for several controls", "give each control a row of its own");
        }
        if (reader.sound() && controls.size() == 1) {
            ControlId control = controls.iterator().next();
            Integer before = seen.putIfAbsent(control, reader.place().row());
            if (before != null) {
                reader.tell(PaperField.CONTROL, control + " was answered in row " + before, "keep one of the two rows");
            }
        }
        if (!reader.sound()) {
            return Optional.empty();
        }
        String statement = said.isPresent() && evidence.isPresent()
                ? said.get() + "\n\n" + evidence.get()
                : said.or(() -> evidence).orElse("");
        return Optional.of(
                new PaperAnswer(reader.place(), controls.iterator().next(), answer.orElseThrow(), statement));
    }
}
