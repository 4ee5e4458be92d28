package concordat.assurance;

import concordat.assurance.act.Act;
import concordat.assurance.ids.PersonId;
import java.time.Instant;
/// What stands against an act.

final class Law {
    private Law() {}

    static Verdict check(Programme programme, PersonId actor, Act act, Instant at) {
        return new Verdict.Allowed();
    }
}
