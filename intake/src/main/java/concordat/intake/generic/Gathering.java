package concordat.intake.generic;

import concordat.findings.AssetKey;
import concordat.intake.report.Address;
import concordat.intake.report.Assets;
import concordat.intake.report.Instants;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.Severities;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// Makes findings of entries in the generic form. It says nothing of what its maker looked at, so that it ends nothing.
final class Gathering {

    static final String TOOL = "generic";

    private final ReportTally tally;

    Gathering(ReportTally tally) {
        this.tally = tally;
        tally.speaksOnlyOf(TOOL);
    }

    /// A finding by the best id that it has: its tool's own, else a CVE, else a CWE; one that has none goes by its
    /// title, for that is all there is to know it by again.
    static ReportedItem.Draft item(String id, String cve, String cwe, String title, String word, double score) {
        boolean classified = cwe.matches("0*[1-9][0-9]*");
        String weakness =
                !id.isEmpty() ? id : !cve.isEmpty() ? cve : classified ? "cwe-" + cwe : "title/" + shortened(title);
        return ReportedItem.of(TOOL, weakness, Severities.said(word, score))
                .title(title)
                .score(score)
                .cves(cve)
                .cwes(classified ? cwe : "");
    }

    /// Tells one finding, on the host of an address when there is one.
    void tell(ReportedItem.Draft item, Optional<Address> at, String elsewhere) {
        Optional<AssetKey> host = at.flatMap(address -> Assets.host(address.host()));
        host.ifPresent(key -> {
            tally.assetOnce(ReportedAsset.of(key).looked(false, false));
            item.on(key);
        });
        at.ifPresent(address -> item.port(address.port(), address.port() == 0 ? "" : "tcp"));
        item.place(at.map(Address::path).filter(path -> !path.isEmpty()).orElse(elsewhere));
        tally.item(item.build());
    }

    boolean wantsTexts() {
        return tally.wantsTexts();
    }

    void scannedAt(String date) {
        tally.scannedAt(Instants.parse(date));
    }

    private static String shortened(String title) {
        String plain = title.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
