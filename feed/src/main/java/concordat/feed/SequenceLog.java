package concordat.feed;

import java.io.IOException;

/// Where the control plane remembers how far its feed has come, so that a restarted one never uses a sequence twice.
/// Called from the server's one thread.
public interface SequenceLog {

    /// @return the newest head appended by anyone; [Head#NONE] before the first
    Head last() throws IOException;

    /// Makes the head durable. Returns only then: the frame is sent after.
    ///
    /// @throws IOException also when another writer has taken over, so that nothing is sent
    void append(Head head) throws IOException;
}
