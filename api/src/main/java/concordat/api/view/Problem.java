package concordat.api.view;

import java.util.List;
import java.util.Optional;

/// What went wrong, as RFC 9457 has it.
public record Problem(
        String type,
        String title,
        int status,
        Optional<String> detail,
        Optional<String> instance,
        Optional<Integer> fault,
        Optional<String> blame,
        List<String> legalMoves,
        List<ProblemPlace> errors) {

    public Problem {
        legalMoves = Absent.list(legalMoves);
        errors = Absent.list(errors);
    }
}
