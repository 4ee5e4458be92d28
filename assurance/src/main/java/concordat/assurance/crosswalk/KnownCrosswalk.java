package concordat.assurance.crosswalk;

import concordat.assurance.act.Prose;
import concordat.assurance.ground.Stamp;
import concordat.catalogue.crosswalk.Crosswalk;
import java.util.Optional;

/// A crosswalk that was published, in its newest form.
///
/// @param digest of that form
/// @param published who published it first, and when
/// @param latest who last revised or retired it, else who published it
/// @param revision how many forms there have been, from 1
/// @param retired whether it counts no longer, whatever its status says
/// @param reason why it was last revised or retired
public record KnownCrosswalk(
        Crosswalk crosswalk,
        String digest,
        Stamp published,
        Stamp latest,
        int revision,
        boolean retired,
        Optional<Prose> reason) {

    KnownCrosswalk revised(Crosswalk to, String of, Stamp by, Prose why) {
        return new KnownCrosswalk(to, of, published, by, revision + 1, retired, Optional.of(why));
    }

    KnownCrosswalk retired(Stamp by, Prose why) {
        return new KnownCrosswalk(crosswalk, digest, published, by, revision, true, Optional.of(why));
    }

    /// @return whether readings rest on it
    public boolean counts() {
        return !retired && crosswalk.provenance().status().counts();
    }
}
