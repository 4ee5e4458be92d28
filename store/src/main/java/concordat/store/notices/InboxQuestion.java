package concordat.store.notices;

import concordat.assurance.Programme;
import concordat.assurance.Sight;
import concordat.assurance.ids.PersonId;
import concordat.notices.Audience;
import concordat.notices.NoticeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What somebody wants to see of their inbox.
///
/// @param programme by which it is settled what they may read now
/// @param kinds which; all when empty
/// @param cursor id of the last one seen
public record InboxQuestion(
        PersonId person,
        Programme programme,
        boolean unreadOnly,
        Set<NoticeKind> kinds,
        Optional<String> body,
        Order order,
        Optional<String> cursor,
        int limit) {

    /// In which order.
    public enum Order {
        NEWEST("r.at", true),
        OLDEST("r.at", false),
        /// What is due soonest first; what has no date last.
        DUE("coalesce(n.due_at, 9223372036854775807)", false);

        final String key;
        final boolean descending;

        Order(String key, boolean descending) {
            this.key = key;
            this.descending = descending;
        }
    }

    public InboxQuestion {
        kinds = Set.copyOf(kinds);
    }

    /// @return audiences as which the person may read notices about anything
    String[] everything() {
        return reached(true);
    }

    /// @return `AUDIENCE/body` for each body about which they may read notices to that audience
    String[] some() {
        return reached(false);
    }

    private String[] reached(boolean everything) {
        List<String> found = new ArrayList<>();
        for (Audience audience : Audience.values()) {
            Sight.Reach reach = audience.sight().reach(programme, person);
            if (everything && reach.everything()) {
                found.add(audience.name());
            } else if (!everything && !reach.everything()) {
                reach.bodies().forEach(b -> found.add(audience.name() + "/" + b));
            }
        }
        return found.toArray(String[]::new);
    }
}
