package concordat.api.view;

import java.util.List;

/// What an environment is asked and has answered, and what goes on around its answers.
///
/// @param answers one for each control of its edition, in the edition's order
/// @param delegations sections that colleagues are to answer, those due first first
/// @param requests evidence that the Authority asks for and has not got, oldest first
public record QuestionnaireView(
        String environment,
        String body,
        String edition,
        List<ControlAnswerView> answers,
        List<DelegationView> delegations,
        List<EvidenceRequestView> requests,
        List<AlternativeView> alternatives) {

    public QuestionnaireView {
        answers = Absent.list(answers);
        delegations = Absent.list(delegations);
        requests = Absent.list(requests);
        alternatives = Absent.list(alternatives);
    }
}
