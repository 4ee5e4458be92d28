package concordat.findings;

import java.util.Comparator;

/// What makes a finding the same finding in the next report: one weakness on one asset, port and place. Titles,
/// descriptions and a plugin's output play no part, since tools reword them.
///
/// @param port 0 when the weakness has none
/// @param protocol lower case; empty when it has none
/// @param place where on the asset, when that is part of what it is: a path, a package; empty otherwise
/// @param weakness the tool and its own stable id, joined by a colon
/// @param occurrence from 1; tells apart what a report says several times of the same place. Which is which cannot be
///     told from scan to scan, and need not: fewer of them means that the last ones closed.
public record FindingKey(AssetKey asset, int port, String protocol, String place, String weakness, int occurrence)
        implements Comparable<FindingKey> {

    private static final Comparator<FindingKey> ORDER = Comparator.comparing(FindingKey::asset)
            .thenComparing(FindingKey::weakness)
            .thenComparingInt(FindingKey::port)
            .thenComparing(FindingKey::protocol)
            .thenComparing(FindingKey::place)
            .thenComparingInt(FindingKey::occurrence);

    public FindingKey {
        if (port < 0 || port > 65_535 || occurrence < 1 || weakness.indexOf(':') < 1) {
            throw new IllegalArgumentException(
                    "finding " + weakness + " at port " + port + ", occurrence " + occurrence + ", is not possible");
        }
    }

    /// Of a weakness of the asset or port as a whole.
    public FindingKey(AssetKey asset, int port, String protocol, String weakness, int occurrence) {
        this(asset, port, protocol, "", weakness, occurrence);
    }

    /// The tool, which is how the weakness begins.
    public String tool() {
        return weakness.substring(0, weakness.indexOf(':'));
    }

    /// The same on another asset.
    public FindingKey on(AssetKey other) {
        return other.equals(asset) ? this : new FindingKey(other, port, protocol, place, weakness, occurrence);
    }

    /// One line that no other finding of any environment has.
    public String canonical(String environment) {
        String where = String.join(
                "|", escaped(environment), escaped(asset.value()), Integer.toString(port), escaped(protocol));
        String what = escaped(weakness) + "|" + occurrence;
        return place.isEmpty()
                ? "finding/1|" + where + "|" + what
                : "finding/2|" + where + "|" + escaped(place) + "|" + what;
    }

    private static String escaped(String part) {
        return part.replace("%", "%25").replace("|", "%7C").replace("\n", "%0A");
    }

    @Override
    public int compareTo(FindingKey other) {
        return ORDER.compare(this, other);
    }
}
