package concordat.findings;

/// How a scan looked at one host.
///
/// @param credentialed whether it logged in
/// @param finished whether it came to the end of this host
public record Look(boolean credentialed, boolean finished) {

    /// Both looks together, when a report tells of a host twice: no better than the worse of them.
    public Look and(Look other) {
        return new Look(credentialed && other.credentialed, finished && other.finished);
    }
}
