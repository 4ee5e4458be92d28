package concordat.store;

import concordat.assurance.Programme;
import java.util.Optional;

/// What a caller took for granted when it made its request, looked at again at the moment of appending.
@FunctionalInterface
public interface Expectation {

    /// Expects nothing.
    Expectation NONE = programme -> Optional.empty();

    /// Runs on the thread that appends: does no I/O and takes no time.
    ///
    /// @return what is otherwise than expected, for people; empty when all is as expected
    Optional<String> unmet(Programme programme);
}
