package concordat.store.findings;

import concordat.catalogue.Severity;
import concordat.findings.Asset;
import concordat.findings.Merge;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A page of assets that have open findings, worst first.
///
/// @param next where the next page begins; empty on the last one
public record AssetPage(List<Line> lines, Optional<Cursor> next) {

    /// One asset.
    ///
    /// @param asset as last reported; empty for whatever host reports leave unsaid
    /// @param also other names that were taken for it, each with why
    /// @param open how many findings are open on it
    /// @param due when the first of them is due
    public record Line(Optional<Asset> asset, List<Merge> also, Map<Severity, Integer> open, Optional<Instant> due) {

        public Line {
            also = List.copyOf(also);
            open = Map.copyOf(open);
        }
    }

    /// One asset with all that is known of it.
    ///
    /// @param names what is known under each of its names, beginning with the one that it goes by
    public record Whole(Line line, List<Asset> names) {

        public Whole {
            names = List.copyOf(names);
        }
    }

    /// The last line of a page.
    public record Cursor(int worst, int critical, int high, int asset) {}

    public AssetPage {
        lines = List.copyOf(lines);
    }
}
