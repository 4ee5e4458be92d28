package concordat.app.control;

import concordat.api.view.RefusedItem;
import concordat.assurance.ids.EnvironmentId;
import concordat.store.findings.ChosenFinding;
import java.util.ArrayList;
import java.util.List;

/// What somebody chose and cannot be done, each with the reason. Not safe for threads.
final class LeftOut {

    private static final int MOST_SHOWN = 100;

    private final EnvironmentId environment;
    private final List<RefusedItem> items = new ArrayList<>();

    LeftOut(EnvironmentId environment) {
        this.environment = environment;
    }

    void add(String item, String why) {
        items.add(new RefusedItem(item, why));
    }

    void add(ChosenFinding finding, String why) {
        add(environment.value() + "-" + finding.number(), why);
    }

    /// @return as many as are shown
    List<RefusedItem> first() {
        return items.stream().limit(MOST_SHOWN).toList();
    }

    int inAll() {
        return items.size();
    }

    /// @return all of it for a token
    List<String> lines() {
        return items.stream().map(item -> "not " + item.item()).toList();
    }
}
