package concordat.catalogue;

import java.util.Comparator;

/// Where another code says something about the same thing.
///
/// @param code for example `caf-3.2`, `caf-4.0`, `cyber-essentials`, `iso-27001`, `nist-800-53`
/// @param id the other code's own id, for example `B2.b`
public record CrosswalkRef(String code, String id) implements Comparable<CrosswalkRef> {

    private static final Comparator<CrosswalkRef> BY_CODE_AND_ID =
            Comparator.comparing(CrosswalkRef::code).thenComparing(CrosswalkRef::id);

    public CrosswalkRef {
        if (code.isBlank() || id.isBlank()) {
            throw new IllegalArgumentException("a crosswalk needs a code and an id, got [" + code + "] [" + id + "]");
        }
    }

    @Override
    public int compareTo(CrosswalkRef other) {
        return BY_CODE_AND_ID.compare(this, other);
    }
}
