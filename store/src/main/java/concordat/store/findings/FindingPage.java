package concordat.store.findings;

import concordat.findings.Asset;
import concordat.findings.Finding;
import concordat.findings.Merge;
import concordat.findings.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A page of findings.
///
/// @param next where the next page begins; empty on the last one
public record FindingPage(List<Line> lines, Optional<Cursor> next) {

    /// One finding.
    ///
    /// @param number the finding's own in its environment, never reused
    /// @param asset empty when the report left the host unsaid
    /// @param title the tool's few words
    /// @param due by when it is to be put right; empty for what is closed, informational or without window
    /// @param wording the tool's prose, when it gave any
    public record Line(
            long number,
            Finding finding,
            Optional<Asset> asset,
            String title,
            Optional<Instant> due,
            Optional<Wording> wording) {

        /// Where this line stands in a list.
        public Cursor at(FindingSort sort) {
            return new Cursor(FindingQuery.key(this, sort), number);
        }
    }

    /// One finding with all that is kept of it.
    ///
    /// @param output what the tool saw when it first came up, when it said so
    /// @param also other names of its asset, each with why
    public record Whole(Line line, Optional<String> output, List<Merge> also) {
        public Whole {
            also = List.copyOf(also);
        }
    }

    /// Where a line stands: by its sort's key, then by its number. A list goes on behind it.
    ///
    /// @param key smallest first
    public record Cursor(long key, long number) implements Comparable<Cursor> {

        /// Before every line.
        public static final Cursor START = new Cursor(Long.MIN_VALUE, Long.MIN_VALUE);

        @Override
        public int compareTo(Cursor other) {
            int byKey = Long.compare(key, other.key);
            return byKey != 0 ? byKey : Long.compare(number, other.number);
        }
    }

    public FindingPage {
        lines = List.copyOf(lines);
    }
}
