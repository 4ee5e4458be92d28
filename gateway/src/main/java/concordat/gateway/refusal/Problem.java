package concordat.gateway.refusal;

import java.util.List;
import java.util.Optional;

/// What a client is told instead of an answer.
///
/// @param status of HTTP
/// @param code stable number of the reason; 0 when nothing was decided
/// @param name of the reason, or of what is wrong with the request
/// @param decision id, also the reference to give; empty when nothing was decided
/// @param epoch of the snapshot that decided; 0 when none did
/// @param whatToDo one line each, what the caller can put right
/// @param ask whom to ask; empty when it is the caller's own to put right
/// @param changes when the answer changes; empty when that is not known
public record Problem(
        int status,
        int code,
        String name,
        String title,
        String detail,
        String decision,
        long epoch,
        List<String> whatToDo,
        Optional<String> ask,
        String changes) {

    /// @return for a request that could not be served, before or beside any decision
    public static Problem plain(int status, String name, String title, String detail, String decision) {
        return new Problem(status, 0, name, title, detail, decision, 0, List.of(), Optional.empty(), "");
    }

    /// @return the same with another detail
    public Problem saying(String other) {
        return new Problem(status, code, name, title, other, decision, epoch, whatToDo, ask, changes);
    }
}
