package concordat.intake.sheet;

import concordat.intake.sheet.SheetProblem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// One workbook: which parts it has and how they hang together. Parts are read where they are; nothing is unpacked.
final class XlsxBook implements AutoCloseable {

    private static final int MOST_PARTS = 10_000;
    private static final int MOST_SHEETS = 500;

    private final ZipFile zip;

    XlsxBook(Path file) throws IOException {
        zip = new ZipFile(file.toFile());
    }

    /// @param id by which the workbook names the part
    private record Tab(String name, boolean hidden, String id) {}

    private record Target(String type, String part) {}

    /// What there is besides the cells.
    private record Opened(List<Tab> tabs, Map<String, Target> targets, XlsxSheet.Context context) {
        /// Charts and macros have tabs too, and no rows.
        Optional<Target> sheet(Tab tab) {
            return Optional.ofNullable(targets.get(tab.id()))
                    .filter(t -> t.type().endsWith("/worksheet"));
        }
    }

    Workbook read(String digest) throws IOException, Unsound {
        Opened opened = opened();
        return new Workbook(
                "xlsx",
                digest,
                sheets(opened),
                notes(opened.tabs(), opened.context().since1904()));
    }

    /// @return the names of all sheets with rows
    List<String> names() throws IOException, Unsound {
        Opened opened = opened();
        return opened.tabs().stream()
                .filter(tab -> opened.sheet(tab).isPresent())
                .map(Tab::name)
                .toList();
    }

    /// Hands on one sheet's rows.
    ///
    /// @param wanted its name; the first one that is not hidden when left out
    /// @param through what the sheet's bytes pass, unpacked
    void stream(Optional<String> wanted, UnaryOperator<InputStream> through, RowTaker taker)
            throws IOException, Unsound {
        Opened opened = opened();
        List<Tab> sheets =
                opened.tabs().stream().filter(t -> opened.sheet(t).isPresent()).toList();
        Optional<Tab> chosen = sheets.stream()
                .filter(t -> wanted.map(w -> t.name().strip().equalsIgnoreCase(w.strip()))
                        .orElse(!t.hidden()))
                .findFirst();
        if (chosen.isEmpty()) {
            throw Unsound.file(
                    Kind.UNFIT,
                    "there is no sheet " + wanted.orElse("that is not hidden"),
                    "there are "
                            + String.join(", ", sheets.stream().map(Tab::name).toList())
                            + "; name one of them in the mapping");
        }
        Tab tab = chosen.get();
        String name = opened.sheet(tab).orElseThrow().part();
        List<String> merges;
        try (XmlPart part = open(name, UnaryOperator.identity())) {
            merges = new XlsxSheet(tab.name(), tab.hidden(), opened.context()).merges(part);
        }
        taker.begins(tab.name());
        try (XmlPart part = open(name, through)) {
            new XlsxSheet(tab.name(), tab.hidden(), opened.context()).stream(part, merges, taker);
        }
    }

    private Opened opened() throws IOException, Unsound {
        if (zip.size() > MOST_PARTS) {
            throw Unsound.file(Kind.HOSTILE, "the archive holds " + zip.size() + " parts", "ask where it came from");
        }
        String main = targets("_rels/.rels", "").values().stream()
                .filter(t -> t.type().endsWith("/officeDocument"))
                .map(Target::part)
                .findFirst()
                .orElse("xl/workbook.xml");
        List<Tab> tabs = new ArrayList<>();
        boolean since1904 = tabs(main, tabs);
        Map<String, Target> targets = targets(relationsOf(main), folder(main));
        List<String> strings = new ArrayList<>();
        XlsxStyles styles = XlsxStyles.NONE;
        for (Target target : targets.values()) {
            if (target.type().endsWith("/sharedStrings") && has(target.part())) {
                strings = strings(target.part());
            } else if (target.type().endsWith("/styles") && has(target.part())) {
                try (XmlPart part = open(target.part())) {
                    styles = XlsxStyles.read(part);
                }
            }
        }
        return new Opened(tabs, targets, new XlsxSheet.Context(strings, styles, since1904));
    }

    private List<Sheet> sheets(Opened opened) throws IOException, Unsound {
        List<Sheet> sheets = new ArrayList<>();
        for (Tab tab : opened.tabs()) {
            Optional<Target> target = opened.sheet(tab);
            if (target.isPresent()) {
                try (XmlPart part = open(target.get().part())) {
                    sheets.add(new XlsxSheet(tab.name(), tab.hidden(), opened.context()).read(part));
                }
            }
        }
        if (sheets.isEmpty()) {
            throw Unsound.file(Kind.UNKNOWN_FORMAT, "the archive holds no sheet", "give a workbook (.xlsx)");
        }
        return sheets;
    }

    private static List<String> notes(List<Tab> tabs, boolean since1904) {
        List<String> notes = new ArrayList<>();
        tabs.stream().filter(Tab::hidden).forEach(t -> notes.add("Sheet " + t.name() + " is hidden."));
        if (since1904) {
            notes.add("The workbook counts days from 1904.");
        }
        return notes;
    }

    /// @return whether days are counted from 1904
    private boolean tabs(String main, List<Tab> tabs) throws IOException, Unsound {
        boolean since1904 = false;
        try (XmlPart part = open(main)) {
            for (XmlPart.Event event = part.next(); event != XmlPart.Event.DONE; event = part.next()) {
                if (event == XmlPart.Event.START && part.name().equals("workbookPr")) {
                    since1904 = part.attribute("date1904")
                            .filter(v -> v.equals("1") || v.equals("true"))
                            .isPresent();
                } else if (event == XmlPart.Event.START && part.name().equals("sheet")) {
                    tabs.add(new Tab(
                            part.attribute("name").orElse("sheet " + (tabs.size() + 1)),
                            part.attribute("state")
                                    .filter(s -> s.equalsIgnoreCase("hidden") || s.equalsIgnoreCase("veryHidden"))
                                    .isPresent(),
                            part.attribute("id").orElse("")));
                    if (tabs.size() > MOST_SHEETS) {
                        throw Unsound.file(
                                Kind.TOO_LARGE, "more than " + MOST_SHEETS + " sheets", "split the workbook");
                    }
                }
            }
        }
        return since1904;
    }

    private List<String> strings(String name) throws IOException, Unsound {
        try (XmlPart part = open(name)) {
            return XlsxStrings.read(part);
        }
    }

    private Map<String, Target> targets(String relations, String folder) throws IOException, Unsound {
        Map<String, Target> targets = new HashMap<>();
        if (!has(relations)) {
            return targets;
        }
        try (XmlPart part = open(relations)) {
            for (XmlPart.Event event = part.next(); event != XmlPart.Event.DONE; event = part.next()) {
                // What lies outside the archive is left alone, whoever it belongs to.
                if (event == XmlPart.Event.START
                        && part.name().equals("Relationship")
                        && part.attribute("TargetMode")
                                .filter("External"::equals)
                                .isEmpty()) {
                    targets.put(
                            part.attribute("Id").orElse(""),
                            new Target(
                                    part.attribute("Type").orElse(""),
                                    resolved(folder, part.attribute("Target").orElse(""))));
                }
            }
        }
        return targets;
    }

    private static String folder(String part) {
        return part.substring(0, part.lastIndexOf('/') + 1);
    }

    private static String relationsOf(String part) {
        return folder(part) + "_rels/" + part.substring(part.lastIndexOf('/') + 1) + ".rels";
    }

    /// A path within the archive; steps up end at its root.
    private static String resolved(String folder, String target) {
        List<String> steps = new ArrayList<>();
        String whole = target.startsWith("/") ? target.substring(1) : folder + target;
        for (String step : whole.split("/", -1)) {
            if (step.equals("..")) {
                if (!steps.isEmpty()) {
                    steps.removeLast();
                }
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }

    private boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    private XmlPart open(String name) throws IOException, Unsound {
        return open(name, UnaryOperator.identity());
    }

    private XmlPart open(String name, UnaryOperator<InputStream> through) throws IOException, Unsound {
        Optional<ZipEntry> entry = Optional.ofNullable(zip.getEntry(name)).filter(e -> !e.isDirectory());
        if (entry.isEmpty()) {
            throw Unsound.file(
                    Kind.UNKNOWN_FORMAT,
                    "this is no workbook: the archive lacks " + XmlPart.plain(name),
                    "give a workbook (.xlsx)");
        }
        return new XmlPart(XmlPart.plain(name), through.apply(zip.getInputStream(entry.get())));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
