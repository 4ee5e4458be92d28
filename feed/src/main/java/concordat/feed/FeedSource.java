package concordat.feed;

import java.util.Map;

/// What the server asks of the control plane around it. Called from the server's own thread; must not block.
public interface FeedSource {

    /// @return the gateways that may connect and that count for *in force*: certificate fingerprint
    ///     (lower-case hex of the SHA-256 of its DER) to gateway id; two certificates may name one
    ///     gateway while one replaces the other
    Map<String, String> gateways();

    /// @return microseconds by which the demonstration has moved the clock; 0 everywhere else
    long clockOffset();

    /// Whether this process may still say what is current: it is the writer, and it has handed to the server every
    /// change that it has committed. While it is not, gateways get no proof and their leases run.
    boolean current();

    /// A whole state is wanted. The control plane answers, at its leisure, with [FeedServer#rebase] or
    /// [FeedServer#snapshot]; not asked again before that.
    void wholeWanted();
}
