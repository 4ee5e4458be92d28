package concordat.intake.nmap;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.findings.PortRange;
import concordat.intake.report.Assets;
import concordat.intake.report.Checked;
import concordat.intake.report.Instants;
import concordat.intake.report.Numbers;
import concordat.intake.report.Pending;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.Room;
import concordat.intake.xml.XmlElement;
import concordat.intake.xml.XmlTaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Takes the hosts of a run, port by port.
final class Hosts implements XmlTaker {

    private static final Pattern SCRIPTS = Pattern.compile("--script[ =](\\S{1,4000})");

    private final ReportTally tally;
    private final Pending pending;
    private final Checked looked = new Checked(NmapXml.TOOL);
    private final Room room = new Room("lists of ports");
    private final List<String> ports = new ArrayList<>();
    private String told = "";
    private String address = "";
    private ReportedAsset host = ReportedAsset.of(AssetKey.UNPLACED);
    private boolean up;
    private boolean finished;

    Hosts(ReportTally tally) {
        this.tally = tally;
        this.pending = new Pending(tally);
    }

    @Override
    public Take take(String path) {
        return switch (XmlTaker.last(path)) {
            case "nmaprun", "host", "hostnames", "ports", "hostscript", "os" -> Take.INTO;
            case "scaninfo", "status", "address", "hostname", "port", "script", "osmatch" -> Take.WHOLE;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void into(String path, Map<String, String> attributes) {
        switch (XmlTaker.last(path)) {
            case "nmaprun" -> {
                tally.tool("Nmap " + attributes.getOrDefault("version", ""));
                tally.scannedAt(Instants.parse(attributes.getOrDefault("start", "")));
                Matcher scripts = SCRIPTS.matcher(attributes.getOrDefault("args", ""));
                while (scripts.find()) {
                    for (String script : scripts.group(1).split(",", 200)) {
                        looked.add(script.substring(script.lastIndexOf('/') + 1).replaceFirst("\\.nse$", ""));
                    }
                }
            }
            case "host" -> {
                told = "";
                address = "";
                up = true;
                finished = !attributes.getOrDefault("timedout", "").equals("true");
                host = ReportedAsset.of(AssetKey.UNPLACED);
                tally.scannedAt(Instants.parse(attributes.getOrDefault("starttime", "")));
            }
            default -> {}
        }
    }

    @Override
    public void whole(String path, XmlElement element) {
        switch (element.name()) {
            case "scaninfo" -> {
                String services = element.attribute("services");
                if (!services.isEmpty()) { // others that write this form do not say where they looked
                    looked.add(openPort(element.attribute("protocol")));
                    room.take(services);
                    ports.add(services);
                }
            }
            case "status" -> up = !element.attribute("state").equals("down");
            case "address" -> address(element);
            case "hostname" -> {
                host = host.with(AssetIdKind.FULL_NAME, element.attribute("name"));
                if (element.attribute("type").equals("user")) {
                    told = element.attribute("name");
                }
            }
            case "osmatch" -> {
                if (host.operatingSystem().isEmpty()) {
                    host = host.running(element.attribute("name"));
                }
            }
            case "script" -> script(element, 0, "");
            default -> port(element);
        }
    }

    private void address(XmlElement element) {
        boolean mac = element.attribute("addrtype").equals("mac");
        host = host.with(mac ? AssetIdKind.MAC : AssetIdKind.ADDRESS, element.attribute("addr"));
        if (!mac && address.isEmpty()) {
            address = element.attribute("addr");
        }
    }

    private static String openPort(String protocol) {
        return "open-" + (protocol.isEmpty() ? "tcp" : protocol) + "-port";
    }

    private void port(XmlElement port) {
        if (!port.child("state").map(s -> s.attribute("state")).orElse("").equals("open")) {
            return;
        }
        int number = Numbers.whole(port.attribute("portid")).orElse(0);
        String protocol = port.attribute("protocol");
        XmlElement service = port.child("service").orElse(new XmlElement("service", Map.of(), "", List.of()));
        ReportedItem.Draft item = ReportedItem.of(NmapXml.TOOL, openPort(protocol), Severity.INFO)
                .port(number, protocol)
                .title("Open port")
                .family(service.attribute("name"));
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of(
                    "",
                    "",
                    "",
                    Stream.of("name", "product", "version", "extrainfo")
                            .map(service::attribute)
                            .filter(word -> !word.isEmpty())
                            .collect(Collectors.joining(" "))));
        }
        pending.item(item);
        port.all("script").forEach(script -> script(script, number, protocol));
    }

    private void script(XmlElement script, int port, String protocol) {
        looked.add(script.attribute("id"));
        Verdicts.of(script).forEach(verdict -> pending.item(verdict.port(port, protocol)));
    }

    @Override
    public void out(String path) {
        switch (XmlTaker.last(path)) {
            case "host" -> {
                Assets.firstHost(told, address).filter(key -> up).ifPresent(key -> {
                    pending.on(key);
                    tally.asset(new ReportedAsset(
                            key, host.ids(), host.operatingSystem(), false, finished, Optional.empty()));
                });
                pending.end();
            }
            case "nmaprun" -> {
                Optional<PortRange> range = PortRange.parse(String.join(",", ports));
                looked.handOn(tally, range);
            }
            default -> {}
        }
    }
}
