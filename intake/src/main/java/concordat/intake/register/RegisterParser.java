package concordat.intake.register;

import concordat.intake.Problem;
import concordat.intake.csv.CsvRow;
import concordat.intake.csv.CsvRows;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Turns the records of one register into bodies. Not for use by two threads.
final class RegisterParser {

    private static final int MOST_PROBLEMS = 200;
    private static final int MOST_BODIES = 500_000;

    private static final List<String> NEEDED = List.of(
            "local-authority-code",
            "official-name",
            "gss-code",
            "nation",
            "region",
            "local-authority-type",
            "local-authority-type-name",
            "current-authority");

    private static final Set<String> TAKEN = Set.of(
            "local-authority-code",
            "official-name",
            "nice-name",
            "gss-code",
            "start-date",
            "end-date",
            "replaced-by",
            "nation",
            "region",
            "local-authority-type",
            "local-authority-type-name",
            "current-authority",
            "former-gss-codes",
            "pop-2020");

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final Map<String, CsvRow.Cell> codes = new HashMap<>();
    private final List<CsvRow.Cell> successors = new ArrayList<>();
    private final CsvRows rows;

    RegisterParser(String text) {
        rows = new CsvRows(text, ',', fault -> report(fault.line(), fault.column(), fault.what()));
    }

    List<Problem> problems() {
        return problems.stream().sorted().limit(MOST_PROBLEMS).toList();
    }

    List<RegisteredBody> bodies() {
        List<RegisteredBody> bodies = new ArrayList<>();
        if (!headings()) {
            return bodies;
        }
        for (Optional<CsvRow> row = rows.next(); row.isPresent(); row = rows.next()) {
            if (row.get().cells().size() != columns.size()) {
                report(row.get().line(), 1, row.get().cells().size() + " cells under " + columns.size() + " headings");
            } else {
                body(row.get()).ifPresent(bodies::add);
            }
            if (bodies.size() > MOST_BODIES || problems.size() >= MOST_PROBLEMS) {
                report(row.get().line(), 1, "stopped here: too many bodies or problems");
                return bodies;
            }
        }
        for (CsvRow.Cell successor : successors) {
            for (String code : list(successor.text())) {
                if (!codes.containsKey(code)) {
                    report(successor.line(), successor.column(), "replaced by " + code + ", which is not listed");
                }
            }
        }
        return bodies;
    }

    private boolean headings() {
        Optional<CsvRow> headings = rows.next();
        if (headings.isEmpty()) {
            if (problems.isEmpty()) {
                report(0, 0, "the register is empty");
            }
            return false;
        }
        for (CsvRow.Cell heading : headings.get().cells()) {
            if (columns.putIfAbsent(heading.text().strip(), columns.size()) != null) {
                report(heading.line(), heading.column(), "heading " + heading.text() + " stands twice");
            }
        }
        for (String needed : NEEDED) {
            if (!columns.containsKey(needed)) {
                report(1, 1, "no column " + needed);
            }
        }
        return problems.isEmpty();
    }

    private Optional<RegisteredBody> body(CsvRow row) {
        int before = problems.size();
        CsvRow.Cell code = row.cells().get(columns.getOrDefault("local-authority-code", 0));
        String official = text(row, "official-name");
        if (code.text().isBlank()) {
            report(code.line(), code.column(), "a body without a code");
        } else if (codes.putIfAbsent(code.text().strip(), code) != null) {
            report(code.line(), code.column(), "code " + code.text() + " stands twice");
        }
        if (official.isEmpty()) {
            report(code.line(), code.column(), "body " + code.text() + " has no official name");
        }
        Optional<LocalDate> from = date(row, "start-date");
        Optional<LocalDate> until = date(row, "end-date");
        boolean current = flag(row, "current-authority");
        OptionalLong population = count(row, "pop-2020");
        cell(row, "replaced-by").filter(c -> !c.text().isBlank()).ifPresent(successors::add);
        if (problems.size() > before) {
            return Optional.empty();
        }
        String nice = text(row, "nice-name");
        return Optional.of(new RegisteredBody(
                code.text().strip(),
                official,
                nice.isEmpty() ? official : nice,
                Optional.of(text(row, "gss-code")).filter(t -> !t.isEmpty()),
                from,
                until,
                list(text(row, "replaced-by")),
                text(row, "nation"),
                text(row, "region"),
                text(row, "local-authority-type"),
                text(row, "local-authority-type-name"),
                current,
                list(text(row, "former-gss-codes")),
                population,
                others(row)));
    }

    private Optional<CsvRow.Cell> cell(CsvRow row, String column) {
        return Optional.ofNullable(columns.get(column)).map(row.cells()::get);
    }

    private String text(CsvRow row, String column) {
        return cell(row, column).map(c -> c.text().strip()).orElse("");
    }

    private Optional<LocalDate> date(CsvRow row, String column) {
        return cell(row, column).filter(c -> !c.text().isBlank()).flatMap(cell -> {
            try {
                return Optional.of(LocalDate.parse(cell.text().strip()));
            } catch (DateTimeException e) {
                report(cell.line(), cell.column(), column + " [" + cell.text() + "] is not a day like 2026-04-01");
                return Optional.empty();
            }
        });
    }

    private boolean flag(CsvRow row, String column) {
        String text = text(row, column);
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            cell(row, column)
                    .ifPresent(c -> report(c.line(), c.column(), column + " [" + c.text() + "] is not True or False"));
        }
        return text.equalsIgnoreCase("true");
    }

    /// Whole numbers, which spreadsheets like to write with a decimal point.
    private OptionalLong count(CsvRow row, String column) {
        Optional<CsvRow.Cell> cell = cell(row, column).filter(c -> !c.text().isBlank());
        if (cell.isEmpty()) {
            return OptionalLong.empty();
        }
        String text = cell.get().text().strip();
        if (!text.matches("[0-9]{1,15}(\\.[0-9]{1,6})?")) {
            report(cell.get().line(), cell.get().column(), column + " [" + text + "] is not a number of people");
            return OptionalLong.empty();
        }
        return OptionalLong.of(new BigDecimal(text).longValue());
    }

    private Map<String, String> others(CsvRow row) {
        Map<String, String> others = new LinkedHashMap<>();
        columns.forEach((heading, index) -> {
            String text = row.cells().get(index).text();
            if (!TAKEN.contains(heading) && !text.isBlank()) {
                others.put(heading, text);
            }
        });
        return others;
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    private void report(int line, int column, String text) {
        problems.add(new Problem(line, column, text));
    }
}
