package concordat.intake.paper;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.Coverage;
import concordat.findings.Spot;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.sheet.Cell;
import concordat.intake.sheet.RowTaker;
import concordat.intake.sheet.SheetProblem;
import concordat.intake.sheet.SheetProblem.Kind;
import concordat.intake.sheet.SheetRow;
import concordat.intake.sheet.SheetStreaming;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a health check's findings while its rows come, a row each; a row that names several hosts is a finding on
/// each. A row whose status says that it was mended closes what earlier tables told of that very place, and nothing
/// else.
final class FindingSheet implements RowTaker {

    /// As summaries name this format.
    static final String FORMAT = "table";

    /// How every weakness of a table begins; a table speaks of no other.
    static final String TABLES = "table:";

    private static final int LONGEST = 4_000;
    private static final int MOST_HOSTS = 1_000;
    private static final int MOST_HOSTS_IN_ALL = 500_000;
    private static final int LONGEST_HOST = 255;
    private static final int LONGEST_NAME = 194;
    private static final int MOST_TOLD = 100;
    private static final Pattern PORT = Pattern.compile("([0-9]{1,5})(?:\\s*/\\s*([A-Za-z]{2,5}))?");
    private static final Pattern PROTOCOL = Pattern.compile("[A-Za-z0-9.-]{1,20}");
    private static final Pattern SCORE = Pattern.compile("10(\\.0+)?|[0-9](\\.[0-9]{1,4})?");

    private final FindingTerms terms;
    private final long bytes;
    private final List<ReportProblem> problems = new ArrayList<>();
    private final Set<AssetKey> hosts = new LinkedHashSet<>();
    private final Set<AssetKey> whole = new HashSet<>();
    private final Set<Spot> mended = new HashSet<>();
    private final ReportTally tally;
    private String sheet = "";
    private Optional<PaperTable> table = Optional.empty();
    private boolean hopeless;
    private long wrong;

    FindingSheet(FindingTerms terms, long bytes, ReportSink sink) {
        this.terms = terms;
        this.bytes = bytes;
        this.tally = new ReportTally("Table of findings", sink);
        for (String host : terms.scope().hosts()) {
            hosts.add(AssetKey.host(host));
            whole.add(AssetKey.host(host));
        }
    }

    @Override
    public void begins(String name) {
        sheet = name;
    }

    @Override
    public void row(SheetRow row) {
        if (hopeless || row.number() < terms.mapping().headingRow()) {
            return;
        }
        if (table.isPresent()) {
            finding(table.get(), row);
            return;
        }
        switch (row.number() == terms.mapping().headingRow()
                ? PaperTable.headed(sheet, row, terms.mapping())
                : PaperTable.unheaded(sheet, terms.mapping())) {
            case PaperTable.Finding.Found found -> table = Optional.of(found.table());
            case PaperTable.Finding.Missing missing -> hopeless(missing.problem());
        }
    }

    private void hopeless(SheetProblem problem) {
        hopeless = true;
        tell(problem);
    }

    private void tell(SheetProblem problem) {
        wrong++;
        if (problems.size() < MOST_TOLD) {
            problems.add(shown(problem));
        }
    }

    static ReportProblem shown(SheetProblem problem) {
        String where = problem.sheet().isEmpty() ? "" : "sheet " + problem.sheet();
        if (problem.row() > 0 && problem.column() > 0) {
            where += (where.isEmpty() ? "" : ", ") + "cell " + Cell.letters(problem.column()) + problem.row();
        }
        return new ReportProblem(
                switch (problem.kind()) {
                    case UNKNOWN_FORMAT -> ReportProblem.Kind.UNKNOWN_FORMAT;
                    case HOSTILE -> ReportProblem.Kind.HOSTILE;
                    case TOO_LARGE -> ReportProblem.Kind.TOO_LARGE;
                    case MALFORMED, UNFIT -> ReportProblem.Kind.MALFORMED;
                },
                problem.row(),
                problem.column(),
                (where.isEmpty() ? "" : where + ": ") + problem.what(),
                problem.advice());
    }

    /// @param streamed what became of the rows
    Reading read(SheetStreaming streamed) {
        return switch (streamed) {
            case SheetStreaming.Refused refused -> new Reading.Refused(shown(refused.problem()));
            case SheetStreaming.Whole whole -> {
                if (table.isEmpty() && !hopeless) {
                    tell(PaperTable.unheaded(sheet, terms.mapping()).problem());
                } else if (wrong == 0 && tally.findings() == 0 && mended.isEmpty()) {
                    tell(new SheetProblem(
                            Kind.UNFIT,
                            sheet,
                            0,
                            0,
                            "no row below the headings holds a finding",
                            "name the sheet and the row of the headings in the mapping; a health check that found"
                                    + " nothing is handed in as evidence"));
                }
                yield wrong > 0 ? new Reading.Refused(problems, wrong) : whole(whole);
            }
        };
    }

    private Reading whole(SheetStreaming.Whole streamed) {
        for (AssetKey key : hosts) {
            tally.asset(ReportedAsset.of(key).looked(false, terms.scope().listed() || whole.contains(key)));
        }
        tally.scannedAt(terms.testedAt());
        tally.looksFor(new Coverage(Set.of(), Optional.empty(), TABLES, mended));
        return new Reading.Whole(tally.summary(FORMAT, digest(streamed.digest()), bytes));
    }

    /// The same file read by another mapping, or said to be of another scope or day, is another report.
    private String digest(String file) {
        return Mappings.sha256(String.join(
                        "\n",
                        "concordat table 1",
                        file,
                        Mappings.digest(terms.mapping()),
                        terms.scope().toString(),
                        terms.testedAt().map(Instant::toString).orElse(""))
                .getBytes(StandardCharsets.UTF_8));
    }

    /// What a row names, whether it is open or mended.
    private record Named(String name, String title, int port, String protocol, List<Optional<AssetKey>> hosts) {}

    private void finding(PaperTable known, SheetRow row) {
        RowReader reader = new RowReader(known, row);
        if (reader.blank()) {
            return;
        }
        reader.need(PaperField.SEVERITY);
        Optional<String> severity = reader.sound() ? reader.word(PaperField.SEVERITY) : Optional.empty();
        boolean gone = gone(reader);
        double score = score(reader);
        Optional<Named> named = named(reader);
        ReportedItem.Texts texts = texts(reader);
        reader.problems().forEach(this::tell);
        if (!reader.sound() || wrong > 0) {
            return;
        }
        Named of = named.orElseThrow();
        if (gone) {
            of.hosts()
                    .forEach(host -> mended.add(
                            new Spot(host.orElse(AssetKey.UNPLACED), of.port(), of.protocol(), TABLES + of.name())));
            return;
        }
        Severity how = Severity.valueOf(severity.orElseThrow());
        for (Optional<AssetKey> host : of.hosts()) {
            ReportedItem.Draft item = ReportedItem.of(FORMAT, of.name(), how)
                    .port(of.port(), of.protocol())
                    .title(of.title())
                    .cves(reader.text(PaperField.CVES).orElse(""))
                    .score(score)
                    .texts(texts);
            host.ifPresent(item::on);
            tally.item(item.build());
        }
    }

    /// @return whether the tester says that it was mended; what is accepted or under way is still there
    private static boolean gone(RowReader reader) {
        if (reader.text(PaperField.STATUS).isEmpty()) {
            return false;
        }
        Optional<String> status = reader.word(PaperField.STATUS);
        if (status.filter("DROPPED"::equals).isPresent()) {
            reader.tell(
                    PaperField.STATUS,
                    "the status says neither that the weakness is there nor that it was mended",
                    "say in the mapping's words which it is: OPEN or DONE");
        }
        return status.filter("DONE"::equals).isPresent();
    }

    private Optional<Named> named(RowReader reader) {
        Optional<String> title = reader.need(PaperField.TITLE);
        Optional<String> issue = reader.text(PaperField.ISSUE);
        String name = Words.key(issue.or(() -> title).orElse("")).replace(' ', '-');
        if (title.isPresent() && name.isEmpty()) {
            reader.tell(PaperField.TITLE, "the finding has no name of letters or figures", "give it one");
        }
        String where = reader.text(PaperField.PORT).orElse("0");
        Matcher port = PORT.matcher(where);
        if (!port.matches() || Integer.parseInt(port.group(1)) > 65_535) {
            reader.tell(
                    PaperField.PORT,
                    "the port [" + Values.shortened(where) + "] is none",
                    "write one port a row, such as 443 or 443/tcp");
        }
        List<Optional<AssetKey>> on = hosts(reader);
        String protocol = port.matches() && port.group(2) != null
                ? port.group(2)
                : reader.text(PaperField.PROTOCOL).orElse("tcp");
        if (!PROTOCOL.matcher(protocol).matches()) {
            reader.tell(
                    PaperField.PROTOCOL,
                    "the protocol [" + Values.shortened(protocol) + "] is none",
                    "write it like tcp or udp, or leave it blank");
        }
        if (!reader.sound()) {
            return Optional.empty();
        }
        return Optional.of(new Named(
                name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
                Values.shortened(title.orElseThrow()),
                Integer.parseInt(port.group(1)),
                protocol.toLowerCase(Locale.ROOT),
                on));
    }

    private static double score(RowReader reader) {
        Optional<String> text = reader.text(PaperField.CVSS);
        if (text.isEmpty()) {
            return 0;
        }
        if (!SCORE.matcher(text.get()).matches()) {
            reader.tell(
                    PaperField.CVSS,
                    "the score [" + Values.shortened(text.get()) + "] is not between 0 and 10",
                    "write it like 7.5, or leave it blank");
            return 0;
        }
        return Double.parseDouble(text.get());
    }

    private List<Optional<AssetKey>> hosts(RowReader reader) {
        List<Optional<AssetKey>> named = new ArrayList<>();
        for (String host : reader.text(PaperField.HOST).orElse("").split("[\\s,;]+", -1)) {
            if (host.isEmpty()) {
                continue;
            }
            if (host.length() > LONGEST_HOST || named.size() >= MOST_HOSTS) {
                reader.tell(PaperField.HOST, "the hosts are too long or too many", "give each host a row of its own");
                break;
            }
            if (hosts.size() >= MOST_HOSTS_IN_ALL) {
                reader.tell(PaperField.HOST, "the table names too many hosts", "split it by hosts");
                break;
            }
            AssetKey key = AssetKey.host(host);
            hosts.add(key);
            named.add(Optional.of(key));
        }
        return named.isEmpty() ? List.of(Optional.empty()) : named;
    }

    private static ReportedItem.Texts texts(RowReader reader) {
        String description = reader.text(PaperField.DESCRIPTION).orElse("");
        String solution = reader.text(PaperField.RECOMMENDATION).orElse("");
        String output = reader.text(PaperField.OUTPUT).orElse("");
        boolean cut = description.length() > LONGEST || solution.length() > LONGEST || output.length() > LONGEST;
        return new ReportedItem.Texts("", cut(description), cut(solution), cut(output), cut);
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
