package concordat.api;

import concordat.api.view.Problem;
import java.io.IOException;

/// The API refused; it says why.
public final class ApiFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ApiFailure(Problem problem) {
        super(problem.title() + problem.detail().map(d -> ": " + d).orElse(""));
        this.problem = problem;
    }

    /// @return what the API said
    public Problem problem() {
        return problem;
    }
}
