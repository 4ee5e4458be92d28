package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// That somebody of the Authority opened a body's findings.
///
/// @param environment whose findings could be read
/// @param until first instant at which they could not be read any more, as far as it is known
/// @param open whether they can be read by it now
/// @param caseId the case it was for, when it was for one
/// @param submission the pack it was for, when it was for one
/// @param reason none when its words were erased
/// @param reads what was read, by route
public record OpeningView(
        String id,
        String body,
        String environment,
        String person,
        Instant at,
        Instant until,
        boolean open,
        Optional<String> caseId,
        Optional<String> submission,
        Optional<String> reason,
        List<OpenedRead> reads) {

    public OpeningView {
        reads = Absent.list(reads);
    }
}
