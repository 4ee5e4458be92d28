package concordat.web.read;

import concordat.assurance.Programme;
import java.time.Instant;

/// Gives the programme as it stood once.
@FunctionalInterface
public interface Past {

    /// @param instant before the present
    /// @return what the acts done by that instant say; may take as long as a start
    Programme at(Instant instant);
}
