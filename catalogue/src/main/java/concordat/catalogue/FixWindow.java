package concordat.catalogue;

import java.time.Duration;

/// How long a body has to close a finding of one severity, counted from the first report to the body.
///
/// @param severity which findings
/// @param internetFacing how long when the asset can be reached from the internet
/// @param otherwise how long elsewhere
public record FixWindow(Severity severity, Duration internetFacing, Duration otherwise) {

    public FixWindow {
        if (internetFacing.isNegative() || internetFacing.compareTo(otherwise) > 0) {
            throw new IllegalArgumentException("fix window for " + severity + " is " + internetFacing
                    + " facing the internet and " + otherwise + " elsewhere");
        }
    }
}
