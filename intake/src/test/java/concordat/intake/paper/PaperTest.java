package concordat.intake.paper;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Edition;
import concordat.intake.csv.Neutral;
import concordat.intake.edition.Editions;
import concordat.intake.sheet.Cell;
import concordat.intake.sheet.Sheet;
import concordat.intake.sheet.SheetProblem;
import concordat.intake.sheet.SheetReading;
import concordat.intake.sheet.SheetRow;
import concordat.intake.sheet.Sheets;
import concordat.intake.sheet.Workbook;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PaperTest {

    private static final Edition CODE = Editions.modelCode();
    private static final String FIRST = CODE.controls().get(0).id().value();
    private static final String SECOND = CODE.controls().get(1).id().value();
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
    private static final String RAP = """
            Remediation action plan;;;;;;
            Issue ID;Control;Weakness;Planned action;Owner;Due date;Status;Cost;Milestones;Comments
            1;%1$s;Old TLS;Replace it;Head of ICT;31/03/2027;Open;£1,200.50;Order by 10/03/2027;waiting
            2;%1$s, %2$s;No MFA;Switch it on;Head of ICT;1 April 2027;Open;2k;;
            3;%1$s;Old server;Retire it;Someone;15/01/2027;Open;tbc;;
            4;%1$s;Firewall;Close ports;Someone;15/01/2027;Closed;0;;
            5;XX-99;Unknown;Do it;Someone;30/04/2027;Open;;;
            6;%1$s;Vague;Do it;Someone;soon;Open;;;
            1;%1$s;Twice;Do it;Someone;30/04/2027;Open;;;
            """.formatted(FIRST, SECOND);

    private static Workbook read(byte[] bytes) throws IOException {
        return switch (Sheets.read(new ByteArrayInputStream(bytes))) {
            case SheetReading.Read read -> read.workbook();
            case SheetReading.Refused refused -> throw new AssertionError(refused.problem());
        };
    }

    private static Workbook read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> PaperReading.Read<T> whole(PaperReading<T> reading) {
        return switch (reading) {
            case PaperReading.Read<T> read -> read;
            case PaperReading.Refused<T> refused -> throw new AssertionError(refused.problem());
        };
    }

    private static byte[] template() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Paper.template(CODE, out);
        return out.toByteArray();
    }

    /// As a person would: the same workbook, with answers written in.
    private static Workbook filledIn(Map<String, List<String>> answers) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (org.dhatim.fastexcel.Workbook book = new org.dhatim.fastexcel.Workbook(out, "Test", "1.0")) {
            for (Sheet sheet : read(template()).sheets()) {
                Worksheet copy = book.newWorksheet(sheet.name());
                for (SheetRow row : sheet.rows()) {
                    row.cells().forEach(c -> copy.value(c.row() - 1, c.column() - 1, c.shown()));
                    List<String> given =
                            row.cell(1).map(Cell::shown).map(answers::get).orElse(List.of());
                    for (int i = 0; i < given.size(); i++) {
                        copy.value(row.number() - 1, 5 + i, given.get(i));
                    }
                }
                if (sheet.hidden()) {
                    copy.setVisibilityState(VisibilityState.HIDDEN);
                }
            }
        }
        return read(out.toByteArray());
    }

    @Test
    void theCodesOwnForm_hasEveryControl_andNoFormula() throws IOException {
        Workbook form = read(template());

        assertThat(Paper.ownEdition(form)).contains(CODE.id());
        PaperReading.Read<PaperAnswer> empty =
                whole(Paper.answers(form, Paper.ownForm(form).orElseThrow(), CODE));
        assertThat(empty.taken()).isEmpty();
        assertThat(empty.problems()).isEmpty();
        assertThat(empty.notes()).contains(CODE.controls().size() + " controls are not answered.");
        assertThat(form.sheets()).allSatisfy(s -> assertThat(s.rows()).allSatisfy(r -> assertThat(r.cells())
                .noneMatch(c -> c.formula() || c.shown().matches("(?s)[=+\\-@].*"))));
    }

    @Property(tries = 15)
    void theCodesOwnForm_filledIn_givesTheAnswersThatWereGiven(@ForAll("statements") List<String> statements)
            throws IOException {
        List<String> choices = List.of("Met", "Partly met", "Not met", "Not applicable");
        Map<String, List<String>> given = new LinkedHashMap<>();
        List<PaperAnswer> wanted = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            var control = CODE.controls().get(i).id();
            String choice = choices.get(i % 4);
            given.put(control.value(), List.of(choice, Neutral.of(statements.get(i))));
            wanted.add(new PaperAnswer(
                    new Place("Answers", 5 + i),
                    control,
                    Words.ANSWERS.get(i % 4),
                    statements.get(i).strip()));
        }

        Workbook form = filledIn(given);
        PaperReading.Read<PaperAnswer> read =
                whole(Paper.answers(form, Paper.ownForm(form).orElseThrow(), CODE));

        assertThat(read.problems()).isEmpty();
        assertThat(read.taken()).isEqualTo(wanted);
        assertThat(Paper.propose(read.taken(), "e1", given(wanted), true))
                .allMatch(p -> p.kind() == Proposed.Kind.SAME && p.acts().isEmpty());
    }

    private static List<Held.Answer> given(List<PaperAnswer> answers) {
        return answers.stream()
                .map(a -> new Held.Answer(a.control().value(), a.answer(), Optional.of(a.statement())))
                .toList();
    }

    @Provide
    Arbitrary<List<String>> statements() {
        return Arbitraries.strings()
                .withChars("=+-@' ab<&é\n_x0D")
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(s -> !s.isBlank() && !s.contains("_x") && s.strip().equals(s))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Test
    void answers_newSameAndOtherwise_areToldApart_andNothingIsWrittenOver() throws IOException {
        Workbook csv = read("Ref,Compliant,Comments\n%s,Yes,fine\n%s,No,later\n%s,Maybe,\n"
                .formatted(FIRST, SECOND, CODE.controls().get(2).id()));
        Guess guess = Paper.guess(csv, PaperForm.ANSWERS, "last-year").orElseThrow();
        PaperReading.Read<PaperAnswer> read = whole(Paper.answers(csv, guess.mapping(), CODE));

        assertThat(guess.columns())
                .extracting(Guess.Column::field)
                .containsExactly(PaperField.CONTROL, PaperField.ANSWER, PaperField.STATEMENT);
        assertThat(guess.notes()).anyMatch(n -> n.startsWith("1 words for answer are not understood"));
        assertThat(read.problems()).singleElement().satisfies(p -> assertThat(p.toString())
                .contains("cell B4", "[Maybe] has no meaning yet", "say in the mapping"));
        assertThat(read.rejected().getFirst().cells())
                .containsExactly(CODE.controls().get(2).id().value(), "Maybe", "");

        List<Held.Answer> held = List.of(new Held.Answer(SECOND, "MET", Optional.of("done")));
        List<Proposed> kept = Paper.propose(read.taken(), "e1", held, false);
        assertThat(kept).extracting(Proposed::kind).containsExactly(Proposed.Kind.NEW, Proposed.Kind.CHANGED);
        assertThat(kept.get(1).acts()).isEmpty();
        assertThat(Paper.propose(read.taken(), "e1", held, true).get(1).acts())
                .singleElement()
                .satisfies(a -> assertThat(a.payload())
                        .containsEntry("answer", "NOT_MET")
                        .containsEntry("statement", "later"));
    }

    @Test
    void plan_isGuessed_savedAsAMapping_andReadBackTheSame() throws IOException {
        Guess guess = Paper.guess(read(RAP), PaperForm.PLAN, "rap").orElseThrow();

        assertThat(guess.mapping().headingRow()).isEqualTo(2);
        assertThat(guess.mapping().dates()).isEqualTo(DateOrder.DAY_FIRST);
        assertThat(guess.missing()).isEmpty();
        assertThat(guess.mapping().columns())
                .containsEntry(PaperField.ISSUE, "Issue ID")
                .containsEntry(PaperField.TITLE, "Weakness")
                .containsEntry(PaperField.ACTION, "Planned action")
                .containsEntry(PaperField.TARGET, "Due date")
                .containsEntry(PaperField.STATUS, "Status")
                .containsEntry(PaperField.NOTE, "Comments");
        assertThat(Paper.readMapping(Paper.writeMapping(guess.mapping())))
                .isEqualTo(new MappingReading.Read(guess.mapping()));
    }

    @Test
    void planRows_areTaken_orRejectedWithCellAndAdvice() throws IOException {
        PaperReading.Read<PaperAction> read = rap();

        assertThat(read.taken()).extracting(PaperAction::issue).containsExactly("1", "2", "3", "4");
        PaperAction first = read.taken().getFirst();
        assertThat(first.target()).isEqualTo(LocalDate.of(2027, 3, 31));
        assertThat(first.pence()).hasValue(120_050);
        assertThat(first.milestones()).containsExactly(new PaperAction.Step("Order", LocalDate.of(2027, 3, 10)));
        assertThat(first.what()).isEqualTo("Replace it\n\nIssue 1: Old TLS\nOwner on paper: Head of ICT");
        assertThat(read.taken().get(1).controls()).hasSize(2);
        assertThat(read.taken().get(2).what()).contains("Cost on paper: tbc");
        assertThat(read.problems())
                .extracting(SheetProblem::toString)
                .satisfiesExactly(
                        p -> assertThat(p).contains("cell B7", "[XX-99] is no control"),
                        p -> assertThat(p).contains("cell F8", "[soon] is no day", "write a day like"),
                        p -> assertThat(p).contains("cell A9", "stands in row 3 too"));
        assertThat(read.rejected()).hasSize(3);
        assertThat(read.taken().size() + read.rejected().size()).isEqualTo(7);
    }

    private static PaperReading.Read<PaperAction> rap() throws IOException {
        Workbook csv = read(RAP);
        return whole(Paper.plan(
                csv, Paper.guess(csv, PaperForm.PLAN, "rap").orElseThrow().mapping(), CODE));
    }

    private static PlanTarget target(LocalDate today, boolean update) {
        return new PlanTarget("e1", "rap", "Plan", Set.of(), today, Optional.empty(), update);
    }

    @Test
    void plan_isDraftedOnce_itsActionsCountedThrough_andTheSameTableAgainChangesNothing() throws IOException {
        List<PaperAction> actions = rap().taken();
        List<Proposed> first = Paper.propose(actions, target(TODAY, false), List.of());

        assertThat(first)
                .extracting(Proposed::kind)
                .containsExactly(
                        Proposed.Kind.NEW,
                        Proposed.Kind.NEW,
                        Proposed.Kind.NEW,
                        Proposed.Kind.LEFT,
                        Proposed.Kind.LEFT);
        assertThat(first.get(3).says()).contains("its day 2027-01-15 is over");
        assertThat(first.get(4).says()).contains("closed on paper before");
        assertThat(first.getFirst().acts().getFirst().payload()).containsEntry("endsOn", "2027-04-01");
        assertThat(first.get(2).acts().getFirst().payload()).containsEntry("number", 2);

        List<Held.Plan> held = List.of(held(first));
        assertThat(Paper.propose(actions, target(TODAY, true), held))
                .filteredOn(p -> p.kind() != Proposed.Kind.LEFT)
                .extracting(Proposed::kind)
                .containsExactly(Proposed.Kind.SAME, Proposed.Kind.SAME);
    }

    @Test
    void planNextMonth_movesAndClosesOnlyWhenTold() throws IOException {
        List<Held.Plan> held = List.of(held(Paper.propose(rap().taken(), target(TODAY, false), List.of())));
        Workbook csv = read(
                RAP.replace("31/03/2027;Open", "30/06/2027;Open").replace("1 April 2027;Open", "1 April 2027;Closed"));
        List<PaperAction> later = whole(Paper.plan(
                        csv,
                        Paper.guess(csv, PaperForm.PLAN, "rap").orElseThrow().mapping(),
                        CODE))
                .taken();

        List<Proposed> listed = Paper.propose(later, target(TODAY.plusDays(20), false), held);
        assertThat(listed.subList(0, 2))
                .allMatch(p -> p.kind() == Proposed.Kind.CHANGED && p.acts().isEmpty());
        List<Proposed> taken = Paper.propose(later, target(TODAY.plusDays(20), true), held);
        assertThat(taken.getFirst().acts()).extracting(Proposed.Act::kind).containsExactly("action-moved");
        assertThat(taken.getFirst().acts().getFirst().payload())
                .containsEntry("plannedOn", "2027-06-30")
                .containsEntry("reason", "waiting");
        assertThat(taken.get(1).acts().getFirst().payload()).containsEntry("doneOn", "2027-03-21");
    }

    private static Held.Plan held(List<Proposed> proposed) {
        List<Held.Action> actions = new ArrayList<>();
        for (Proposed one : proposed) {
            for (Proposed.Act act : one.acts()) {
                Map<String, Object> is = act.payload();
                if (act.kind().equals("action-added")) {
                    actions.add(new Held.Action(
                            String.valueOf(is.get("action")),
                            Integer.parseInt(String.valueOf(is.get("number"))),
                            TODAY,
                            LocalDate.parse(String.valueOf(is.get("plannedOn"))),
                            Optional.empty(),
                            Long.parseLong(String.valueOf(is.get("pence"))),
                            false,
                            true,
                            Optional.of(String.valueOf(is.get("what"))),
                            List.of(new Held.Milestone("Order", Optional.empty()))));
                }
            }
        }
        String id =
                String.valueOf(proposed.getFirst().acts().getFirst().payload().get("plan"));
        return new Held.Plan(id, "PROPOSED", actions);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-04-01, DAY_FIRST, 2027-04-01",
        "01/04/2027, DAY_FIRST, 2027-04-01",
        "01/04/2027, MONTH_FIRST, 2027-01-04",
        "1.4.27, DAY_FIRST, 2027-04-01",
        "1st April 2027, DAY_FIRST, 2027-04-01",
        "1-Apr-27, DAY_FIRST, 2027-04-01",
        "'Thu 1 April 2027', DAY_FIRST, 2027-04-01",
        "'April 1, 2027', DAY_FIRST, 2027-04-01",
        "31/02/2027, DAY_FIRST, ",
        "Q2 2027, DAY_FIRST, ",
        "April 2027, DAY_FIRST, ",
        "13/13/2027, MONTH_FIRST, "
    })
    void days_areReadAsPeopleWriteThem(String text, DateOrder order, LocalDate day) {
        assertThat(Values.day(text, order)).isEqualTo(Optional.ofNullable(day));
    }

    @ParameterizedTest
    @CsvSource({"'£1,200.50', 120050", "2k, 200000", "£1.5m, 150000000", "nil, 0", "250, 25000", "tbc, -1", "'1,20', -1"
    })
    void sums_areReadAsPeopleWriteThem(String text, long pence) {
        assertThat(Values.pence(text).orElse(-1)).isEqualTo(pence);
    }

    @Test
    void mappingFile_tellsEverythingThatIsWrong() {
        byte[] bytes =
                ("{\"mapping\":\"m\",\"form\":\"plan\",\"headingRow\":0,\"columns\":{\"action\":\"A\",\"host\":\"B\"},"
                                + "\"words\":{\"status\":{\"x\":\"GONE\"}}}")
                        .getBytes(StandardCharsets.UTF_8);

        assertThat(Paper.readMapping(bytes))
                .isInstanceOfSatisfying(MappingReading.Rejected.class, r -> assertThat(r.problems())
                        .extracting(MappingReading.Wrong::text)
                        .anyMatch(t -> t.contains("[host]; known are control"))
                        .anyMatch(t -> t.contains("lacks target"))
                        .anyMatch(t -> t.contains("takes [x] for [GONE]"))
                        .anyMatch(t -> t.contains("the first row is 1")));
    }

    @Property(tries = 200)
    void anyBytes_areAMappingOrNot(@ForAll byte[] bytes) {
        assertThat(Paper.readMapping(bytes)).isNotNull();
    }

    @Property(tries = 150)
    void everyRow_isTakenOrRejected_whateverStandsInIt(@ForAll("cells") List<List<String>> cells) throws IOException {
        StringBuilder text = new StringBuilder("Issue,Control,Action,Owner,Due,Status,Cost,Milestones\n");
        Set<List<String>> rows = new HashSet<>();
        for (List<String> row : cells) {
            rows.add(row);
            text.append("x").append(rows.size()).append(',');
            text.append(String.join(
                    ",",
                    row.stream().map(c -> "\"" + c.replace("\"", "\"\"") + "\"").toList()));
            text.append("\n");
        }
        Workbook csv = read(text.toString());
        Mapping mapping = Paper.guess(
                        read("Issue,Control,Action,Owner,Due,Status,Cost,Milestones\n"), PaperForm.PLAN, "m")
                .orElseThrow()
                .mapping();

        PaperReading.Read<PaperAction> read = whole(Paper.plan(csv, mapping, CODE));

        assertThat(read.taken().size() + read.rejected().size()).isEqualTo(cells.size());
        assertThat(Paper.propose(read.taken(), target(TODAY, true), List.of())).isNotNull();
    }

    @Provide
    Arbitrary<List<List<String>>> cells() {
        return Arbitraries.oneOf(
                        Arbitraries.of(FIRST, "2027-04-01", "1/2/27", "Open", "Closed", "£5", "?", "a by 1/4/2027; b"),
                        Arbitraries.strings().ascii().ofMaxLength(10))
                .map(s -> s.replaceAll("\\p{Cntrl}", " "))
                .list()
                .ofSize(7)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }
}
