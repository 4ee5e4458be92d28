package concordat.gateway;

import java.util.Locale;

/// Whether a gateway should be sent requests, and if not why not.
enum Readiness {
    READY,
    /// It has begun to go, and lets what is under way come to its end.
    DRAINING,
    /// Its cut has not been drilled yet.
    DRILLING,
    /// It has heard nothing from the control plane since it was made.
    NO_STATE,
    /// Its state was proven current too long ago for every handling.
    STALE,
    /// What it decides cannot be put on record.
    RECORDS_FAILING;

    /// @return as the local port says it
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
