package concordat.web.http;

import concordat.api.view.Problem;
import concordat.api.view.ProblemPlace;
import java.util.List;
import java.util.Optional;

/// A request that is not done. Carries what the caller is told.
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Refusal(Problem problem) {
        super(problem.title() + problem.detail().map(d -> ": " + d).orElse(""));
        this.problem = problem;
    }

    /// A refusal that has no fault number: the request itself is wrong.
    public static Refusal of(int status, String title, String detail) {
        return new Refusal(new Problem(
                "about:blank",
                title,
                status,
                Optional.of(detail),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of()));
    }

    /// Several things wrong in what was sent.
    public static Refusal of(int status, String title, List<ProblemPlace> places) {
        return new Refusal(new Problem(
                "about:blank",
                title,
                status,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                places));
    }

    public static Refusal notFound(String what, String id) {
        return of(404, "There is no such " + what, "No " + what + " has the id " + id + ".");
    }

    public static Refusal noSuchBody(String id) {
        return of(
                404,
                "There is no such body",
                "No body has the id " + id + "; the page of all bodies and `concordat bodies` list them.");
    }

    /// For a key under which something else was asked before.
    public static Refusal keyReused(String key) {
        return of(422, "The Idempotency-Key was used for another request", "Key " + key + "; use a fresh one.");
    }

    public Problem problem() {
        return problem;
    }
}
