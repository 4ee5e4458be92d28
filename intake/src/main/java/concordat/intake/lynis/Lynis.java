package concordat.intake.lynis;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.report.Assets;
import concordat.intake.report.Checked;
import concordat.intake.report.Instants;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportFormat;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.Shape;
import concordat.intake.table.LineRecords;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The report file of Lynis: lines of keys and values.
public final class Lynis implements ReportFormat {

    private static final String FORMAT = "lynis";

    @Override
    public String name() {
        return FORMAT;
    }

    @Override
    public String title() {
        return "Lynis report";
    }

    @Override
    public boolean is(Shape shape) {
        return Shape.begins(shape, "# Lynis Report") || Shape.begins(shape, "lynis_version=");
    }

    @Override
    public Reading read(ReportBytes bytes, ReportSink sink) throws IOException {
        ReportTally tally = new ReportTally("Lynis", sink);
        Machine machine = new Machine();
        Reading first = LineRecords.read(bytes, FORMAT, new ReportTally("", ReportSink.NOTHING), machine);
        if (first instanceof Reading.Refused) {
            return first;
        }
        machine.tell(tally);
        return LineRecords.read(bytes, FORMAT, tally, line -> finding(line, machine, tally));
    }

    /// Gathers what the lines say of the machine, wherever they stand.
    private static final class Machine implements LineRecords.Taker {
        private final Map<String, String> values = new HashMap<>();
        private final Set<String> addresses = new HashSet<>();
        private final Checked checked = new Checked("lynis");

        @Override
        public void line(String line) {
            int equals = line.indexOf('=');
            if (equals < 0) {
                return;
            }
            String value = line.substring(equals + 1).strip();
            switch (line.substring(0, equals)) {
                case "hostname",
                        "domainname",
                        "hostid",
                        "os_fullname",
                        "lynis_version",
                        "report_datetime_start",
                        "report_datetime_end",
                        "finish" -> values.putIfAbsent(line.substring(0, equals), value);
                case "network_ipv4_address[]", "network_ipv6_address[]" -> {
                    if (addresses.size() < 64 && !value.startsWith("127.") && !value.equals("::1")) {
                        addresses.add(value);
                    }
                }
                case "tests_executed" -> {
                    for (String test : value.split("\\|", -1)) {
                        if (!test.isBlank()) {
                            checked.add(test);
                        }
                    }
                }
                default -> {}
            }
        }

        private String get(String key) {
            return values.getOrDefault(key, "");
        }

        private Optional<AssetKey> asset() {
            return Assets.host(get("hostname"));
        }

        /// An audit that broke off says nothing of its end.
        private void tell(ReportTally tally) {
            tally.tool("Lynis " + get("lynis_version"));
            tally.scannedAt(Instants.parse(get("report_datetime_start")));
            checked.handOn(tally);
            asset().ifPresent(key -> {
                String domain = get("domainname");
                ReportedAsset asset = ReportedAsset.of(key)
                        .with(AssetIdKind.AGENT, get("hostid"))
                        .with(AssetIdKind.FULL_NAME, domain.isEmpty() ? "" : get("hostname") + "." + domain)
                        .running(get("os_fullname"))
                        .looked(
                                true,
                                !get("finish").isEmpty()
                                        || !get("report_datetime_end").isEmpty());
                for (String address : addresses) {
                    asset = asset.with(AssetIdKind.ADDRESS, address);
                }
                tally.asset(asset);
            });
        }
    }

    /// `test|words|details|solution|`; a hyphen stands for nothing. Lynis rates nothing but whether it warns.
    private static void finding(String line, Machine machine, ReportTally tally) {
        boolean warning = line.startsWith("warning[]=");
        if (!warning && !line.startsWith("suggestion[]=")) {
            return;
        }
        String[] parts = line.substring(line.indexOf('=') + 1).split("\\|", -1);
        if (parts[0].isBlank()) {
            return;
        }
        ReportedItem.Draft item = ReportedItem.of("lynis", parts[0], warning ? Severity.MEDIUM : Severity.LOW)
                .place(part(parts, 2))
                .title(part(parts, 1))
                .family(parts[0].replaceFirst("-.*", ""));
        machine.asset().ifPresent(item::on);
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of("", "", part(parts, 3), part(parts, 1)));
        }
        tally.item(item.build());
    }

    private static String part(String[] parts, int place) {
        return place >= parts.length || parts[place].equals("-") ? "" : parts[place];
    }
}
