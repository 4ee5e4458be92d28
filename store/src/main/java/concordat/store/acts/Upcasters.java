package concordat.store.acts;

import concordat.ledger.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// How payloads written long ago are read today. When a kind changes its shape, its old shape stays readable by one
/// function from that version to the next; the newest version of a kind is one more than its newest function starts
/// from. Functions are added, never changed and never removed.
public final class Upcasters {

    /// Of this release.
    public static final Upcasters CURRENT = new Upcasters(Map.of())
            .with("edition-issued", 1, EditionUpcasters::fromFirst)
            .with("edition-issued", 2, EditionUpcasters::fromSecond)
            .with("edition-issued", 3, EditionUpcasters::fromThird)
            .with("edition-issued", 4, EditionUpcasters::fromFourth)
            .with("edition-issued", 5, EditionUpcasters::fromFifth)
            .with("measure-imposed", 1, MeasureUpcasters::fromFirst)
            .with("rating-adjusted", 1, RatingUpcasters::fromFirst)
            .with("report-imported", 1, ReportUpcasters::fromFirst)
            .with("report-withdrawn", 1, ReportUpcasters::fromFirst);

    private final Map<String, NavigableMap<Integer, UnaryOperator<Json.Obj>>> steps;

    private Upcasters(Map<String, NavigableMap<Integer, UnaryOperator<Json.Obj>>> steps) {
        this.steps = steps;
    }

    /// @param kind in kebab case
    /// @param fromVersion the version it reads, one more than the last added for this kind, from 1
    /// @param step from a payload of that version to one of the next
    /// @return these and one more
    public Upcasters with(String kind, int fromVersion, UnaryOperator<Json.Obj> step) {
        if (fromVersion != newest(kind)) {
            throw new IllegalArgumentException(
                    "upcaster of " + kind + " from version " + fromVersion + ", the next is from " + newest(kind));
        }
        Map<String, NavigableMap<Integer, UnaryOperator<Json.Obj>>> more = new HashMap<>(steps);
        NavigableMap<Integer, UnaryOperator<Json.Obj>> chain = new TreeMap<>(more.getOrDefault(kind, new TreeMap<>()));
        chain.put(fromVersion, step);
        more.put(kind, chain);
        return new Upcasters(more);
    }

    /// @return the version in which this kind is written today
    public int newest(String kind) {
        return Optional.ofNullable(steps.get(kind))
                .map(chain -> chain.lastKey() + 1)
                .orElse(1);
    }

    /// @param version at most the newest
    /// @return the payload in today's shape
    Json.Obj lift(String kind, int version, Json.Obj payload) {
        Json.Obj lifted = payload;
        NavigableMap<Integer, UnaryOperator<Json.Obj>> chain = steps.get(kind);
        if (chain != null) {
            for (UnaryOperator<Json.Obj> step : chain.tailMap(version, true).values()) {
                lifted = step.apply(lifted);
            }
        }
        return lifted;
    }
}
