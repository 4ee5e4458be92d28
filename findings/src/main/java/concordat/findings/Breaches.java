package concordat.findings;

import concordat.catalogue.ControlId;
import concordat.catalogue.Severity;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Adds up, control by control, which findings breach it and from when. Informational findings never do, nor closed
/// ones. Not safe for threads.
public final class Breaches {

    private static final class Tally {
        private final List<byte[]> identities = new ArrayList<>();
        private Instant earliest = Instant.MAX;
        private Optional<Instant> criticalSince = Optional.empty();

        void note(Severity severity, byte[] identity, Instant at, Instant since) {
            identities.add(identity.clone());
            earliest = earlier(at, earliest);
            if (severity == Severity.CRITICAL) {
                criticalSince =
                        Optional.of(criticalSince.map(c -> earlier(c, since)).orElse(since));
            }
        }
    }

    private final Yardstick by;
    private final Map<ControlId, Tally> tallies = new TreeMap<>();

    public Breaches(Yardstick by) {
        this.by = by;
    }

    /// Adds one finding, whatever its state.
    ///
    /// @param identity the finding's, as [Identities] gives it
    /// @return the controls that it breaches, and each from when
    public Map<ControlId, Instant> add(Finding finding, byte[] identity, boolean internetFacing) {
        Optional<Instant> since = finding.firstReportedAt();
        Facts facts = by.adjustments().facts(identity, finding.facts());
        if (!finding.open() || facts.severity() == Severity.INFO || since.isEmpty()) {
            return Map.of();
        }
        Optional<Instant> due =
                by.windows().due(facts, since.get(), internetFacing).map(Due::at);
        Map<ControlId, Instant> from = new TreeMap<>();
        for (Judge.Failure failure : by.judge().judge(finding.key(), facts, internetFacing)) {
            // Without a window nothing says by when to mend it, unless the rule itself goes by age.
            if (due.isPresent() || !failure.fromAge().isZero()) {
                Instant old = since.get().plus(failure.fromAge());
                from.merge(failure.control(), due.filter(old::isBefore).orElse(old), Breaches::earlier);
            }
        }
        from.forEach((control, at) ->
                tallies.computeIfAbsent(control, c -> new Tally()).note(facts.severity(), identity, at, since.get()));
        return from;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /// @return one breach for each control that any finding added so far breaches, by control
    public List<ControlBreach> all() {
        List<ControlBreach> breaches = new ArrayList<>();
        tallies.forEach((control, tally) -> {
            tally.identities.sort(Arrays::compareUnsigned);
            MessageDigest digest = Identities.sha256();
            tally.identities.forEach(digest::update);
            breaches.add(new ControlBreach(
                    control,
                    HexFormat.of().formatHex(digest.digest()),
                    tally.identities.size(),
                    tally.earliest,
                    tally.criticalSince));
        });
        return List.copyOf(breaches);
    }
}
