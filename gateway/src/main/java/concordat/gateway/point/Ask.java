package concordat.gateway.point;

import concordat.decision.CallerKind;
import java.util.Set;

/// One question.
///
/// @param kinds of caller that this one must be of; empty for any
/// @param login an `Authorization` header's whole value; empty for none
/// @param person id of whom the login must be of; empty for anybody or nobody
public record Ask(Presented caller, Set<CallerKind> kinds, Target target, String login, String person) {

    public Ask {
        kinds = Set.copyOf(kinds);
    }

    /// @return a question by a proxy about a request that has come to it
    public static Ask of(Presented caller, Target.Request target, String login) {
        return new Ask(caller, Set.of(), target, login, "");
    }
}
