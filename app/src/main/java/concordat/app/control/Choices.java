package concordat.app.control;

import concordat.api.view.FindingChoice;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.store.Stores;
import concordat.store.findings.BodyKeys;
import concordat.store.findings.ChosenFinding;
import concordat.store.findings.FindingStore;
import concordat.web.desk.ActDesk;
import concordat.web.desk.FindingWish;
import concordat.web.http.Refusal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds what somebody chose of one environment, by ids or as lists are filtered.
final class Choices {

    /// More findings than these are not chosen at once.
    static final int MOST = 50_000;

    private final Stores stores;
    private final ActDesk acts;
    private final BodyKeys keys;
    private final FindingLists lists;

    Choices(Stores stores, ActDesk acts, BodyKeys keys, FindingLists lists) {
        this.stores = stores;
        this.acts = acts;
        this.keys = keys;
        this.lists = lists;
    }

    /// @param ids when there are none, what the filter lets through
    /// @param leftOut gets ids of no finding of the environment
    /// @return worst first
    /// @throws Refusal when nothing is chosen, or too much
    List<ChosenFinding> of(
            BodyId body, EnvironmentId environment, List<String> ids, Optional<FindingChoice> filter, LeftOut leftOut) {
        FindingStore store = new FindingStore(acts.programme().network(), environment, keys.vault(body));
        if (!ids.isEmpty()) {
            return named(store, environment, ids, leftOut);
        }
        FindingChoice choice = filter.orElseThrow(
                () -> Refusal.of(400, "Say which findings", "Give their ids as `findings`, or a `filter`."));
        if (choice.environment().filter(e -> !e.equals(environment.value())).isPresent()) {
            throw Refusal.of(
                    400,
                    "This is about another environment",
                    "It is about " + environment + "; choose findings there.");
        }
        FindingWish wish = new FindingWish(
                Optional.of(environment.value()),
                choice.severity(),
                choice.state(),
                choice.asset(),
                choice.weakness(),
                choice.cve(),
                choice.dueBefore(),
                choice.action(),
                choice.fix(),
                Optional.empty());
        List<ChosenFinding> found =
                stores.read(connection -> store.chosen(connection, lists.filter(body, environment, wish), MOST + 1));
        if (found.size() > MOST) {
            throw Refusal.of(
                    422,
                    "These are more than can be changed at once",
                    "Choose at most " + MOST + "; narrow the filter.");
        }
        return found;
    }

    private List<ChosenFinding> named(
            FindingStore store, EnvironmentId environment, List<String> ids, LeftOut leftOut) {
        Set<Long> numbers = new HashSet<>();
        Map<Long, String> items = new HashMap<>();
        for (String id : ids) {
            String start = environment.value() + "-";
            if (id.startsWith(start) && id.substring(start.length()).matches("[0-9]{1,18}")) {
                long number = Long.parseLong(id.substring(start.length()));
                numbers.add(number);
                items.put(number, id);
            } else {
                leftOut.add(id, "it is no finding of environment " + environment + ", which this is about");
            }
        }
        List<ChosenFinding> found = stores.read(connection -> store.chosen(connection, numbers));
        found.forEach(f -> items.remove(f.number()));
        new TreeSet<>(items.values()).forEach(id -> leftOut.add(id, "there is no such finding"));
        return found;
    }
}
