package concordat.intake.zap;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.intake.report.Address;
import concordat.intake.report.Assets;
import concordat.intake.report.Gathered;
import concordat.intake.report.Numbers;
import concordat.intake.report.Pending;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.report.Severities;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What both formats make of sites and alerts, which they write alike.
final class ZapAlerts {

    static final String TOOL = "zap";

    private final ReportTally tally;
    private final Pending pending;
    private final Gathered sites = new Gathered();

    ZapAlerts(ReportTally tally) {
        this.tally = tally;
        this.pending = new Pending(tally);
    }

    /// What is known of the site that is being read.
    void site(String name, String host, String written) {
        Optional<Address> address = Address.of(name);
        int port = Numbers.whole(written).orElse(address.map(Address::port).orElse(0));
        Optional<AssetKey> key =
                Assets.firstHost(host, address.map(Address::host).orElse(""));
        key.ifPresent(known -> {
            pending.on(known, port);
            sites.add(ReportedAsset.of(known).at(Address.port(port)));
        });
    }

    void siteOver() {
        pending.end();
    }

    void over() {
        sites.handOn(tally);
    }

    /// @param field an alert's field by its name; empty when it has none
    /// @param seen where the alert was seen, a line for each place
    void alert(UnaryOperator<String> field, String seen) {
        String name = field.apply("name").isEmpty() ? field.apply("alert") : field.apply("name");
        ReportedItem.Draft item = ReportedItem.of(TOOL, id(field, name), severity(field))
                .title(name)
                .said(field.apply("confidence").equals("0") ? Said.SUPPRESSED : Said.PRESENT);
        int cwe = Numbers.whole(field.apply("cweid")).orElse(0);
        if (cwe > 0) {
            item.cwes(field.apply("cweid"));
        }
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of("", field.apply("desc"), field.apply("solution"), seen));
        }
        pending.item(item);
    }

    /// Alerts that a person or a script raised share the plugin 0 or -1, so that their names tell them apart.
    private static String id(UnaryOperator<String> field, String name) {
        String reference = field.apply("alertRef");
        String plugin = reference.isEmpty() ? field.apply("pluginid") : reference;
        boolean own = plugin.isEmpty() || plugin.equals("0") || plugin.startsWith("-1");
        return own ? "manual/" + Numbers.slug(name) : plugin;
    }

    private static Severity severity(UnaryOperator<String> field) {
        return switch (field.apply("riskcode")) {
            case "0" -> Severity.INFO;
            case "1" -> Severity.LOW;
            case "2" -> Severity.MEDIUM;
            case "3" -> Severity.HIGH;
            default -> Severities.of(field.apply("riskdesc").split(" ", 2)[0], 0);
        };
    }
}
