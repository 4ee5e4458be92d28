package concordat.assurance;

import concordat.assurance.act.RelianceAgreed;
import concordat.assurance.ground.Recorded;
import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.ControlId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Who relies on whom for what; ended agreements left out.
final class Reliances {

    private Reliances() {}

    /// @return by control and provider
    static List<Recorded<RelianceAgreed>> of(Programme programme, EnvironmentId consumer) {
        List<Recorded<RelianceAgreed>> all = new ArrayList<>();
        programme.each(consumer, state -> state.reliances().forEach(r -> all.add(r.agreed())));
        all.sort(Comparator.comparing((Recorded<RelianceAgreed> r) -> r.act().control())
                .thenComparing(r -> r.act().provider()));
        return all;
    }

    /// @return by control and consumer
    static List<Recorded<RelianceAgreed>> consumers(Programme programme, EnvironmentId provider) {
        Set<EnvironmentId> consumers = new HashSet<>();
        programme.each(provider, state -> consumers.addAll(state.consumers()));
        return consumers.stream()
                .flatMap(c -> of(programme, c).stream())
                .filter(r -> r.act().provider().equals(provider))
                .sorted(Comparator.comparing(
                                (Recorded<RelianceAgreed> r) -> r.act().control())
                        .thenComparing(r -> r.act().consumer()))
                .toList();
    }

    /// @return the controls for which a change at the provider awaits the consumer's word
    static Set<ControlId> toConfirm(Programme programme, EnvironmentId consumer, EnvironmentId provider) {
        Set<ControlId> controls = new HashSet<>();
        programme.each(consumer, state -> state.reliances().stream()
                .filter(r ->
                        r.act().provider().equals(provider) && r.toConfirm().isPresent())
                .forEach(r -> controls.add(r.act().control())));
        return controls;
    }
}
