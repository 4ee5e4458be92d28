package concordat.api.view;

import java.time.Instant;
import java.util.List;

/// A control that a piece of evidence backs.
///
/// @param until first instant at which it no longer counts for the control
/// @param codes what that backs in other codes, as `caf-4.0 B2.b`
public record EvidenceBacking(String control, Instant until, List<String> codes) {

    public EvidenceBacking {
        codes = Absent.list(codes);
    }
}
