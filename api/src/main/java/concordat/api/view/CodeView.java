package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A code that standing is in, or can be read as.
///
/// @param state `ours` for an edition of this network, else `other`
/// @param digest of all that it asks; for another code to revise it
/// @param revision how often it was described, from 1
/// @param publishedAt when it became known here
public record CodeView(
        String id,
        String title,
        String version,
        String state,
        int requirements,
        List<CodeProfile> profiles,
        String digest,
        int revision,
        Optional<Instant> publishedAt) {

    public CodeView {
        profiles = Absent.list(profiles);
    }

    /// A named choice from its requirements.
    public record CodeProfile(String id, String title, int asked) {}
}
