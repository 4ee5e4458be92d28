package concordat.demo.act;

import concordat.api.view.ActProposal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One act on its way to the API, field by field as the ledger writes them: instants as microseconds, sets and records
/// sorted.
public final class Wanted {

    private final String kind;
    private final Map<String, Object> payload = new LinkedHashMap<>();

    private Wanted(String kind) {
        this.kind = kind;
    }

    public static Wanted of(String kind) {
        return new Wanted(kind);
    }

    public Wanted with(String field, String value) {
        payload.put(field, value);
        return this;
    }

    public Wanted with(String field, boolean value) {
        payload.put(field, value);
        return this;
    }

    public Wanted with(String field, Instant value) {
        payload.put(field, ChronoUnit.MICROS.between(Instant.EPOCH, value));
        return this;
    }

    public Wanted set(String field, Collection<String> values) {
        payload.put(field, values.stream().distinct().sorted().toList());
        return this;
    }

    public Wanted with(String field, long value) {
        payload.put(field, value);
        return this;
    }

    public Wanted with(String field, LocalDate value) {
        payload.put(field, value.toString());
        return this;
    }

    public Wanted with(String field, List<Map<String, Object>> records) {
        payload.put(field, records.stream().map(Wanted::sorted).toList());
        return this;
    }

    public Wanted with(String field, Map<String, Object> record) {
        payload.put(field, sorted(record));
        return this;
    }

    // What is asked again by another process has to be the same byte for byte, and maps differ in order between two.
    private static Map<String, Object> sorted(Map<String, Object> record) {
        return new TreeMap<>(record);
    }

    /// What is absent is null, not left out.
    public Wanted maybe(String field, Optional<String> value) {
        payload.put(field, value.orElse(null));
        return this;
    }

    /// @param person who acts
    public ActProposal by(String person) {
        return new ActProposal(kind, payload, Optional.of(person));
    }
}
