package concordat.intake.fedramp;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.report.Address;
import concordat.intake.report.Assets;
import concordat.intake.report.Gathered;
import concordat.intake.report.Instants;
import concordat.intake.report.Numbers;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.report.Severities;
import concordat.intake.report.Unfit;
import concordat.intake.sheet.Cell;
import concordat.intake.sheet.Sheet;
import concordat.intake.sheet.SheetRow;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The rows of both sheets, each a finding on every asset that it names. One that somebody closed is told as fixed.
final class Items {

    /// A plan speaks of the same weaknesses whatever it is written in.
    private static final String TOOL = "poam";

    private static final Set<String> HEADINGS = Set.of("poam id", "weakness name", "asset identifier");
    private static final int MOST_ASSETS = 10_000;
    private static final Pattern ASSET = Pattern.compile("(\\S+?)(?::([0-9]{1,5})(?:/(tcp|udp))?)?");

    private final ReportTally tally;
    private final Gathered assets = new Gathered();

    Items(ReportTally tally) {
        this.tally = tally;
        tally.speaksOnlyOf(TOOL);
    }

    void sheet(Sheet sheet, boolean closed) {
        Map<String, Integer> columns = Map.of();
        List<SheetRow> ahead = sheet.rows();
        for (int at = 0; at < sheet.rows().size(); at++) {
            SheetRow row = sheet.rows().get(at);
            Map<String, Integer> names = names(row);
            if (names.keySet().containsAll(HEADINGS)) {
                ahead = columns.isEmpty() ? sheet.rows().subList(0, at) : ahead;
                columns = names;
            } else if (!columns.isEmpty()) {
                item(sheet.name(), new Row(row, columns), closed);
            }
        }
        if (columns.isEmpty() && !closed) {
            throw new Unfit(new ReportProblem(
                    ReportProblem.Kind.MALFORMED,
                    0,
                    0,
                    "sheet " + sheet.name() + " has no row with the headings POAM ID, Weakness Name, Asset Identifier",
                    "keep the headings of the template"));
        }
        written(ahead);
    }

    private static Map<String, Integer> names(SheetRow row) {
        Map<String, Integer> names = new HashMap<>();
        for (Cell cell : row.cells()) {
            String name = cell.shown().strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
            names.putIfAbsent(name.equals("poa&m id") ? "poam id" : name, cell.column());
        }
        return names;
    }

    /// The day of the plan stands below or beside its heading.
    private void written(List<SheetRow> ahead) {
        for (int at = 0; at < ahead.size(); at++) {
            for (Cell cell : ahead.get(at).cells()) {
                String name = cell.shown().strip().toLowerCase(Locale.ROOT);
                if (name.equals("poam date") || name.equals("poa&m date")) {
                    Stream.of(at, at + 1)
                            .filter(row -> row < ahead.size())
                            .map(ahead::get)
                            .flatMap(row -> Stream.of(row.cell(cell.column()), row.cell(cell.column() + 1)))
                            .flatMap(Optional::stream)
                            .map(day -> Instants.parse(day.shown()))
                            .flatMap(Optional::stream)
                            .findFirst()
                            .ifPresent(day -> tally.scannedAt(Optional.of(day)));
                }
            }
        }
    }

    private record Row(SheetRow row, Map<String, Integer> columns) {
        String get(String heading) {
            Integer column = columns.get(heading);
            return column == null
                    ? ""
                    : row.cell(column).map(Cell::shown).orElse("").strip();
        }

        boolean yes(String heading) {
            return get(heading).toLowerCase(Locale.ROOT).startsWith("y");
        }
    }

    private void item(String sheet, Row row, boolean closed) {
        String id = row.get("poam id");
        String source = row.get("weakness source identifier").replaceAll("\\s+", " ");
        if (id.isEmpty() && source.isEmpty()) {
            if (!row.get("weakness name").isEmpty()) {
                throw new Unfit(new ReportProblem(
                        ReportProblem.Kind.MALFORMED,
                        row.row().number(),
                        1,
                        "sheet " + sheet + ": an item has neither a POAM ID nor a source's identifier",
                        "give it the number by which it is known"));
            }
            return;
        }
        String detector = Numbers.slug(row.get("weakness detector source"));
        String weakness = source.isEmpty() || source.equalsIgnoreCase("n/a")
                ? id
                : detector.isEmpty() ? source : detector + "/" + source;
        List<String> named = Stream.of(row.get("asset identifier").split("[\\s,;]+", MOST_ASSETS + 1))
                .filter(name -> !name.isBlank())
                .distinct()
                .toList();
        if (named.size() > MOST_ASSETS) {
            throw Unfit.tooLarge("an item names more than " + MOST_ASSETS + " assets");
        }
        if (named.isEmpty()) {
            tally.item(draft(row, weakness, closed).build());
        }
        named.forEach(name -> tally.item(on(name, draft(row, weakness, closed)).build()));
    }

    private ReportedItem.Draft draft(Row row, String weakness, boolean closed) {
        Optional<Severity> severity = Severities.word(row.get("original risk rating"));
        ReportedItem.Draft item = ReportedItem.of(TOOL, weakness, severity)
                .title(row.get("weakness name"))
                .family(row.get("controls"))
                .references(row.get("controls"))
                .cves(row.get("cve") + " " + row.get("weakness source identifier"))
                .exploitable(row.yes("binding operational directive 22-01 tracking"))
                .said(closed ? Said.FIXED : said(row));
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of(
                    "",
                    row.get("weakness description"),
                    row.get("overall remediation plan"),
                    (row.get("poam id") + "\n" + row.get("comments")).strip()));
        }
        return item;
    }

    /// A deviation counts once it was approved; while it is asked for, the cell says that it is pending.
    private static Said said(Row row) {
        return row.yes("false positive") || row.yes("operational requirement") ? Said.SUPPRESSED : Said.PRESENT;
    }

    private ReportedItem.Draft on(String name, ReportedItem.Draft item) {
        Matcher parts = ASSET.matcher(name);
        boolean one =
                parts.matches() && (parts.group(2) == null || parts.group(1).indexOf(':') < 0);
        String host = one ? parts.group(1) : name;
        int port = one && parts.group(2) != null
                ? Address.port(Numbers.whole(parts.group(2)).orElse(0))
                : 0;
        boolean cloud = name.startsWith("arn:");
        Optional<AssetKey> key = cloud ? Assets.named(AssetKind.CLOUD, name) : Assets.host(host);
        key.ifPresent(known -> {
            item.on(known);
            // A plan is no look at anything: what it does not name goes on.
            ReportedAsset asset = ReportedAsset.of(known).looked(true, false);
            assets.add(cloud ? asset.with(AssetIdKind.CLOUD, name) : asset);
        });
        return port == 0 ? item : item.port(port, parts.group(3) == null ? "tcp" : parts.group(3));
    }

    void over() {
        assets.handOn(tally);
    }
}
