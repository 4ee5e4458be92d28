package concordat.app.control;

import concordat.api.view.Receipt;
import concordat.assurance.Programme;
import concordat.assurance.act.Entry;
import concordat.assurance.ids.EnvironmentId;
import concordat.store.Stores;
import concordat.store.findings.FindingScopes;
import concordat.web.desk.ActDesk;
import concordat.web.desk.Wanted;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Does acts that are of fixed sets of findings. The findings are put down first and the act comes after, so that no
/// act is of a set that nobody knows; sets that no act names are let go of. Thread-safe.
final class FindingSets {

    private final Stores stores;
    private final ActDesk acts;
    private final Map<EnvironmentId, Object> turns = new ConcurrentHashMap<>();

    FindingSets(Stores stores, ActDesk acts) {
        this.stores = stores;
        this.acts = acts;
    }

    /// One such act of an environment after the other, so that what was drafted is still so when it is done, and
    /// nothing is swept whose act is still to come.
    <T> T inTurn(EnvironmentId environment, Supplier<T> work) {
        synchronized (turns.computeIfAbsent(environment, e -> new Object())) {
            return work.get();
        }
    }

    /// @param sets identities in lower-case hex
    /// @throws concordat.web.http.Refusal when a rule stands against one of the acts
    Receipt append(EnvironmentId environment, List<Set<String>> sets, List<Wanted> wanted) {
        FindingScopes scopes = scopes(environment);
        stores.write(connection -> {
            for (Set<String> set : sets) {
                scopes.keep(connection, set);
            }
            return sets;
        });
        List<Entry> done = acts.append(wanted, Optional.empty(), programme -> Optional.empty());
        sweep(environment);
        return new Receipt(
                done.getFirst().position(), done.size(), done.getLast().at(), List.of());
    }

    /// Lets go of what was put down for acts that never came.
    void sweep() {
        acts.programme().environments().forEach(e -> sweep(e.act().environment()));
    }

    private void sweep(EnvironmentId environment) {
        Programme programme = acts.programme();
        Set<String> counting = new HashSet<>();
        programme.planned().actionsOf(environment).forEach(a -> a.scope().ifPresent(s -> counting.add(s.digest())));
        programme
                .ratings()
                .of(environment)
                .forEach(a -> counting.add(a.decided().act().scope()));
        stores.write(connection -> {
            scopes(environment).sweep(connection, counting);
            return counting;
        });
    }

    private FindingScopes scopes(EnvironmentId environment) {
        return new FindingScopes(acts.programme().network(), environment);
    }
}
