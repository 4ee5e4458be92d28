package concordat.intake.nessus;

import concordat.catalogue.Severity;
import concordat.findings.Coverage;
import concordat.findings.PortRange;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportTally;
import concordat.intake.xml.XmlPull;
import concordat.intake.xml.XmlPull.Event;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One reading of one report: a single pass, a handful of fields for where it is, and nothing kept but the summary.
final class NessusParser {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TITLE = 1_000;
    private static final int LONGEST_SETTING = 4 << 20;
    private static final int LONGEST_TAG = 4_000;
    private static final Pattern VERSION = Pattern.compile("Nessus version : ([0-9.]{1,20})");
    private static final Pattern CREDENTIALS = Pattern.compile("Credentialed checks : (yes|no)");

    private final XmlPull xml;
    private final ReportTally tally;
    private final boolean texts;
    private Coverage coverage = Coverage.UNSTATED;
    private @Nullable HostParts host;
    private @Nullable ItemParts item;
    private int itemDepth;
    private String itemSeverity = "";
    private boolean inPreference;
    private String settingName = "";
    private String settingValue = "";

    private final StringBuilder text = new StringBuilder();
    private String capturing = "";
    private int captureDepth;
    private int captureLimit;
    private boolean captureCut;

    NessusParser(XmlPull xml, ReportSink sink) {
        this.xml = xml;
        this.tally = new ReportTally("Nessus", sink);
        this.texts = sink.wantsTexts();
    }

    ReportSummary parse() {
        for (Event event = xml.next(); event != Event.OVER; event = xml.next()) {
            switch (event) {
                case START -> start();
                case END -> end();
                case TEXT -> characters();
                case OVER -> {}
            }
        }
        return tally.summary(Nessus.FORMAT, xml.digest(), xml.bytes());
    }

    private void start() {
        String name = xml.name();
        switch (name) {
            case "ReportHost" -> startHost();
            case "ReportItem" -> startItem();
            case "Report" -> tally.tool(xml.attribute("type").equals("was") ? "Tenable Web App Scanning" : "");
            case "preference" -> {
                inPreference = true;
                settingName = "";
                settingValue = "";
            }
            case "tag" -> {
                String tag = xml.attribute("name");
                if (host != null && item == null && HostParts.wants(tag)) {
                    capture(tag, LONGEST_TAG);
                }
            }
            default -> startOther(name);
        }
    }

    private void startOther(String name) {
        if (item != null && xml.depth() == itemDepth + 1) {
            int keeps = item.keeps(name, texts);
            if (keeps > 0) {
                capture(name, keeps);
            }
        } else if (inPreference && (name.equals("name") || name.equals("value"))) {
            capture(name, LONGEST_SETTING);
        }
    }

    private void startHost() {
        if (host != null || item != null) {
            throw xml.malformed("a ReportHost stands inside another ReportHost or a ReportItem");
        }
        String name = xml.attribute("name").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw xml.malformed("a ReportHost needs a name of 1 to " + LONGEST_NAME + " characters");
        }
        host = new HostParts(name);
    }

    private void startItem() {
        if (item != null) {
            throw xml.malformed("a ReportItem stands inside another");
        }
        String plugin = xml.attribute("pluginID").strip();
        if (!plugin.matches("[0-9A-Za-z._-]{1,40}")) {
            throw xml.malformed("a ReportItem has the pluginID [" + shown(plugin) + "]");
        }
        String port = xml.attribute("port").strip();
        if (!port.matches("[0-9]{0,5}") || (!port.isEmpty() && Integer.parseInt(port) > 65_535)) {
            throw xml.malformed("a ReportItem has the port [" + shown(port) + "]");
        }
        itemDepth = xml.depth();
        itemSeverity = xml.attribute("severity").strip();
        item = new ItemParts(
                Optional.ofNullable(host).map(HostParts::name),
                port.isEmpty() ? 0 : Integer.parseInt(port),
                cut(xml.attribute("protocol").strip().toLowerCase(Locale.ROOT), 16),
                plugin,
                cut(xml.attribute("pluginName").strip(), LONGEST_TITLE),
                cut(xml.attribute("pluginFamily").strip(), LONGEST_NAME));
    }

    private void end() {
        String name = xml.name();
        if (captureDepth == xml.depth() + 1) {
            endCapture();
        }
        switch (name) {
            case "ReportItem" -> endItem();
            case "ReportHost" -> endHost();
            case "preference" -> endPreference();
            default -> {}
        }
    }

    private void endCapture() {
        String captured = text.toString();
        if (item != null) {
            item.part(capturing, captured, captureCut);
        } else if (inPreference) {
            if (capturing.equals("name")) {
                settingName = captured.strip();
            } else {
                settingValue = captureCut ? "" : captured;
            }
        } else if (host != null) {
            host.tag(capturing, captured);
        }
        captureDepth = 0;
    }

    private void endItem() {
        ItemParts done = item;
        if (done == null) {
            return;
        }
        item = null;
        Severity severity = severity(done);
        if (done.plugin.equals(ItemParts.SUMMARY_PLUGIN)) {
            summedUp(done.part("plugin_output"));
        }
        tally.item(done.build(severity, texts));
    }

    private Severity severity(ItemParts done) {
        if (itemSeverity.isEmpty()) {
            Optional<Severity> risk = done.riskFactor();
            if (risk.isPresent()) {
                return risk.get();
            }
        } else if (itemSeverity.matches("[0-4]")) {
            return Severity.ofLevel(Integer.parseInt(itemSeverity));
        }
        throw xml.malformed("a ReportItem has the severity [" + shown(itemSeverity) + "], which is not 0 to 4");
    }

    private void summedUp(String output) {
        Matcher version = VERSION.matcher(output);
        if (version.find()) {
            tally.tool("Nessus " + version.group(1));
        }
        Matcher credentials = CREDENTIALS.matcher(output);
        if (host != null && credentials.find()) {
            host.summedUp(credentials.group(1).equals("yes"));
        }
    }

    private void endHost() {
        HostParts done = host;
        if (done == null) {
            return;
        }
        host = null;
        tally.scannedAt(done.started());
        tally.asset(done.build());
    }

    private void endPreference() {
        inPreference = false;
        if (settingName.equals("plugin_set")) {
            Set<String> weaknesses = new HashSet<>();
            for (String plugin : settingValue.split(";")) {
                String id = plugin.strip();
                if (!id.isEmpty() && id.length() <= 40) {
                    weaknesses.add(Nessus.FORMAT + ":" + id);
                }
            }
            coverage = new Coverage(weaknesses, coverage.ports());
        } else if (settingName.equals("port_range")) {
            coverage = new Coverage(coverage.weaknesses(), PortRange.parse(settingValue.strip()));
        }
        tally.looksFor(coverage);
    }

    private void capture(String what, int limit) {
        if (captureDepth == 0) {
            capturing = what;
            captureDepth = xml.depth();
            captureLimit = limit;
            captureCut = false;
            text.setLength(0);
        }
    }

    private void characters() {
        if (captureDepth == 0) {
            return;
        }
        captureCut |= !xml.text(text, captureLimit - text.length());
    }

    private static String cut(String value, int longest) {
        return value.length() <= longest ? value : value.substring(0, longest);
    }

    private static String shown(String value) {
        return cut(value, 40).replaceAll("\\p{Cntrl}", "?");
    }
}
