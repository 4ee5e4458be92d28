package concordat.api.view;

import java.util.List;
import java.util.Optional;

/// What would a gateway decide?
public record DecisionQuestion(
        Optional<String> device,
        Optional<String> body,
        Optional<String> environment,
        Optional<String> tier,
        List<String> loginFacts,
        String method,
        String url) {

    public DecisionQuestion {
        loginFacts = Absent.list(loginFacts);
    }
}
