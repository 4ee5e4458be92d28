package concordat.feed;

import java.util.Optional;

/// How a gateway stands to the feed, for status pages.
///
/// @param connected whether the control plane has been heard on the present connection
/// @param sequence of the state last accepted; 0 for none
/// @param proof the newest, empty when nothing was proven
/// @param trouble the last one; kept after recovery, for its time
public record ClientStatus(boolean connected, long sequence, Optional<Proof> proof, Optional<Trouble> trouble) {}
