package concordat.intake.spdx;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.report.Assets;
import concordat.intake.report.Purl;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.Room;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes findings of a package's references: one for each vulnerability they name, however many name it.
final class Findings {

    private static final Pattern ID = Pattern.compile(
            "(?i)CVE-[0-9]{4}-[0-9]{4,10}|GHSA(-[0-9a-z]{4}){3}|(RHSA|RHBA|DSA|USN|DLA|ALAS)-[0-9A-Z:-]{3,30}");

    private final ReportTally tally;
    private Optional<AssetKey> asset = Optional.empty();
    private String place = "";
    private final Set<String> told = new HashSet<>();
    private final Room room = new Room("references of one package");

    Findings(ReportTally tally) {
        this.tally = tally;
        tally.speaksOnlyOf("spdx");
    }

    /// A bill lists what is in a thing, not all that is wrong with it, so that it ends nothing.
    void document(String name, Optional<Instant> made) {
        tally.scannedAt(made);
        asset = Assets.named(AssetKind.PRODUCT, name);
        asset.ifPresent(key -> tally.assetOnce(ReportedAsset.of(key).looked(true, false)));
    }

    /// What follows is of this package.
    ///
    /// @param purl may be empty
    void part(String name, String purl) {
        String plain = Purl.withoutVersion(purl);
        place = plain.isEmpty() ? name : plain;
        told.clear();
        room.clear();
    }

    /// @param type advisory, fix, url or another kind of reference
    void reference(String category, String type, String locator) {
        String kind = type.substring(type.lastIndexOf('/') + 1);
        if (!category.equalsIgnoreCase("SECURITY")
                || !Set.of("advisory", "fix", "url").contains(kind)) {
            return;
        }
        Matcher id = ID.matcher(locator);
        String weakness = id.find() ? id.group().toUpperCase(Locale.ROOT) : kind.equals("advisory") ? locator : "";
        if (weakness.isBlank() || !told.add(weakness)) {
            return;
        }
        room.take(weakness);
        // Nothing is said of how bad it is.
        ReportedItem.Draft item = ReportedItem.of("spdx", weakness, Severity.MEDIUM)
                .place(place)
                .title(weakness)
                .cves(locator);
        asset.ifPresent(item::on);
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of("", "", "", locator));
        }
        tally.item(item.build());
    }
}
