package concordat.feed;

/// Why the client is not, or was last not, in step with the control plane.
///
/// @param detail for the operator, with the values that disagree
/// @param at microseconds since 1970 UTC by the machine's clock
public record Trouble(Kind kind, String detail, long at) {

    /// What can go wrong.
    public enum Kind {
        /// Bytes that are no frame or message of this protocol.
        MALFORMED,
        /// A frame of a version this program does not know.
        UNKNOWN_VERSION,
        /// A frame of another network.
        OTHER_NETWORK,
        /// Signed with a key that is not pinned.
        UNKNOWN_KEY,
        /// The signature or the payload's digest is wrong.
        BAD_SIGNATURE,
        /// Larger than the limit.
        TOO_LARGE,
        /// Older than what has been applied.
        LOWER_SEQUENCE,
        /// Frames are missing before this one.
        GAP,
        /// It does not follow from the frame before, or claims another history.
        BROKEN_CHAIN,
        /// The clock is moved, and this gateway is no demonstration.
        CLOCK_MOVED,
        /// A proof that answers nothing asked.
        WRONG_BEAT,
        /// The control plane refused this gateway.
        REFUSED,
        /// No connection, or it broke.
        DISCONNECTED,
        /// Connected, but nothing came in time.
        SILENT,
        /// The state file could not be written or read.
        STORE_FAILED,
        /// The sink failed.
        SINK_FAILED
    }
}
