package concordat.findings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gathers what a report holds, numbering what it says several times of the same place.
public final class Sightings {

    private final Map<Spot, Integer> occurrences = new HashMap<>();
    private final Map<Facts, Facts> shared = new HashMap<>();
    private final Map<String, String> words = new HashMap<>();
    private final List<Sighting> sightings = new ArrayList<>();

    /// Adds one item of the report.
    ///
    /// @return its key, which no other item of this report has
    public FindingKey add(Spot where, Facts facts) {
        Spot spot =
                new Spot(where.asset(), where.port(), one(where.protocol()), one(where.place()), one(where.weakness()));
        int occurrence = occurrences.merge(spot, 1, Integer::sum);
        FindingKey key = spot.key(occurrence);
        Facts same = shared.putIfAbsent(facts, facts);
        sightings.add(new Sighting(key, same == null ? facts : same));
        return key;
    }

    /// All that was added, in that order.
    public List<Sighting> all() {
        return List.copyOf(sightings);
    }

    /// @return how many were added
    public int size() {
        return sightings.size();
    }

    private String one(String word) {
        String same = words.putIfAbsent(word, word);
        return same == null ? word : same;
    }
}
