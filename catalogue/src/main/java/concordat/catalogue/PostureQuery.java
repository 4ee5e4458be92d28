package concordat.catalogue;

import java.time.Duration;
import java.util.Set;

/// A question that agents put to the devices that they run on. Its answer is one row, whose columns have the names that
/// posture rules use.
///
/// @param name unique in the edition
/// @param platforms where it is asked, such as `linux`; never empty
/// @param every how often, in whole seconds
/// @param sql as osquery takes it
public record PostureQuery(String name, Set<String> platforms, Duration every, String sql) {

    public PostureQuery {
        platforms = Set.copyOf(platforms);
        if (!name.matches("[a-z][a-z0-9-]{0,40}") || platforms.isEmpty() || sql.isBlank()) {
            throw new IllegalArgumentException("posture query [" + name
                    + "] needs a lower-case name, the platforms where it is asked, and what is asked");
        }
        if (every.toSeconds() < 1 || !every.equals(Duration.ofSeconds(every.toSeconds()))) {
            throw new IllegalArgumentException(
                    "posture query " + name + " is asked every " + every + "; give whole seconds, at least one");
        }
    }
}
