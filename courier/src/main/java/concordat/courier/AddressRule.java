package concordat.courier;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Which network addresses requests may go to: those that belong to the world at large, and those that the operator has
/// named. Whoever registers an address shall not reach through us what only we can reach.
public final class AddressRule {

    /// Addresses that are nobody's in the world at large, or that stand for others (RFC 6890 and its like).
    private static final List<Block> CLOSED = List.of(
            Block.of("0.0.0.0/8"),
            Block.of("10.0.0.0/8"),
            Block.of("100.64.0.0/10"),
            Block.of("127.0.0.0/8"),
            Block.of("169.254.0.0/16"),
            Block.of("172.16.0.0/12"),
            Block.of("192.0.0.0/24"),
            Block.of("192.0.2.0/24"),
            Block.of("192.88.99.0/24"),
            Block.of("192.168.0.0/16"),
            Block.of("198.18.0.0/15"),
            Block.of("198.51.100.0/24"),
            Block.of("203.0.113.0/24"),
            Block.of("224.0.0.0/4"),
            Block.of("240.0.0.0/4"));

    /// Of the newer addresses only these are given out; within them, some stand for others.
    private static final Block GLOBAL = Block.of("2000::/3");

    private static final List<Block> CLOSED_WITHIN =
            List.of(Block.of("2001::/23"), Block.of("2001:db8::/32"), Block.of("2002::/16"), Block.of("3fff::/20"));

    private final List<Block> named;

    /// @param named blocks that requests may go to though they are not of the world at large
    public AddressRule(List<Block> named) {
        this.named = List.copyOf(named);
    }

    /// @return whether a request may go there
    public boolean allows(InetAddress address) {
        return named(address) || worldAtLarge(address);
    }

    /// @return whether the operator has named it
    public boolean named(InetAddress address) {
        return named.stream().anyMatch(b -> b.holds(address));
    }

    private static boolean worldAtLarge(InetAddress address) {
        if (address.getAddress().length == 4) {
            return CLOSED.stream().noneMatch(b -> b.holds(address));
        }
        return GLOBAL.holds(address) && CLOSED_WITHIN.stream().noneMatch(b -> b.holds(address));
    }

    /// All addresses that begin alike.
    public static final class Block {

        private final byte[] start;
        private final int bits;

        private Block(byte[] start, int bits) {
            this.start = start;
            this.bits = bits;
        }

        /// @param text for example `10.1.0.0/16` or `::1`
        /// @throws IllegalArgumentException when it is no such thing; names are not looked up
        public static Block of(String text) {
            String[] halves = text.strip().split("/", 2);
            if (!halves[0].matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
                throw new IllegalArgumentException(
                        "[" + text + "] is no block of addresses; give for example 10.1.0.0/16");
            }
            try {
                byte[] start = InetAddress.getByName(halves[0]).getAddress();
                int most = start.length * 8;
                int bits = halves.length == 1 ? most : Integer.parseInt(halves[1]);
                if (bits < 0 || bits > most) {
                    throw new IllegalArgumentException("[" + text + "] has " + bits + " bits of " + most);
                }
                return new Block(start, bits);
            } catch (UnknownHostException | NumberFormatException e) {
                throw new IllegalArgumentException("[" + text + "] is no block of addresses", e);
            }
        }

        boolean holds(InetAddress address) {
            byte[] other = address.getAddress();
            if (other.length != start.length) {
                return false;
            }
            int rest = start.length * 8 - bits;
            return new BigInteger(1, other).shiftRight(rest).equals(new BigInteger(1, start).shiftRight(rest));
        }

        @Override
        public String toString() {
            try {
                return InetAddress.getByAddress(start).getHostAddress() + "/" + bits;
            } catch (UnknownHostException e) {
                throw new AssertionError("an address of " + start.length + " bytes", e);
            }
        }
    }
}
