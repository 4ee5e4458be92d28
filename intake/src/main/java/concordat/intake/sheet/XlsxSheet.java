package concordat.intake.sheet;

import concordat.intake.sheet.SheetProblem.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One sheet of a workbook, read row by row. Not for use by two threads.
final class XlsxSheet {

    static final int MOST_ROWS = 1_048_576;
    static final int MOST_COLUMNS = 16_384;

    private static final int MOST_CELLS = 1_000_000;
    private static final long MOST_STREAMED = 50_000_000;
    private static final int MOST_TOLD = 100;
    private static final int MOST_MERGED = 100_000;
    private static final int LAST_DAY = 2_958_465;
    private static final Pattern PLACE = Pattern.compile("\\$?([A-Z]{1,3})\\$?([0-9]{1,7})");

    /// What sheets of one workbook share.
    ///
    /// @param since1904 whether days are counted from 1904
    record Context(List<String> strings, XlsxStyles styles, boolean since1904) {}

    private record Place(int row, int column) {}

    private final String name;
    private final boolean hidden;
    private final Context context;
    private final TreeMap<Integer, TreeMap<Integer, Cell>> rows = new TreeMap<>();
    private final List<String> merges = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    /// Where rows go as soon as they are whole; none when they are kept.
    private Optional<RowTaker> taker = Optional.empty();
    private final TreeMap<Integer, List<String>> mergesByRow = new TreeMap<>();
    private int handedOn;
    private int kept;
    private int row;
    private int column;
    private long cells;
    private int formulas;
    private int uncalculated;
    private int hiddenRows;
    private int hiddenColumns;

    XlsxSheet(String name, boolean hidden, Context context) {
        this.name = name;
        this.hidden = hidden;
        this.context = context;
    }

    Sheet read(XmlPart part) throws IOException, Unsound {
        for (XmlPart.Event event = part.next(); event != XmlPart.Event.DONE; event = part.next()) {
            if (event != XmlPart.Event.START) {
                continue;
            }
            switch (part.name()) {
                case "row" -> row(part);
                case "c" -> cell(part);
                case "col" -> hiddenColumns += isHidden(part) ? 1 : 0;
                case "mergeCell" -> {
                    if (merges.size() < MOST_MERGED) {
                        part.attribute("ref").ifPresent(merges::add);
                    }
                }
                default -> {}
            }
        }
        for (String merge : merges) {
            spread(merge);
        }
        tell();
        List<SheetRow> all = new ArrayList<>();
        rows.forEach((number, of) -> all.add(new SheetRow(number, List.copyOf(of.values()))));
        return new Sheet(name, hidden, all, notes);
    }

    /// Reads only which cells are merged, which a sheet says after all its cells.
    List<String> merges(XmlPart part) throws IOException, Unsound {
        for (XmlPart.Event event = part.next(); event != XmlPart.Event.DONE; event = part.next()) {
            if (event == XmlPart.Event.START && part.name().equals("mergeCell") && merges.size() < MOST_MERGED) {
                part.attribute("ref").ifPresent(merges::add);
            }
        }
        return merges;
    }

    /// Hands on each row as soon as it is whole.
    ///
    /// @param merged as [#merges(XmlPart)] has read it
    void stream(XmlPart part, List<String> merged, RowTaker to) throws IOException, Unsound {
        taker = Optional.of(to);
        for (String area : merged) {
            place(area.split(":", -1)[0]).ifPresent(first -> mergesByRow
                    .computeIfAbsent(first.row(), r -> new ArrayList<>())
                    .add(area));
        }
        for (XmlPart.Event event = part.next(); event != XmlPart.Event.DONE; event = part.next()) {
            if (event != XmlPart.Event.START) {
                continue;
            }
            switch (part.name()) {
                case "row" -> {
                    row(part);
                    handOn(row - 1);
                }
                case "c" -> cell(part);
                default -> {}
            }
        }
        handOn(MOST_ROWS);
    }

    private void handOn(int upTo) throws Unsound {
        while (!rows.isEmpty() && rows.firstKey() <= upTo) {
            int number = rows.firstKey();
            List<String> areas = mergesByRow.remove(number);
            if (areas != null) {
                for (String area : areas) {
                    spread(area);
                }
            }
            List<Cell> whole = List.copyOf(rows.pollFirstEntry().getValue().values());
            kept -= whole.size();
            handedOn = number;
            taker.orElseThrow().row(new SheetRow(number, whole));
        }
    }

    private static boolean isHidden(XmlPart part) {
        return part.attribute("hidden")
                .filter(h -> h.equals("1") || h.equals("true"))
                .isPresent();
    }

    private void tell() {
        if (hiddenRows > 0) {
            notes.add(hiddenRows + " hidden rows were read like the others.");
        }
        if (hiddenColumns > 0) {
            notes.add("Hidden columns were read like the others.");
        }
        if (formulas > 0) {
            notes.add(formulas + " cells are formulas; the values last calculated were taken.");
        }
        if (uncalculated > 0) {
            notes.add(uncalculated + " formulas have no calculated value and count as blank; open and save the workbook"
                    + " in the spreadsheet program to have them calculated.");
        }
    }

    private void row(XmlPart part) throws Unsound {
        row = part.attribute("r").map(XlsxSheet::count).orElse(row + 1);
        column = 0;
        hiddenRows += isHidden(part) ? 1 : 0;
        within(row, 1);
    }

    private static int count(String text) {
        return text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : -1;
    }

    private void within(int atRow, int atColumn) throws Unsound {
        if (atRow < 1 || atRow > MOST_ROWS || atColumn < 1 || atColumn > MOST_COLUMNS) {
            throw Unsound.damaged("sheet " + name + " has a cell in row " + atRow + ", column " + atColumn);
        }
    }

    private void cell(XmlPart part) throws IOException, Unsound {
        Optional<Place> place = part.attribute("r").flatMap(XlsxSheet::place);
        int atRow = place.map(Place::row).orElse(Math.max(row, 1));
        column = place.map(Place::column).orElse(column + 1);
        within(atRow, column);
        String type = part.attribute("t").orElse("n");
        String style = part.attribute("s").orElse("0");
        int end = part.depth() - 1;
        StringBuilder raw = new StringBuilder();
        Optional<String> inline = Optional.empty();
        boolean value = false;
        boolean formula = false;
        while (true) {
            switch (part.next()) {
                case START -> {
                    value = part.name().equals("v");
                    formula |= part.name().equals("f");
                    if (part.name().equals("is")) {
                        inline = Optional.of(XlsxStrings.rich(part));
                    }
                }
                case TEXT -> {
                    if (value) {
                        part.text(raw, XlsxStrings.LONGEST);
                    }
                }
                case END -> {
                    value = false;
                    if (part.depth() == end) {
                        take(atRow, inline.orElse(raw.toString()), inline.isPresent() ? "str" : type, style, formula);
                        return;
                    }
                }
                case DONE -> throw Unsound.damaged("sheet " + name + " breaks off");
            }
        }
    }

    private void take(int atRow, String raw, String type, String style, boolean formula) throws Unsound {
        formulas += formula ? 1 : 0;
        if (raw.isBlank()) {
            uncalculated += formula && raw.isEmpty() && !type.equals("str") ? 1 : 0;
            return;
        }
        Optional<CellValue> value = value(raw, type, style);
        if (value.isEmpty()) {
            throw new Unsound(new SheetProblem(
                    Kind.MALFORMED,
                    name,
                    atRow,
                    column,
                    "[" + XmlPart.plain(raw) + "] is no value of type " + XmlPart.plain(type),
                    Unsound.SAVE_AGAIN));
        }
        if (value.get() instanceof CellValue.Text text && text.text().isBlank()) {
            return;
        }
        if (taker.isEmpty()) {
            put(new Cell(atRow, column, value.get(), formula));
            return;
        }
        if (atRow <= handedOn) {
            throw Unsound.damaged("sheet " + name + " has row " + atRow + " after row " + handedOn);
        }
        TreeMap<Integer, Cell> there = rows.get(atRow);
        if (there == null || !there.containsKey(column)) {
            put(new Cell(atRow, column, value.get(), formula));
        }
    }

    private void put(Cell cell) throws Unsound {
        long most = taker.isPresent() ? MOST_STREAMED : MOST_CELLS;
        if (++cells > most || kept > MOST_CELLS) {
            throw Unsound.file(
                    Kind.TOO_LARGE, "sheet " + name + " has more than " + most + " cells", "split the workbook");
        }
        if (rows.computeIfAbsent(cell.row(), r -> new TreeMap<>()).put(cell.column(), cell) == null) {
            kept++;
        }
    }

    private Optional<CellValue> value(String raw, String type, String style) {
        return switch (type) {
            case "s" -> shared(raw.strip()).map(CellValue.Text::new);
            case "str", "inlineStr" -> Optional.of(new CellValue.Text(XlsxStrings.plain(raw)));
            case "b" -> Optional.of(new CellValue.Truth(raw.strip().equals("1")));
            case "e" -> Optional.of(new CellValue.Failed(XmlPart.plain(raw.strip())));
            case "d" -> moment(raw.strip());
            default -> number(raw.strip(), style);
        };
    }

    private Optional<String> shared(String raw) {
        int index = count(raw);
        return index >= 0 && index < context.strings().size()
                ? Optional.of(context.strings().get(index))
                : Optional.empty();
    }

    private static Optional<CellValue> moment(String raw) {
        try {
            return Optional.of(new CellValue.Moment(
                    raw.length() <= 10
                            ? LocalDate.parse(raw).atStartOfDay()
                            : LocalDateTime.parse(raw.replaceFirst("Z$", ""))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<CellValue> number(String raw, String style) {
        double number;
        try {
            number = Double.parseDouble(raw);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        if (!Double.isFinite(number)) {
            return Optional.empty();
        }
        if (context.styles().date(style)) {
            Optional<LocalDateTime> day = day(number, context.since1904());
            if (day.isPresent()) {
                return day.map(CellValue.Moment::new);
            }
        }
        BigDecimal plain = BigDecimal.valueOf(number).stripTrailingZeros();
        return Optional.of(new CellValue.Quantity(plain.scale() < 0 ? plain.setScale(0) : plain));
    }

    /// Days are counted from 1 January 1900 as 1, with a 29 February 1900 that never was (its day is left a number), or
    /// from 1 January 1904 as 0.
    ///
    /// @return to the second
    static Optional<LocalDateTime> day(double serial, boolean since1904) {
        if (serial < (since1904 ? 0 : 1) || serial >= LAST_DAY + 1) {
            return Optional.empty();
        }
        long days = (long) serial;
        long seconds = Math.round((serial - days) * 86_400);
        if (!since1904 && days == 60) {
            return Optional.empty();
        }
        LocalDate start = since1904
                ? LocalDate.of(1904, 1, 1)
                : days < 60 ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
        return Optional.of(start.plusDays(days).atStartOfDay().plusSeconds(seconds));
    }

    private static Optional<Place> place(String text) {
        Matcher matcher = PLACE.matcher(text);
        return matcher.matches()
                ? Optional.of(new Place(Integer.parseInt(matcher.group(2)), Cell.column(matcher.group(1))))
                : Optional.empty();
    }

    /// Gives every cell of a merged area the area's one value.
    private void spread(String area) throws Unsound {
        String[] corners = area.split(":", -1);
        Optional<Place> first = place(corners[0]);
        Optional<Place> last = corners.length == 2 ? place(corners[1]) : Optional.empty();
        if (first.isEmpty() || last.isEmpty()) {
            return;
        }
        TreeMap<Integer, Cell> top = rows.get(first.get().row());
        Cell value = top == null ? null : top.get(first.get().column());
        long size = (long) (last.get().row() - first.get().row() + 1)
                * (last.get().column() - first.get().column() + 1);
        if (value == null || size < 2 || size > MOST_MERGED) {
            return;
        }
        for (int r = first.get().row(); r <= last.get().row(); r++) {
            for (int c = first.get().column(); c <= last.get().column(); c++) {
                within(r, c);
                put(new Cell(r, c, value.value(), value.formula()));
            }
        }
        if (notes.size() < MOST_TOLD) {
            notes.add("Cells " + area + " are merged; their value was taken for each of them.");
        }
    }
}
