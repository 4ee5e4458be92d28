package concordat.feed;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Who has acknowledged what and whose lease has run out. Counted on this end's monotonic clock, from when a proof was
/// sent: the gateway counts from when it asked, which was earlier, so here a lease never ends too soon. Used from the
/// server's thread.
final class Roster {

    private static final class Entry {
        long acknowledged;
        long provenAt;
        long provenNanos;
        boolean connected;
    }

    private final FeedClock clock;
    private final long leaseNanos;
    private final long startNanos;
    private final Map<String, Entry> entries = new TreeMap<>();
    private Set<String> registered = Set.of();

    /// @param staleLimit lengthened by a thousandth, far more than two machines' clocks drift apart
    Roster(FeedClock clock, Duration staleLimit) {
        this.clock = clock;
        this.leaseNanos = staleLimit.toNanos() + staleLimit.toNanos() / 1_000;
        this.startNanos = clock.nanos();
    }

    /// A gateway that is struck off counts until its lease has run out: it may still be deciding.
    void register(Set<String> gateways) {
        registered = Set.copyOf(gateways);
        gateways.forEach(this::entry);
        entries.entrySet()
                .removeIf(e -> !registered.contains(e.getKey()) && !e.getValue().connected && ended(e.getValue()));
    }

    void connected(String gateway, boolean connected) {
        entry(gateway).connected = connected;
    }

    void acknowledged(String gateway, long sequence) {
        Entry entry = entry(gateway);
        entry.acknowledged = Math.max(entry.acknowledged, sequence);
    }

    void proven(String gateway) {
        Entry entry = entry(gateway);
        entry.provenAt = clock.micros();
        entry.provenNanos = clock.nanos();
    }

    /// @return those that may still be deciding from an older state
    Map<String, GatewayState> laggards(long sequence) {
        Map<String, GatewayState> laggards = new TreeMap<>();
        entries.forEach((gateway, entry) -> {
            if (entry.acknowledged < sequence && !ended(entry)) {
                laggards.put(gateway, state(gateway, entry));
            }
        });
        return laggards;
    }

    Map<String, GatewayState> all() {
        Map<String, GatewayState> all = new TreeMap<>();
        entries.forEach((gateway, entry) -> all.put(gateway, state(gateway, entry)));
        return all;
    }

    /// @param sequence without laggards
    InForce inForce(long sequence) {
        Set<String> acknowledged = new HashSet<>();
        Set<String> lapsed = new HashSet<>();
        entries.forEach((gateway, entry) -> (entry.acknowledged >= sequence ? acknowledged : lapsed).add(gateway));
        return new InForce(sequence, clock.micros(), acknowledged, lapsed);
    }

    /// @return until the first lease of a laggard runs out
    long nanosToNextLapse(long sequence) {
        return entries.values().stream()
                .filter(entry -> entry.acknowledged < sequence && !ended(entry))
                .mapToLong(this::left)
                .min()
                .orElse(0);
    }

    private Entry entry(String gateway) {
        return entries.computeIfAbsent(gateway, name -> {
            Entry entry = new Entry();
            // The run before this one may have sent a proof as its last deed.
            entry.provenNanos = startNanos;
            return entry;
        });
    }

    private long left(Entry entry) {
        return leaseNanos - (clock.nanos() - entry.provenNanos);
    }

    private boolean ended(Entry entry) {
        return left(entry) <= 0;
    }

    private GatewayState state(String gateway, Entry entry) {
        return new GatewayState(
                gateway,
                registered.contains(gateway),
                entry.connected,
                entry.acknowledged,
                entry.provenAt,
                clock.micros() + left(entry) / 1_000);
    }
}
