package concordat.assurance.crosswalk;

import concordat.assurance.ground.Stamp;
import concordat.catalogue.crosswalk.Code;

/// Another code, as it is described now.
///
/// @param digest of the code
/// @param published who made it known, and when
/// @param latest who described it as it is now, and when
/// @param revision how many descriptions there have been, from 1
public record KnownCode(Code code, String digest, Stamp published, Stamp latest, int revision) {

    KnownCode revised(Code to, String of, Stamp by) {
        return new KnownCode(to, of, published, by, revision + 1);
    }
}
