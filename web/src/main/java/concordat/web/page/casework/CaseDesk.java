package concordat.web.page.casework;

import concordat.assurance.act.ReplyKind;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.PersonId;

/// Takes what people send in from a case's page. Returns when it is in the ledger.
public interface CaseDesk {

    /// @throws concordat.web.http.Refusal when the act may not be done now
    void reply(PersonId actor, CaseId about, ReplyKind kind, String words);

    /// @throws concordat.web.http.Refusal when the act may not be done now
    void adjudicate(PersonId actor, CaseId about, boolean upheld, String reasons);
}
