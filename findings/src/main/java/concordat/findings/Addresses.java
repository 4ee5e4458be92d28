package concordat.findings;

import java.util.ArrayList;
import java.util.Collections;
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
        String plain = text.strip().toLowerCase(Locale.ROOT);
        OptionalInt number = number(plain);
        if (number.isPresent()) {
            int address = number.getAsInt();
            return SHARED.stream().anyMatch(block -> block.holds(address)) ? Optional.empty() : Optional.of(plain);
        }
        return groups(plain).filter(Addresses::isOneMachines).map(groups -> String.join(":", groups));
    }

    /// Of nobody, of every machine itself, of its own wire, and of groups.
    private static final List<Block> SHARED = List.of(
            Block.of("0.0.0.0/8"), Block.of("127.0.0.0/8"), Block.of("169.254.0.0/16"), Block.of("224.0.0.0/3"));

    private static boolean isOneMachines(List<String> groups) {
        String first = groups.getFirst();
        boolean loopback = groups.subList(0, GROUPS - 1).stream().allMatch("0"::equals)
                && (groups.getLast().equals("0") || groups.getLast().equals("1"));
        return !loopback && !first.matches("fe[89ab].") && !first.matches("ff..");
    }

    private static final int GROUPS = 8;

    /// The eight groups of an IPv6 address, without leading noughts.
    private static Optional<List<String>> groups(String address) {
        int gap = address.indexOf("::");
        List<String> before = split(gap < 0 ? address : address.substring(0, gap));
        List<String> after = gap < 0 ? List.of() : split(address.substring(gap + 2));
        int missing = GROUPS - before.size() - after.size();
        if (gap < 0 ? missing != 0 : missing < 1) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(before);
        all.addAll(Collections.nCopies(missing, "0"));
        all.addAll(after);
        return all.stream().allMatch(group -> group.matches("[0-9a-f]{1,4}"))
                ? Optional.of(all.stream()
                        .map(group -> Integer.toHexString(Integer.parseInt(group, 16)))
                        .toList())
                : Optional.empty();
    }

    private static List<String> split(String part) {
        return part.isEmpty() ? List.of() : List.of(part.split(":", -1));
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
