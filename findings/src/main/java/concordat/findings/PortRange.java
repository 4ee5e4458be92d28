package concordat.findings;

import java.util.BitSet;
import java.util.Optional;

/// Ports named outright, as in `1-1024,8080`.
public final class PortRange {

    private static final int HIGHEST = 65_535;
    private static final int LONGEST = 500_000;

    private final BitSet ports;

    private PortRange(BitSet ports) {
        this.ports = ports;
    }

    /// @return the ports, or nothing for words such as `default` and for anything else that is not a list of ports
    public static Optional<PortRange> parse(String text) {
        BitSet ports = new BitSet();
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        for (String part : text.split(",", -1)) {
            String range = part.strip().replaceFirst("^[TtUu]:", "");
            if (!range.matches("[0-9]{1,5}(-[0-9]{1,5})?")) {
                return Optional.empty();
            }
            int dash = range.indexOf('-');
            int from = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
            int to = Integer.parseInt(range.substring(dash + 1));
            if (from > to || to > HIGHEST) {
                return Optional.empty();
            }
            ports.set(from, to + 1);
        }
        return Optional.of(new PortRange(ports));
    }

    /// These ports alone.
    public static PortRange of(Iterable<Integer> numbers) {
        BitSet ports = new BitSet();
        for (int port : numbers) {
            if (port < 0 || port > HIGHEST) {
                throw new IllegalArgumentException("port " + port + " is not 0 to " + HIGHEST);
            }
            ports.set(port);
        }
        return new PortRange(ports);
    }

    /// @return the ports of both
    public PortRange and(PortRange other) {
        BitSet both = (BitSet) ports.clone();
        both.or(other.ports);
        return new PortRange(both);
    }

    boolean holds(int port) {
        return ports.get(port);
    }

    /// @return whether this port is named; port 0 stands for the host as a whole and always is
    public boolean names(int port) {
        return port == 0 || ports.get(port);
    }

    /// @return the ports in the form that [#parse(String)] reads
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int from = ports.nextSetBit(0); from >= 0; ) {
            int end = ports.nextClearBit(from);
            text.append(text.isEmpty() ? "" : ",").append(from);
            if (end - 1 > from) {
                text.append('-').append(end - 1);
            }
            from = ports.nextSetBit(end);
        }
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PortRange range && range.ports.equals(ports);
    }

    @Override
    public int hashCode() {
        return ports.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
