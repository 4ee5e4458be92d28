package concordat.intake;

import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.Strength;
import concordat.findings.Asset;
import concordat.findings.AssetKey;
import concordat.findings.Delivery;
import concordat.findings.Exploited;
import concordat.findings.Judge;
import concordat.findings.Sighting;
import concordat.findings.Vantage;
import concordat.intake.report.ReportBytes;
import concordat.rules.Compilation;
import concordat.rules.FindingRules;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Counts which controls the findings of reports would fail by an edition, issued or not. Not safe for threads.
public final class RuleTrial {

    private static final Provenance ANY = new Provenance("trial", Instant.EPOCH, Strength.MACHINE, Vantage.INSIDE);

    private final Edition edition;
    private final RuleJudge judge;
    private final SortedMap<ControlId, Long> failing = new TreeMap<>();
    private long nothing;

    /// @throws IllegalArgumentException when the edition's rules cannot be used
    public RuleTrial(Edition edition) {
        this.edition = edition;
        judge = new RuleJudge(
                switch (FindingRules.compile(edition)) {
                    case Compilation.Compiled compiled -> compiled.rules();
                    case Compilation.Refused refused ->
                        throw new IllegalArgumentException("rules of " + edition.id() + ": " + refused.problems());
                },
                Exploited.NONE);
    }

    /// Adds a report's findings; nothing of a report that is refused.
    ///
    /// @throws IOException when the bytes cannot be read
    public void add(ReportBytes bytes) throws IOException {
        if (ReportCollector.collect(bytes, ANY) instanceof Collected.Ready ready) {
            add(ready.delivery());
        }
    }

    private void add(Delivery delivery) {
        Set<AssetKey> facing = new HashSet<>();
        delivery.assets().stream().filter(Asset::internetFacing).forEach(asset -> facing.add(asset.key()));
        for (Sighting sighting : delivery.sightings()) {
            Set<ControlId> controls = new HashSet<>();
            judge
                    .judge(
                            sighting.key(),
                            sighting.facts(),
                            facing.contains(sighting.key().asset()))
                    .stream()
                    .map(Judge.Failure::control)
                    .forEach(controls::add);
            controls.forEach(control -> failing.merge(control, 1L, Long::sum));
            nothing += controls.isEmpty() ? 1 : 0;
        }
    }

    /// By whose rules.
    public Edition edition() {
        return edition;
    }

    /// How many findings would fail each control, at once or once they are old enough. A finding that fails several
    /// counts for each.
    public SortedMap<ControlId, Long> failing() {
        return Collections.unmodifiableSortedMap(failing);
    }

    /// How many findings would fail no control.
    public long failingNothing() {
        return nothing;
    }
}
