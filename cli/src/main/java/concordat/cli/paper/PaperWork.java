package concordat.cli.paper;

import concordat.api.ApiClient;
import concordat.api.view.ActionView;
import concordat.api.view.AnswerView;
import concordat.api.view.ClockView;
import concordat.api.view.PlanView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.Console;
import concordat.cli.terminal.Figures;
import concordat.cli.terminal.Table;
import concordat.intake.csv.CsvWriter;
import concordat.intake.paper.Held;
import concordat.intake.paper.Mapping;
import concordat.intake.paper.Paper;
import concordat.intake.paper.PaperAction;
import concordat.intake.paper.PaperAnswer;
import concordat.intake.paper.PaperForm;
import concordat.intake.paper.PaperReading;
import concordat.intake.paper.PlanTarget;
import concordat.intake.paper.Proposed;
import concordat.intake.paper.Rejected;
import concordat.intake.sheet.SheetProblem;
import concordat.intake.sheet.Workbook;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// One table on its way: read once, and set beside what the network holds as often as that may have changed.
final class PaperWork {

    private static final int SHOWN = 200;

    private final Console console;
    private final PaperTerms terms;
    private final ApiClient api;
    private final Workbook workbook;
    private final Mapping mapping;
    private final Subject subject;
    private final PaperReading.Read<?> read;
    private final LocalDate today;

    /// What would be done as things stand.
    ///
    /// @param position how many acts there were
    record Now(List<Proposed> proposed, long position) {}

    private PaperWork(
            Console console,
            PaperTerms terms,
            ApiClient api,
            Workbook workbook,
            Mapping mapping,
            Subject subject,
            PaperReading.Read<?> read,
            LocalDate today) {
        this.console = console;
        this.terms = terms;
        this.api = api;
        this.workbook = workbook;
        this.mapping = mapping;
        this.subject = subject;
        this.read = read;
        this.today = today;
    }

    /// @throws CannotGoOn when the file is no such table
    static PaperWork open(Console console, PaperTerms terms, ApiClient api) throws IOException, InterruptedException {
        PaperForm form = terms.form();
        Workbook workbook = PaperFile.read(terms.file);
        Mapping mapping = terms.mapping(workbook, api);
        Subject subject = Subject.find(api, terms.body, terms.environment);
        Paper.ownEdition(workbook)
                .filter(e -> !e.equals(subject.edition().id()))
                .ifPresent(e -> console.warn("The form was written for edition " + e + "; " + subject.environment()
                        + " is judged by " + subject.edition().id() + "."));
        PaperReading<?> reading = form == PaperForm.ANSWERS
                ? Paper.answers(workbook, mapping, subject.edition())
                : Paper.plan(workbook, mapping, subject.edition());
        PaperReading.Read<?> read =
                switch (reading) {
                    case PaperReading.Read<?> whole -> whole;
                    case PaperReading.Refused<?> refused -> throw new CannotGoOn(terms.file + ": " + refused.problem());
                };
        LocalDate today = api.read(Address.of("clock").text(), ClockView.class)
                .now()
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
        return new PaperWork(console, terms, api, workbook, mapping, subject, read, today);
    }

    String digest() {
        return workbook.digest();
    }

    Mapping mapping() {
        return mapping;
    }

    String environment() {
        return subject.environment();
    }

    int rejected() {
        return read.rejected().size();
    }

    /// Sets the table beside what the network holds now.
    Now now() throws IOException, InterruptedException {
        List<PaperAnswer> answers = new ArrayList<>();
        List<PaperAction> actions = new ArrayList<>();
        for (Object row : read.taken()) {
            switch (row) {
                case PaperAnswer answer -> answers.add(answer);
                case PaperAction action -> actions.add(action);
                default -> throw new IllegalStateException("a row of " + row.getClass());
            }
        }
        return terms.form() == PaperForm.ANSWERS ? answersNow(answers) : planNow(actions);
    }

    private Now answersNow(List<PaperAnswer> answers) throws IOException, InterruptedException {
        ApiClient.Tagged<AnswerView> known = api.tagged(
                Address.of("bodies", subject.body(), "answers")
                        .with("environment", subject.environment())
                        .text(),
                AnswerView.class);
        List<Held.Answer> held = known.page().items().stream()
                .map(a -> new Held.Answer(a.control(), a.answer(), a.statement()))
                .toList();
        return new Now(Paper.propose(answers, subject.environment(), held, terms.update), known.position());
    }

    private Now planNow(List<PaperAction> actions) throws IOException, InterruptedException {
        ApiClient.Tagged<PlanView> known = api.tagged(
                Address.of("bodies", subject.body(), "plans")
                        .with("environment", subject.environment())
                        .text(),
                PlanView.class);
        List<Held.Plan> held = known.page().items().stream()
                .map(p -> new Held.Plan(
                        p.id(),
                        p.stage().toUpperCase(Locale.ROOT),
                        p.actions().stream().map(PaperWork::held).toList()))
                .toList();
        PlanTarget target = new PlanTarget(
                subject.environment(),
                terms.plan.orElse(mapping.name()),
                "Remediation plan " + terms.plan.orElse(mapping.name()) + ", brought from paper",
                Set.copyOf(terms.controls),
                today,
                terms.overdueTo,
                terms.update);
        return new Now(Paper.propose(actions, target, held), known.position());
    }

    private static Held.Action held(ActionView action) {
        return new Held.Action(
                action.id(),
                action.number(),
                action.addedOn(),
                action.plannedOn(),
                action.owner(),
                action.pence(),
                action.funded(),
                action.state().equals("open"),
                action.what(),
                action.milestones().stream()
                        .map(m -> new Held.Milestone(m.name(), m.metOn()))
                        .toList());
    }

    static Map<Proposed.Kind, Integer> counts(Now now) {
        Map<Proposed.Kind, Integer> counts = new EnumMap<>(Proposed.Kind.class);
        for (Proposed.Kind kind : Proposed.Kind.values()) {
            counts.put(kind, 0);
        }
        now.proposed().forEach(p -> counts.merge(p.kind(), 1, Integer::sum));
        return counts;
    }

    private record Row(String sheet, int row, String kind, String subject, String says) {}

    private record Fault(String sheet, int row, String kind, String cell, String what, String advice) {}

    void tell(Now now, boolean json) {
        if (json) {
            now.proposed()
                    .forEach(p -> console.json(
                            new Row(p.place().sheet(), p.place().row(), word(p.kind()), p.subject(), p.says())));
            read.problems().forEach(p -> console.json(fault(p)));
            return;
        }
        read.notes().forEach(console::say);
        Table table = new Table("row", "", "what", "");
        now.proposed().stream()
                .filter(p -> p.kind() != Proposed.Kind.SAME)
                .limit(SHOWN)
                .forEach(p -> table.row(
                        p.place().toString().replaceFirst(".*row ", ""), word(p.kind()), p.subject(), p.says()));
        if (!table.isEmpty()) {
            table.print(console, "  ");
        }
        read.problems().stream().limit(SHOWN).forEach(p -> console.warn("  " + p));
        Map<Proposed.Kind, Integer> counts = counts(now);
        console.say(figure(counts, Proposed.Kind.NEW) + " new, "
                + figure(counts, Proposed.Kind.CHANGED) + " otherwise than held"
                + (terms.update ? "" : " (taken only with --update)") + ", "
                + figure(counts, Proposed.Kind.SAME) + " as held, "
                + figure(counts, Proposed.Kind.LEFT) + " left, " + Figures.count(rejected())
                + " rows not understood.");
    }

    private static String figure(Map<Proposed.Kind, Integer> counts, Proposed.Kind kind) {
        return Figures.count(counts.getOrDefault(kind, 0));
    }

    private static String word(Proposed.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Fault fault(SheetProblem problem) {
        String cell = problem.column() > 0 ? concordat.intake.sheet.Cell.letters(problem.column()) + problem.row() : "";
        return new Fault(problem.sheet(), problem.row(), "problem", cell, problem.what(), problem.advice());
    }

    /// Writes down what was not understood, in the table's own columns, with why.
    void keepRejects() throws IOException {
        List<Rejected> kept = new ArrayList<>(read.rejected());
        if (kept.isEmpty()) {
            return;
        }
        Path file = terms.rejects();
        List<String> headings = new ArrayList<>(read.headings());
        headings.add("row");
        headings.add("why");
        try (Writer out = Files.newBufferedWriter(file)) {
            CsvWriter writer = new CsvWriter(out);
            writer.row(headings);
            for (Rejected row : kept) {
                writer.row(row.record(read.headings().size()));
            }
        }
        console.warn(Figures.count(kept.size()) + " rows that were not understood are in " + file
                + "; put them right in the table and bring it again.");
    }
}
