package concordat.app.control;

import concordat.assurance.Programme;
import concordat.assurance.ids.EnvironmentId;
import concordat.store.Stores;
import concordat.store.findings.FindingStore;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Judges the findings of every environment anew once what they are judged by is another. Beside each stands by what
/// they were judged last, so that work which broke off goes on where it was.
final class Judging {

    private final Stores stores;
    private final Supplier<Programme> programme;
    private final BooleanSupplier leads;
    private final Yardsticks yardsticks;
    private final ImportDesk imports;

    /// @param leads whether this control node writes the ledger
    Judging(
            Stores stores,
            Supplier<Programme> programme,
            BooleanSupplier leads,
            Yardsticks yardsticks,
            ImportDesk imports) {
        this.stores = stores;
        this.programme = programme;
        this.leads = leads;
        this.yardsticks = yardsticks;
        this.imports = imports;
    }

    /// How far it is.
    ///
    /// @param environments how many have findings
    /// @param waiting those whose findings are still to be judged
    record State(int environments, Set<EnvironmentId> waiting) {}

    State state() {
        Programme now = programme.get();
        Map<EnvironmentId, Optional<String>> judged =
                stores.read(connection -> FindingStore.judgedBy(connection, now.network()));
        Set<EnvironmentId> waiting = new TreeSet<>();
        judged.forEach((environment, by) -> {
            if (now.environment(environment).isPresent() && !by.equals(Optional.of(yardsticks.name(environment)))) {
                waiting.add(environment);
            }
        });
        return new State(judged.size(), waiting);
    }

    /// Judges all that wait, one after another. One that cannot be judged now does not keep the others from it.
    void run() {
        if (!leads.getAsBoolean() || programme.get().editions().isEmpty()) {
            return;
        }
        RuntimeException failure = null;
        for (EnvironmentId environment : state().waiting()) {
            try {
                imports.judgeAnew(environment);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
