package concordat.intake.nikto;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.report.Address;
import concordat.intake.report.Assets;
import concordat.intake.report.Numbers;
import concordat.intake.report.Pending;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import java.util.Optional;

/// What both formats make of hosts and items.
final class NiktoItems {

    static final String TOOL = "nikto";

    private final ReportTally tally;
    private final Pending pending;
    private Optional<ReportedAsset> host = Optional.empty();

    NiktoItems(ReportTally tally) {
        this.tally = tally;
        this.pending = new Pending(tally);
    }

    /// What is known of the host that is being read.
    void host(String name, String ip, String port) {
        Optional<AssetKey> key = Assets.firstHost(name, ip);
        key.ifPresent(known -> {
            int at = Address.port(Numbers.whole(port).orElse(0));
            pending.on(known, at);
            host = Optional.of(
                    ReportedAsset.of(known).with(AssetIdKind.ADDRESS, ip).at(at));
        });
    }

    /// @param finished whether Nikto says that it came to the end of the host
    void hostOver(boolean finished) {
        host.ifPresent(known -> tally.asset(known.looked(false, finished)));
        host = Optional.empty();
        pending.end();
    }

    /// Nikto rates nothing. Most of what it says informs, some of it matters: low.
    void item(String id, String method, String uri, String words, String references) {
        ReportedItem.Draft item = ReportedItem.of(TOOL, id.isEmpty() ? "0" : id, Severity.LOW)
                .place(path(uri))
                .title(words)
                .cves(words)
                .cves(references);
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of("", references, "", (method + " " + uri + "\n" + words).strip()));
        }
        pending.item(item);
    }

    private static String path(String uri) {
        String path = uri.contains("://") ? Address.of(uri).map(Address::path).orElse("") : uri.strip();
        int question = path.indexOf('?');
        return question < 0 ? path : path.substring(0, question);
    }
}
