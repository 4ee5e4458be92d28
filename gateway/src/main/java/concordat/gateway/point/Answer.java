package concordat.gateway.point;

import concordat.decision.Decision;
import concordat.gateway.refusal.Problem;
import java.util.ArrayList;
import java.util.List;

/// What was decided, and put on record.
public sealed interface Answer {

    /// @return the decision's id
    String decision();

    /// @return of the snapshot that decided; 0 when there was none
    long epoch();

    /// @param obligations bits of [Decision]
    /// @param until microseconds since 1970 UTC when the answer may change by itself; [Long#MAX_VALUE] for never
    /// @param ours whether the login was a statement of ours, which is not for the service
    record Permitted(String decision, long epoch, int obligations, long until, boolean ours) implements Answer {

        /// @return what the permit obliges to, as a gateway says it to a service
        public String obligationNames() {
            List<String> names = new ArrayList<>();
            name(names, Decision.VIEW_ONLY, "view-only");
            name(names, Decision.NO_BULK, "no-bulk");
            name(names, Decision.NO_DOWNLOAD, "no-download");
            return String.join(", ", names);
        }

        private void name(List<String> names, int bit, String name) {
            if ((obligations & bit) != 0) {
                names.add(name);
            }
        }
    }

    /// @param problem what the caller is told
    /// @param logins names of the facts that a login would have to show
    /// @param requestable whether somebody can bring it about that the answer is another
    record Refused(Problem problem, List<String> logins, boolean requestable) implements Answer {

        public Refused {
            logins = List.copyOf(logins);
        }

        @Override
        public String decision() {
            return problem.decision();
        }

        @Override
        public long epoch() {
            return problem.epoch();
        }

        /// @return 401 when another login would do, otherwise 403: whatever else it is, it is no permit
        public int status() {
            return problem.status() == 401 ? 401 : 403;
        }
    }
}
