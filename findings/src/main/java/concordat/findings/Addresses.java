package concordat.findings;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads IP addresses by their text alone; nothing is looked up.
public final class Addresses {

    private record Block(int network, int bits) {
        static Block of(String cidr) {
            int slash = cidr.indexOf('/');
            return new Block(
                    number(cidr.substring(0, slash)).orElseThrow(), Integer.parseInt(cidr.substring(slash + 1)));
        }

        boolean holds(int address) {
            return (address ^ network) >>> (Integer.SIZE - bits) == 0;
        }
    }

    /// Private, shared, local, for examples and for groups.
    private static final List<Block> NOT_PUBLIC = List.of(
            Block.of("0.0.0.0/8"),
            Block.of("10.0.0.0/8"),
            Block.of("100.64.0.0/10"),
            Block.of("127.0.0.0/8"),
            Block.of("169.254.0.0/16"),
            Block.of("172.16.0.0/12"),
            Block.of("192.0.0.0/24"),
            Block.of("192.0.2.0/24"),
            Block.of("192.168.0.0/16"),
            Block.of("198.18.0.0/15"),
            Block.of("198.51.100.0/24"),
            Block.of("203.0.113.0/24"),
            Block.of("224.0.0.0/3"));

    private Addresses() {}

    /// @return whether this is an IP address that can be reached from the internet; false for names and for anything
    ///     that is no address
    public static boolean isPublic(String address) {
        String plain = address.strip().toLowerCase(Locale.ROOT);
        OptionalInt number = number(plain);
        if (number.isPresent()) {
            return NOT_PUBLIC.stream().noneMatch(block -> block.holds(number.getAsInt()));
        }
        // 2000::/3 is all of IPv6 that has been given out; 2001:db8::/32 is for examples.
        return plain.matches("[23][0-9a-f]{3}:[0-9a-f:.]{1,40}") && !plain.startsWith("2001:db8:");
    }

    /// @return the address in the one form in which it is compared; empty for names, and for what every
    ///     machine has, such
    ///     as its loopback
    static Optional<String> own(String text) {
        String plain = text.strip();
        if (number(plain).isEmpty() && plain.indexOf(':') < 0) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(plain);
            boolean shared = address.isLoopbackAddress()
                    || address.isLinkLocalAddress()
                    || address.isAnyLocalAddress()
                    || address.isMulticastAddress();
            return shared ? Optional.empty() : Optional.of(address.getHostAddress());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static OptionalInt number(String address) {
        if (!address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
            return OptionalInt.empty();
        }
        int number = 0;
        for (String part : address.split("\\.", -1)) {
            int octet = Integer.parseInt(part);
            if (octet > 255) {
                return OptionalInt.empty();
            }
            number = number << Byte.SIZE | octet;
        }
        return OptionalInt.of(number);
    }
}
