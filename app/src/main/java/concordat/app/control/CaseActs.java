package concordat.app.control;

import concordat.assurance.act.Act;
import concordat.assurance.act.Adjudicated;
import concordat.assurance.act.ReplyKind;
import concordat.assurance.act.ReplyMade;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.PersonId;
import concordat.web.desk.ActDesk;
import concordat.web.desk.Wanted;
import concordat.web.page.casework.CaseDesk;
import java.util.List;
import java.util.Optional;

/// What people send in from a case's page, as acts.
final class CaseActs implements CaseDesk {

    private final ActDesk acts;

    CaseActs(ActDesk acts) {
        this.acts = acts;
    }

    @Override
    public void reply(PersonId actor, CaseId about, ReplyKind kind, String words) {
        done(actor, new ReplyMade(about, kind, acts.prose(words)));
    }

    @Override
    public void adjudicate(PersonId actor, CaseId about, boolean upheld, String reasons) {
        done(actor, new Adjudicated(about, upheld, acts.prose(reasons)));
    }

    private void done(PersonId actor, Act act) {
        acts.append(List.of(new Wanted(actor, act)), Optional.empty(), programme -> Optional.empty());
    }
}
