package concordat.intake.paper;

import concordat.intake.sheet.Cell;
import concordat.intake.sheet.CellValue;
import concordat.intake.sheet.Sheet;
import concordat.intake.sheet.SheetRow;
import concordat.intake.sheet.Workbook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Guesses from headings and contents what the columns of a table are. Not for use by two threads.
final class Guesser {

    private static final int HEADINGS_TRIED = 40;
    private static final int ROWS_LOOKED_AT = 200;
    private static final int MOST_WORDS = 60;
    private static final int LEAST = 35;

    private final PaperForm form;
    private final Workbook workbook;
    private final String name;

    Guesser(Workbook workbook, PaperForm form, String name) {
        this.workbook = workbook;
        this.form = form;
        this.name = name;
    }

    private record Candidate(PaperField field, Cell heading, int percent) {}

    private record Try(Sheet sheet, SheetRow heading, List<Candidate> columns, int worth) {}

    /// @return none when no row looks like headings of such a table
    Optional<Guess> guess() {
        Optional<Try> best = Optional.empty();
        for (Sheet sheet : workbook.sheets()) {
            if (sheet.hidden()) {
                continue;
            }
            for (SheetRow row : sheet.rows().stream().limit(HEADINGS_TRIED).toList()) {
                Try one = attempt(sheet, row);
                if (one.columns().size() >= 2
                        && one.worth() > best.map(Try::worth).orElse(0)) {
                    best = Optional.of(one);
                }
            }
        }
        return best.map(this::told);
    }

    private Try attempt(Sheet sheet, SheetRow row) {
        List<Candidate> all = new ArrayList<>();
        for (Cell cell : row.cells()) {
            if (!(cell.value() instanceof CellValue.Text)) {
                continue;
            }
            for (PaperField field : PaperField.values()) {
                int heading = field.in(form) ? likeness(Words.key(cell.shown()), field) : 0;
                if (heading > 0) {
                    all.add(new Candidate(field, cell, heading));
                }
            }
        }
        List<SheetRow> below = sheet.rows().stream()
                .filter(r -> r.number() > row.number())
                .limit(ROWS_LOOKED_AT)
                .toList();
        all.replaceAll(c -> new Candidate(c.field(), c.heading(), weighed(c, below)));
        all.sort(Comparator.comparingInt(Candidate::percent)
                .reversed()
                .thenComparing(Candidate::field)
                .thenComparingInt(c -> c.heading().column()));
        Set<PaperField> fields = new HashSet<>();
        Set<Integer> columns = new HashSet<>();
        List<Candidate> taken = new ArrayList<>();
        int worth = 0;
        for (Candidate one : all) {
            if (one.percent() >= LEAST
                    && !fields.contains(one.field())
                    && columns.add(one.heading().column())) {
                fields.add(one.field());
                taken.add(one);
                worth += one.percent() * (one.field().neededIn(form) ? 3 : 1);
            }
        }
        taken.sort(Comparator.comparing(Candidate::field));
        return new Try(sheet, row, taken, worth);
    }

    /// How much a heading looks like one that the field is known by: 95 for the very words, and down with their place
    /// in the list, less for a heading that has them among others.
    private static int likeness(String heading, PaperField field) {
        if (heading.isEmpty() || heading.length() > 80) {
            return 0;
        }
        int best = 0;
        Set<String> words = Set.copyOf(Arrays.asList(heading.split(" ")));
        int place = 0;
        for (String known : field.headings()) {
            if (known.equals(heading)) {
                return Math.max(75, 98 - place);
            }
            Set<String> wanted = Set.copyOf(Arrays.asList(known.split(" ")));
            if (words.containsAll(wanted)) {
                best = Math.max(best, 30 + 50 * wanted.size() / words.size());
            }
            place++;
        }
        return best;
    }

    /// Contents that could not be the field's lower a guess, contents that could not be another's raise it.
    private static int weighed(Candidate one, List<SheetRow> below) {
        int filled = 0;
        int fit = 0;
        for (SheetRow row : below) {
            Optional<Cell> cell = row.cell(one.heading().column());
            if (cell.isPresent()) {
                filled++;
                fit += fits(one.field(), cell.get()) ? 1 : 0;
            }
        }
        boolean checked = !Words.meanings(one.field()).isEmpty()
                || Set.of(PaperField.TARGET, PaperField.DONE, PaperField.CVSS, PaperField.PORT)
                        .contains(one.field());
        if (!checked || filled == 0) {
            return one.percent();
        }
        return (int) Math.round(one.percent() * 0.5 + 50.0 * fit / filled);
    }

    private static boolean fits(PaperField field, Cell cell) {
        String text = cell.shown();
        return switch (field) {
            case TARGET, DONE ->
                cell.value() instanceof CellValue.Moment
                        || Values.day(text, DateOrder.DAY_FIRST).isPresent()
                        || Values.day(text, DateOrder.MONTH_FIRST).isPresent();
            case CVSS -> text.strip().matches("(10|[0-9])(\\.[0-9]+)?");
            case PORT -> text.strip().matches("[0-9]{1,5}(/[A-Za-z]{2,5})?");
            default -> Words.usual(field, text).isPresent();
        };
    }

    private Guess told(Try found) {
        Map<PaperField, String> columns = new EnumMap<>(PaperField.class);
        List<Guess.Column> told = new ArrayList<>();
        Set<Integer> used = new HashSet<>();
        for (Candidate one : found.columns()) {
            String heading = one.heading().shown().strip();
            long same = found.heading().cells().stream()
                    .filter(c -> Words.key(c.shown()).equals(Words.key(heading)))
                    .count();
            String letters = Cell.letters(one.heading().column());
            columns.put(one.field(), same == 1 ? heading : letters);
            told.add(new Guess.Column(one.field(), letters, heading, one.percent()));
            used.add(one.heading().column());
        }
        List<String> notes = new ArrayList<>(workbook.notes());
        notes.addAll(found.sheet().notes());
        List<SheetRow> below = found.sheet().rows().stream()
                .filter(r -> r.number() > found.heading().number())
                .toList();
        Mapping mapping = new Mapping(
                name,
                form,
                workbook.format().equals("csv")
                        ? Optional.empty()
                        : Optional.of(found.sheet().name()),
                found.heading().number(),
                order(found, below, notes),
                columns,
                words(found, below, notes),
                Map.of(),
                people(found, below));
        List<String> unused = found.heading().cells().stream()
                .filter(c -> !used.contains(c.column()))
                .map(c -> c.shown().strip())
                .toList();
        List<PaperField> missing = Arrays.stream(PaperField.values())
                .filter(f -> f.neededIn(form) && !columns.containsKey(f))
                .toList();
        return new Guess(mapping, found.sheet().name(), told, unused, missing, notes);
    }

    private static DateOrder order(Try found, List<SheetRow> below, List<String> notes) {
        int dayFirst = 0;
        int monthFirst = 0;
        for (Candidate one : found.columns()) {
            if (one.field() == PaperField.TARGET || one.field() == PaperField.DONE) {
                for (SheetRow row : below) {
                    int order = row.cell(one.heading().column())
                            .map(c -> Values.order(c.shown()))
                            .orElse(0);
                    dayFirst += order > 0 ? 1 : 0;
                    monthFirst += order < 0 ? 1 : 0;
                }
            }
        }
        if (dayFirst > 0 && monthFirst > 0) {
            notes.add(dayFirst + " days are written day first and " + monthFirst
                    + " month first: the latter will be rejected.");
        }
        if (monthFirst > dayFirst) {
            notes.add("Days are taken to be written month first, as " + monthFirst + " of them can only be.");
            return DateOrder.MONTH_FIRST;
        }
        return DateOrder.DAY_FIRST;
    }

    private Map<PaperField, Map<String, String>> words(Try found, List<SheetRow> below, List<String> notes) {
        Map<PaperField, Map<String, String>> words = new EnumMap<>(PaperField.class);
        for (Candidate one : found.columns()) {
            if (Words.meanings(one.field()).isEmpty()) {
                continue;
            }
            Map<String, String> table = new LinkedHashMap<>();
            for (String word : distinct(one, below)) {
                table.put(word, Words.usual(one.field(), word).orElse(Mapping.UNKNOWN));
            }
            long unknown =
                    table.values().stream().filter(Mapping.UNKNOWN::equals).count();
            if (unknown > 0) {
                notes.add(unknown + " words for " + one.field().word() + " are not understood; replace each \""
                        + Mapping.UNKNOWN + "\" in the mapping by one of "
                        + String.join(", ", Words.meanings(one.field())) + ".");
            }
            words.put(one.field(), table);
        }
        return words;
    }

    /// @return every owner by name, to be given the id they sign in with
    private static Map<String, String> people(Try found, List<SheetRow> below) {
        Map<String, String> people = new LinkedHashMap<>();
        found.columns().stream().filter(c -> c.field() == PaperField.OWNER).forEach(c -> distinct(c, below)
                .forEach(p -> people.put(p, Mapping.UNKNOWN)));
        return people;
    }

    private static Set<String> distinct(Candidate one, List<SheetRow> below) {
        Set<String> distinct = new TreeSet<>();
        for (SheetRow row : below) {
            row.cell(one.heading().column())
                    .map(c -> Words.key(c.shown()))
                    .filter(k -> !k.isEmpty() && k.length() <= 80 && distinct.size() < MOST_WORDS)
                    .ifPresent(distinct::add);
        }
        return distinct;
    }
}
