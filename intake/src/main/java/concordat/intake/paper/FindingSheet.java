package concordat.intake.paper;

import concordat.catalogue.Severity;
import concordat.findings.Coverage;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportedHost;
import concordat.intake.report.ReportedItem;
import concordat.intake.sheet.SheetProblem;
import concordat.intake.sheet.SheetRow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a health check's findings, a row each; a row that names several hosts is a finding on each. A table never says
/// that a host was looked at whole, so that it closes nothing.
final class FindingSheet {

    /// As summaries name this format.
    static final String FORMAT = "table";

    private static final int LONGEST = 4_000;
    private static final int MOST_HOSTS = 1_000;
    private static final int LONGEST_HOST = 255;
    private static final Pattern PORT = Pattern.compile("([0-9]{1,5})(?:\\s*/\\s*([A-Za-z]{2,5}))?");
    private static final Pattern CVE = Pattern.compile("(?i)CVE-[0-9]{4}-[0-9]{4,7}");

    private final PaperTable table;
    private final String digest;
    private final long bytes;
    private final Set<String> hosts = new LinkedHashSet<>();
    private final Map<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
    private long findings;

    FindingSheet(PaperTable table, String digest, long bytes) {
        this.table = table;
        this.digest = digest;
        this.bytes = bytes;
    }

    static Reading refused(SheetProblem problem) {
        return new Reading.Refused(new ReportProblem(
                ReportProblem.Kind.MALFORMED,
                problem.row(),
                problem.column(),
                problem.sheet().isEmpty() ? problem.what() : "sheet " + problem.sheet() + ": " + problem.what(),
                problem.advice()));
    }

    Reading read(ReportSink sink) {
        List<ReportedItem> items = new ArrayList<>();
        for (SheetRow row : table.rows()) {
            RowReader reader = new RowReader(table, row);
            if (reader.blank()) {
                continue;
            }
            items.addAll(items(reader));
            if (!reader.sound()) {
                return refused(reader.problems().getFirst());
            }
        }
        for (ReportedItem item : items) {
            findings++;
            bySeverity.merge(item.severity(), 1L, Long::sum);
            sink.item(item);
        }
        for (String host : hosts) {
            sink.host(new ReportedHost(host, List.of(), Optional.empty(), Optional.empty(), false, false));
        }
        return new Reading.Whole(new ReportSummary(
                FORMAT,
                "Table of findings",
                digest,
                bytes,
                Optional.empty(),
                findings,
                bySeverity,
                hosts.size(),
                hosts,
                false,
                Coverage.UNSTATED));
    }

    private List<ReportedItem> items(RowReader reader) {
        Optional<String> title = reader.need(PaperField.TITLE);
        reader.need(PaperField.SEVERITY);
        Optional<String> severity = reader.sound() ? reader.word(PaperField.SEVERITY) : Optional.empty();
        Optional<String> issue = reader.text(PaperField.ISSUE);
        double score = score(reader);
        String where = reader.text(PaperField.PORT).orElse("0");
        Matcher port = PORT.matcher(where);
        if (!port.matches() || Integer.parseInt(port.group(1)) > 65_535) {
            reader.tell(
                    PaperField.PORT,
                    "the port [" + Values.shortened(where) + "] is none",
                    "write one port a row, such as 443 or 443/tcp");
        }
        List<Optional<String>> on = hosts(reader);
        ReportedItem.Texts texts = texts(reader);
        List<String> cves = cves(reader);
        String name = Words.key(issue.or(() -> title).orElse("")).replace(' ', '-');
        if (reader.sound() && name.isEmpty()) {
            reader.tell(PaperField.TITLE, "the finding has no name of letters or figures", "give it one");
        }
        if (!reader.sound()) {
            return List.of();
        }
        String weakness =
                "table:" + Words.key(issue.orElse(title.orElseThrow())).replace(' ', '-');
        String protocol = Optional.ofNullable(port.group(2))
                .or(() -> reader.text(PaperField.PROTOCOL))
                .orElse("tcp")
                .toLowerCase(Locale.ROOT);
        return on.stream()
                .map(host -> new ReportedItem(
                        host,
                        Integer.parseInt(port.group(1)),
                        protocol,
                        weakness.length() > 200 ? weakness.substring(0, 200) : weakness,
                        Severity.valueOf(severity.orElseThrow()),
                        Values.shortened(title.orElseThrow()),
                        "",
                        cves,
                        score,
                        false,
                        false,
                        texts))
                .toList();
    }

    private static double score(RowReader reader) {
        Optional<String> text = reader.text(PaperField.CVSS);
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.get().matches("(10(\\.0+)?|[0-9](\\.[0-9]{1,4})?)")) {
            reader.tell(
                    PaperField.CVSS,
                    "the score [" + Values.shortened(text.get()) + "] is not between 0 and 10",
                    "write it like 7.5, or leave it blank");
            return 0;
        }
        return Double.parseDouble(text.get());
    }

    private List<Optional<String>> hosts(RowReader reader) {
        List<Optional<String>> named = new ArrayList<>();
        for (String host : reader.text(PaperField.HOST).orElse("").split("[\\s,;]+", -1)) {
            if (host.isEmpty()) {
                continue;
            }
            if (host.length() > LONGEST_HOST || named.size() >= MOST_HOSTS) {
                reader.tell(PaperField.HOST, "the hosts are too long or too many", "give each host a row of its own");
                break;
            }
            hosts.add(host);
            named.add(Optional.of(host));
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

    private static List<String> cves(RowReader reader) {
        return CVE.matcher(reader.text(PaperField.CVES).orElse(""))
                .results()
                .map(found -> found.group().toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
    }
}
