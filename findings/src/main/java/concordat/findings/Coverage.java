package concordat.findings;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// What a tool was told to look for. What is not known is left empty and counts as not looked for wherever that
/// matters.
///
/// @param weaknesses those the report lists as enabled, each as in [FindingKey#weakness()]
/// @param ports the ports it names, when it names them outright
/// @param only how every weakness begins of which the report can speak at all; empty when it can speak of any
/// @param mended where the report says outright that a weakness was looked for again and is gone
public record Coverage(Set<String> weaknesses, Optional<PortRange> ports, String only, Set<Spot> mended) {

    /// The report does not say.
    public static final Coverage UNSTATED = new Coverage(Set.of(), Optional.empty());

    public Coverage {
        weaknesses = Set.copyOf(weaknesses);
        mended = Set.copyOf(mended);
    }

    /// Of a report that says nothing of what is gone.
    public Coverage(Set<String> weaknesses, Optional<PortRange> ports) {
        this(weaknesses, ports, "", Set.of());
    }

    /// @return the same, with more that is said outright to be gone
    public Coverage mending(Set<Spot> more) {
        if (more.isEmpty()) {
            return this;
        }
        Set<Spot> all = new HashSet<>(mended);
        all.addAll(more);
        return new Coverage(weaknesses, ports, only, all);
    }

    /// The same, of assets under other names.
    Coverage on(UnaryOperator<AssetKey> naming) {
        Set<Spot> renamed = HashSet.newHashSet(mended.size());
        mended.forEach(
                s -> renamed.add(new Spot(naming.apply(s.asset()), s.port(), s.protocol(), s.place(), s.weakness())));
        return new Coverage(weaknesses, ports, only, renamed);
    }

    /// Whether the tool says that it looked for this weakness. A check of a compliance plugin counts as its plugin.
    public boolean lists(String weakness) {
        int slash = weakness.indexOf('/');
        return weaknesses.contains(slash < 0 ? weakness : weakness.substring(0, slash));
    }

    /// Whether the tool names its ports and leaves this one out, or the report cannot speak of such a weakness.
    public boolean leavesOut(FindingKey key) {
        return !key.weakness().startsWith(only)
                || (ports.isPresent() && !ports.get().names(key.port()));
    }

    /// Whether the report says outright that this is gone.
    public boolean mends(FindingKey key) {
        return !mended.isEmpty() && mended.contains(Spot.of(key));
    }
}
