package concordat.intake.report;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.Coverage;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Hands on what a format's reader finds, and counts it. Not for use by two threads.
public final class ReportTally {

    /// More than a /14 network.
    private static final int MOST_ASSETS = 250_000;

    private final ReportSink sink;
    private final boolean texts;
    private final Map<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
    private final Set<AssetKey> scope = new HashSet<>();
    private String tool;
    private Optional<Instant> earliest = Optional.empty();
    private Coverage coverage = Coverage.UNSTATED;
    private long findings;
    private long assets;
    private long credentialed;

    /// @param tool what to call the program until it says more of itself
    public ReportTally(String tool, ReportSink sink) {
        this.tool = tool;
        this.sink = sink;
        this.texts = sink.wantsTexts();
    }

    /// @return whether prose is wanted of items
    public boolean wantsTexts() {
        return texts;
    }

    /// What the program says of its name and version; blank for nothing.
    public void tool(String name) {
        String plain = name.strip();
        if (!plain.isEmpty()) {
            tool = plain.length() <= 200 ? plain : plain.substring(0, 200);
        }
    }

    /// When some of it was looked at. The earliest counts.
    public void scannedAt(Optional<Instant> at) {
        at.filter(a -> earliest.isEmpty() || a.isBefore(earliest.get())).ifPresent(a -> earliest = at);
    }

    /// What the tool was told to look for.
    public void looksFor(Coverage what) {
        coverage = what;
    }

    /// That the report can speak of this tool's weaknesses alone, and does not list which it looked for.
    ///
    /// @param weaknesses how their ids begin, as in [ReportedItem#of]
    public void speaksOnlyOf(String weaknesses) {
        looksFor(new Coverage(Set.of(), Optional.empty(), weaknesses + ":", Set.of()));
    }

    /// The same, unless an asset of that key came before.
    public void assetOnce(ReportedAsset asset) {
        if (!scope.contains(asset.key())) {
            asset(asset);
        }
    }

    /// One asset, when all that the report says of it in this place has been read.
    ///
    /// @throws Unfit when there are more than any report should cover
    public void asset(ReportedAsset asset) {
        assets++;
        credentialed += asset.credentialed() ? 1 : 0;
        scope.add(asset.key());
        if (scope.size() > MOST_ASSETS) {
            throw Unfit.tooLarge("it covers more than " + MOST_ASSETS + " hosts");
        }
        sink.asset(asset);
    }

    /// One thing the report says.
    public void item(ReportedItem item) {
        findings++;
        bySeverity.merge(item.severity(), 1L, Long::sum);
        sink.item(item);
    }

    /// @return how many items there were so far
    public long findings() {
        return findings;
    }

    /// @return all of it, once the report is at its end
    public ReportSummary summary(String format, String digest, long bytes) {
        return new ReportSummary(
                format,
                tool,
                digest,
                bytes,
                earliest,
                findings,
                bySeverity,
                assets,
                scope,
                assets > 0 && credentialed == assets,
                coverage);
    }
}
