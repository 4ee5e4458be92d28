package concordat.intake;

import concordat.findings.Addresses;
import concordat.findings.Asset;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.findings.Delivery;
import concordat.findings.Facts;
import concordat.findings.FindingKey;
import concordat.findings.Look;
import concordat.findings.Outputs;
import concordat.findings.Scan;
import concordat.findings.Sightings;
import concordat.findings.Spot;
import concordat.findings.Vantage;
import concordat.findings.Wording;
import concordat.intake.paper.FindingTerms;
import concordat.intake.paper.Paper;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportSink;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Turns a report into what findings are made of, which stays in memory until it is reconciled with what is known. A
/// report of which more than [#MOST_KEPT] would stay is refused, never cut.
public final class ReportCollector {

    private static final int LONGEST_OUTPUT = 2_000;

    /// Bytes; about half a million findings, or one gigabyte of a scanner's own report.
    private static final long MOST_KEPT = 320L << 20;

    /// Measured, without what the tool saw, which is deflated.
    private static final int FINDING_BYTES = 240;

    private ReportCollector() {}

    /// Reads a report of any known format. Its scan counts as of when it began, which cannot be after its import.
    ///
    /// @throws IOException when the stream itself fails
    public static Collected collect(ReportBytes bytes, Provenance provenance) throws IOException {
        return collect(bytes, provenance, MOST_KEPT);
    }

    /// @param most bytes that may stay in memory
    static Collected collect(ReportBytes bytes, Provenance provenance, long most) throws IOException {
        Collecting collecting = new Collecting(provenance.vantage(), most);
        return collecting.collected(Reports.read(bytes, collecting), provenance);
    }

    /// Reads a table of findings.
    ///
    /// @param through what the rows' bytes pass; it may end the reading by an exception
    /// @throws IOException when the file itself fails
    public static Collected collect(
            Path table, FindingTerms terms, UnaryOperator<InputStream> through, Provenance provenance)
            throws IOException {
        Collecting collecting = new Collecting(provenance.vantage(), MOST_KEPT);
        return collecting.collected(Paper.findings(table, terms, through, collecting), provenance);
    }

    private static final class Collecting implements ReportSink {
        private final Vantage vantage;
        private final long most;
        private long kept;
        private final Sightings sightings = new Sightings();
        private final Map<AssetKey, Look> looks = new HashMap<>();
        private final Map<AssetKey, Asset> assets = new LinkedHashMap<>();
        private final Map<String, Wording> wordings = new HashMap<>();
        private final Outputs outputs = new Outputs();
        private final Set<Spot> mended = new HashSet<>();

        private Collecting(Vantage vantage, long most) {
            this.vantage = vantage;
            this.most = most;
        }

        private Collected collected(Reading reading, Provenance provenance) {
            return switch (reading) {
                case Reading.Refused refused -> new Collected.Refused(refused);
                case Reading.Whole whole -> ready(whole.summary(), provenance);
            };
        }

        @Override
        public void item(ReportedItem item) {
            if (kept + outputs.size() > most) {
                return; // read on to its end, so that the refusal can say how much too large it is
            }
            AssetKey asset = item.asset().orElse(AssetKey.UNPLACED);
            Facts facts = new Facts(
                    item.severity(),
                    item.family(),
                    item.cves(),
                    item.cwes(),
                    item.references(),
                    item.vectors(),
                    item.cvss(),
                    item.exploitable(),
                    item.unsupported());
            Spot spot = new Spot(asset, item.port(), item.protocol(), item.place(), item.weakness());
            if (item.said() == Said.NOT_AFFECTED || item.said() == Said.FIXED) {
                if (asset.placed() && mended.add(spot)) {
                    kept += FINDING_BYTES;
                }
                return;
            }
            FindingKey key = sightings.add(spot, facts);
            ReportedItem.Texts texts = item.texts();
            wordings.computeIfAbsent(item.weakness(), w -> {
                kept += item.title().length()
                        + texts.synopsis().length()
                        + texts.description().length()
                        + texts.solution().length();
                return new Wording(item.title(), texts.synopsis(), texts.description(), texts.solution());
            });
            String output = texts.output().strip();
            kept += FINDING_BYTES;
            if (!output.isEmpty()) {
                outputs.add(
                        key, output.length() <= LONGEST_OUTPUT ? output : output.substring(0, LONGEST_OUTPUT) + "…");
            }
        }

        @Override
        public void asset(ReportedAsset asset) {
            AssetKey key = asset.key();
            boolean facing = vantage == Vantage.OUTSIDE
                    || Addresses.isPublic(key.name())
                    || asset.ids(AssetIdKind.ADDRESS).stream().anyMatch(Addresses::isPublic);
            looks.merge(key, new Look(asset.credentialed(), asset.finished(), asset.ports()), Look::and);
            assets.merge(
                    key, new Asset(key, asset.ids(), asset.operatingSystem().orElse(""), facing), Asset::reportedAgain);
        }

        private Collected ready(ReportSummary summary, Provenance provenance) {
            if (kept + outputs.size() > most) {
                return new Collected.Refused(new Reading.Refused(new ReportProblem(
                        ReportProblem.Kind.TOO_LARGE,
                        0,
                        0,
                        "it holds " + summary.findings() + " findings on " + summary.hosts()
                                + " hosts, and one import takes " + sightings.size() + " such",
                        "split the scan by hosts and import its parts")));
            }
            Instant now = provenance.importedAt();
            Scan scan = new Scan(
                    provenance.report(),
                    summary.digest(),
                    summary.scannedAt().filter(at -> at.isBefore(now)).orElse(now),
                    now,
                    0,
                    provenance.strength(),
                    vantage,
                    looks,
                    summary.looksFor().mending(mended));
            String tool = summary.looksFor().only().isEmpty()
                    ? summary.format() + ":"
                    : summary.looksFor().only();
            List<Asset> told =
                    assets.values().stream().map(a -> ofTool(a, tool)).toList();
            return new Collected.Ready(summary, new Delivery(scan, sightings.all(), told, wordings, outputs));
        }

        /// Agents' ids mean something within their own tool only.
        private static Asset ofTool(Asset asset, String tool) {
            if (asset.ids(AssetIdKind.AGENT).isEmpty()) {
                return asset;
            }
            Map<AssetIdKind, Set<String>> ids = new EnumMap<>(AssetIdKind.class);
            ids.putAll(asset.ids());
            Set<String> agents = new LinkedHashSet<>();
            asset.ids(AssetIdKind.AGENT).forEach(id -> agents.add(tool + id));
            ids.put(AssetIdKind.AGENT, agents);
            return new Asset(asset.key(), ids, asset.operatingSystem(), asset.internetFacing());
        }
    }
}
