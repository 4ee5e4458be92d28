package concordat.assurance.healthcheck;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/// An IP address as a number, read from its text alone.
///
/// @param bits 32 or 128
record Address(int bits, long high, long low) implements Comparable<Address> {

    static Optional<Address> parse(String text) {
        boolean four = text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
        boolean six = text.indexOf(':') >= 0 && text.matches("[0-9a-fA-F:.]{2,45}");
        if (!four && !six) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(text); // asks nobody
            ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
            return Optional.of(
                    address instanceof Inet4Address
                            ? new Address(32, 0, bytes.getInt() & 0xffff_ffffL)
                            : new Address(128, bytes.getLong(), bytes.getLong()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
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
