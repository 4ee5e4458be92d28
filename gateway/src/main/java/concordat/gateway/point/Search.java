package concordat.gateway.point;

import concordat.decision.CallerKind;
import java.util.Set;

/// A question with one part left open. Asked without a login: what rests on one is not found.
public sealed interface Search {

    /// Who may?
    record Callers(Set<CallerKind> kinds, Target target) implements Search {

        public Callers {
            kinds = Set.copyOf(kinds);
        }
    }

    /// What may this caller reach by this action?
    record Routes(Presented caller, Set<CallerKind> kinds, String action) implements Search {

        public Routes {
            kinds = Set.copyOf(kinds);
        }
    }

    /// By which methods may this caller reach it? The target's own action counts for nothing.
    record Methods(Presented caller, Set<CallerKind> kinds, Target target) implements Search {

        public Methods {
            kinds = Set.copyOf(kinds);
        }
    }
}
