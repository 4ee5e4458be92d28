package concordat.intake.nessus;

import com.fasterxml.aalto.UncheckedStreamException;
import concordat.catalogue.Severity;
import concordat.findings.Coverage;
import concordat.findings.PortRange;
import concordat.intake.report.Likeness;
import concordat.intake.report.MeteredInput;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportProblem.Kind;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportedHost;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/// One reading of one report: a single pass, a handful of fields for where it is, and nothing kept but the summary.
final class NessusParser {

    /// More than a /14 network.
    static final int MOST_HOSTS = 250_000;

    private static final String ROOT = "NessusClientData_v2";
    private static final int DEEPEST = 64;
    private static final int MOST_ATTRIBUTES = 64;
    private static final int MOST_NAMES = 4_096;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TITLE = 1_000;
    private static final int LONGEST_SETTING = 4 << 20;
    private static final int LONGEST_TAG = 4_000;
    private static final String MALFORMED_ADVICE = "export the report again from the scanner";
    private static final Pattern VERSION = Pattern.compile("Nessus version : ([0-9.]{1,20})");
    private static final Pattern CREDENTIALS = Pattern.compile("Credentialed checks : (yes|no)");

    private final XMLStreamReader2 xml;
    private final MeteredInput in;
    private final ReportSink sink;
    private final boolean texts;
    private final Nessus.Place place;

    private final Map<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
    private final Set<String> scope = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private String tool = "Nessus";
    private Optional<Instant> earliest = Optional.empty();
    private Coverage coverage = Coverage.UNSTATED;
    private long findings;
    private long hosts;
    private long credentialedHosts;

    private int depth;
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

    NessusParser(XMLStreamReader2 xml, MeteredInput in, ReportSink sink, Nessus.Place place) {
        this.xml = xml;
        this.in = in;
        this.sink = sink;
        this.texts = sink.wantsTexts();
        this.place = place;
    }

    ReportSummary parse() throws XMLStreamException, Refusal {
        while (xml.hasNext()) {
            in.newPart();
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters();
                case XMLStreamConstants.DTD -> throw hostile("declares a document type");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw hostile("refers to an entity of its own");
                default -> {}
            }
        }
        return new ReportSummary(
                Nessus.FORMAT,
                tool,
                in.digest(),
                in.bytes(),
                earliest,
                findings,
                bySeverity,
                hosts,
                scope,
                hosts > 0 && credentialedHosts == hosts,
                coverage);
    }

    /// Aalto answers some nonsense, a prefix `xmlns` say, with a bare exception of its own making, which is about the
    /// file and not about us.
    private int next() throws XMLStreamException, Refusal {
        try {
            return xml.next();
        } catch (UncheckedStreamException e) {
            throw e;
        } catch (RuntimeException e) {
            String said = Nessus.plain(e.getMessage());
            throw refusal(Kind.MALFORMED, "not well-formed XML: " + said, MALFORMED_ADVICE);
        }
    }

    private void start() throws Refusal {
        place.at(xml.getLocation());
        String name = xml.getLocalName();
        depth++;
        checkBounds(name);
        if (depth == 1 && !name.equals(ROOT)) {
            throw new Refusal(new ReportProblem(
                    Kind.UNKNOWN_FORMAT,
                    place.line(),
                    place.column(),
                    "this is not a Nessus v2 report but " + Likeness.ofRoot(name),
                    "give the .nessus export of the scan"));
        }
        switch (name) {
            case "ReportHost" -> startHost();
            case "ReportItem" -> startItem();
            case "Report" -> tool = attribute("type").equals("was") ? "Tenable Web App Scanning" : tool;
            case "preference" -> {
                inPreference = true;
                settingName = "";
                settingValue = "";
            }
            case "tag" -> {
                String tag = attribute("name");
                if (host != null && item == null && HostParts.wants(tag)) {
                    capture(tag, LONGEST_TAG);
                }
            }
            default -> startOther(name);
        }
    }

    private void startOther(String name) {
        if (item != null && depth == itemDepth + 1) {
            int keeps = item.keeps(name, texts);
            if (keeps > 0) {
                capture(name, keeps);
            }
        } else if (inPreference && (name.equals("name") || name.equals("value"))) {
            capture(name, LONGEST_SETTING);
        }
    }

    private void startHost() throws Refusal {
        if (host != null || item != null) {
            throw malformed("a ReportHost stands inside another ReportHost or a ReportItem");
        }
        String name = attribute("name").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw malformed("a ReportHost needs a name of 1 to " + LONGEST_NAME + " characters");
        }
        host = new HostParts(name);
    }

    private void startItem() throws Refusal {
        if (item != null) {
            throw malformed("a ReportItem stands inside another");
        }
        String plugin = attribute("pluginID").strip();
        if (!plugin.matches("[0-9A-Za-z._-]{1,40}")) {
            throw malformed("a ReportItem has the pluginID [" + shown(plugin) + "]");
        }
        String port = attribute("port").strip();
        if (!port.matches("[0-9]{0,5}") || (!port.isEmpty() && Integer.parseInt(port) > 65_535)) {
            throw malformed("a ReportItem has the port [" + shown(port) + "]");
        }
        itemDepth = depth;
        itemSeverity = attribute("severity").strip();
        item = new ItemParts(
                Optional.ofNullable(host).map(HostParts::name),
                port.isEmpty() ? 0 : Integer.parseInt(port),
                cut(attribute("protocol").strip().toLowerCase(Locale.ROOT), 16),
                plugin,
                cut(attribute("pluginName").strip(), LONGEST_TITLE),
                cut(attribute("pluginFamily").strip(), LONGEST_NAME));
    }

    private void end() throws Refusal {
        String name = xml.getLocalName();
        if (captureDepth == depth) {
            endCapture();
        }
        switch (name) {
            case "ReportItem" -> endItem();
            case "ReportHost" -> endHost();
            case "preference" -> endPreference();
            default -> {}
        }
        depth--;
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

    private void endItem() throws Refusal {
        ItemParts done = item;
        if (done == null) {
            return;
        }
        item = null;
        findings++;
        Severity severity = severity(done);
        bySeverity.merge(severity, 1L, Long::sum);
        if (done.plugin.equals(ItemParts.SUMMARY_PLUGIN)) {
            summedUp(done.part("plugin_output"));
        }
        sink.item(done.build(severity, texts));
    }

    private Severity severity(ItemParts done) throws Refusal {
        if (itemSeverity.isEmpty()) {
            Optional<Severity> risk = done.riskFactor();
            if (risk.isPresent()) {
                return risk.get();
            }
        } else if (itemSeverity.matches("[0-4]")) {
            return Severity.ofLevel(Integer.parseInt(itemSeverity));
        }
        throw malformed("a ReportItem has the severity [" + shown(itemSeverity) + "], which is not 0 to 4");
    }

    private void summedUp(String output) {
        Matcher version = VERSION.matcher(output);
        if (version.find()) {
            tool = "Nessus " + version.group(1);
        }
        Matcher credentials = CREDENTIALS.matcher(output);
        if (host != null && credentials.find()) {
            host.summedUp(credentials.group(1).equals("yes"));
        }
    }

    private void endHost() throws Refusal {
        HostParts done = host;
        if (done == null) {
            return;
        }
        host = null;
        hosts++;
        scope.add(done.name());
        if (scope.size() > MOST_HOSTS) {
            throw tooLarge("it covers more than " + MOST_HOSTS + " hosts", "split the scan and import its parts");
        }
        Optional<Instant> started = done.started();
        if (started.isPresent() && (earliest.isEmpty() || started.get().isBefore(earliest.get()))) {
            earliest = started;
        }
        ReportedHost built = done.build();
        credentialedHosts += built.credentialed() ? 1 : 0;
        sink.host(built);
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
    }

    private void capture(String what, int limit) {
        if (captureDepth == 0) {
            capturing = what;
            captureDepth = depth;
            captureLimit = limit;
            captureCut = false;
            text.setLength(0);
        }
    }

    private void characters() {
        if (captureDepth == 0) {
            return;
        }
        int room = captureLimit - text.length();
        int length = xml.getTextLength();
        text.append(xml.getTextCharacters(), xml.getTextStart(), Math.min(room, length));
        captureCut |= length > room;
    }

    private void checkBounds(String name) throws Refusal {
        if (depth > DEEPEST) {
            throw tooLarge("elements are nested more than " + DEEPEST + " deep", MALFORMED_ADVICE);
        }
        int attributes = xml.getAttributeCount();
        if (attributes + xml.getNamespaceCount() > MOST_ATTRIBUTES) {
            throw tooLarge("a tag has more than " + MOST_ATTRIBUTES + " attributes", MALFORMED_ADVICE);
        }
        boolean added = names.add(name);
        for (int i = 0; i < attributes; i++) {
            added |= names.add(xml.getAttributeLocalName(i));
        }
        if (added && names.size() > MOST_NAMES) {
            throw tooLarge("it uses more than " + MOST_NAMES + " different names", MALFORMED_ADVICE);
        }
    }

    private String attribute(String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static String cut(String value, int longest) {
        return value.length() <= longest ? value : value.substring(0, longest);
    }

    private static String shown(String value) {
        return cut(value, 40).replaceAll("\\p{Cntrl}", "?");
    }

    private Refusal malformed(String what) {
        return refusal(Kind.MALFORMED, what, MALFORMED_ADVICE);
    }

    private Refusal tooLarge(String what, String advice) {
        return refusal(Kind.TOO_LARGE, what, advice);
    }

    private Refusal hostile(String what) {
        Location location = xml.getLocationInfo().getCurrentLocation();
        return new Refusal(new ReportProblem(
                Kind.HOSTILE,
                location.getLineNumber(),
                location.getColumnNumber(),
                "the file " + what + ", which reports never do",
                "do not trust where it came from; " + MALFORMED_ADVICE));
    }

    private Refusal refusal(Kind kind, String what, String advice) {
        place.at(xml.getLocation());
        return new Refusal(new ReportProblem(kind, place.line(), place.column(), what, advice));
    }
}
