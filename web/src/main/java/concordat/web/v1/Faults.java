package concordat.web.v1;

import concordat.api.view.Problem;
import concordat.api.view.ProblemPlace;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Verdict;
import concordat.web.http.Refusal;
import concordat.web.words.Words;
import java.util.List;
import java.util.Optional;

/// Faults as the web tells them: the one place where a status is chosen.
public final class Faults {

    private Faults() {}

    /// @param index of the act among those sent, from 0
    public static Refusal refusal(Verdict.Refused refused, int index) {
        Fault fault = refused.fault();
        return new Refusal(new Problem(
                "https://concordat.invalid/faults/" + fault.number(),
                Words.english().of(fault),
                status(fault),
                Optional.of(refused.detail()),
                Optional.empty(),
                Optional.of(fault.number()),
                Optional.of(fault.blame().name()),
                refused.legalMoves(),
                List.of(new ProblemPlace(
                        Optional.empty(), Optional.empty(), Optional.of("/acts/" + index), fault.name()))));
    }

    private static int status(Fault fault) {
        if (fault == Fault.ROLE_LACKING || fault == Fault.CONFIRMATION_LACKING) {
            return 403;
        }
        int hundreds = fault.number() / 100;
        return switch (fault.blame()) {
            case BODY -> hundreds == 11 ? 404 : hundreds == 12 ? 409 : 422;
            case AUTHORITY, RETRY -> 409;
            case OPERATOR -> 503;
        };
    }
}
