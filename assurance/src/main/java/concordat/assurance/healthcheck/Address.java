package concordat.assurance.healthcheck;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// An IP address as a number, read from its text alone.
///
/// @param bits 32 or 128
record Address(int bits, long high, long low) implements Comparable<Address> {

    private static final int GROUPS = 8;

    static Optional<Address> parse(String text) {
        return text.indexOf(':') < 0 ? four(text) : six(text);
    }

    private static Optional<Address> four(String text) {
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
            return Optional.empty();
        }
        long low = 0;
        for (String part : text.split("\\.", -1)) {
            int octet = Integer.parseInt(part);
            if (octet > 255) {
                return Optional.empty();
            }
            low = low << Byte.SIZE | octet;
        }
        return Optional.of(new Address(32, 0, low));
    }

    private static Optional<Address> six(String text) {
        int gap = text.indexOf("::");
        List<String> before = groups(gap < 0 ? text : text.substring(0, gap));
        List<String> after = gap < 0 ? List.of() : groups(text.substring(gap + 2));
        int missing = GROUPS - before.size() - after.size();
        if (gap < 0 ? missing != 0 : missing < 1) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(before);
        all.addAll(Collections.nCopies(missing, "0"));
        all.addAll(after);
        long[] halves = new long[2];
        for (int group = 0; group < GROUPS; group++) {
            if (!all.get(group).matches("[0-9a-fA-F]{1,4}")) {
                return Optional.empty();
            }
            int half = group / 4;
            halves[half] = halves[half] << Short.SIZE | Integer.parseInt(all.get(group), 16);
        }
        return Optional.of(new Address(128, halves[0], halves[1]));
    }

    private static List<String> groups(String part) {
        return part.isEmpty() ? List.of() : List.of(part.split(":", -1));
    }

    /// @return the first address of the block of this one with a prefix of so many bits
    Address first(int prefix) {
        return masked(prefix, false);
    }

    Address last(int prefix) {
        return masked(prefix, true);
    }

    private Address masked(int prefix, boolean fill) {
        int free = bits - prefix;
        long lowMask = free >= Long.SIZE ? -1L : (1L << free) - 1;
        long highMask = free <= Long.SIZE ? 0 : free >= 2 * Long.SIZE ? -1L : (1L << (free - Long.SIZE)) - 1;
        return fill
                ? new Address(bits, high | highMask, bits == 32 ? (low | lowMask) & 0xffff_ffffL : low | lowMask)
                : new Address(bits, high & ~highMask, low & ~lowMask);
    }

    /// Those of 32 bits come first.
    @Override
    public int compareTo(Address other) {
        int size = Integer.compare(bits, other.bits);
        int upper = size == 0 ? Long.compareUnsigned(high, other.high) : size;
        return upper == 0 ? Long.compareUnsigned(low, other.low) : upper;
    }
}
