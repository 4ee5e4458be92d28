package concordat.assurance.ground;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list that only grows at one end and is shared between all its versions.
///
/// @param newest the last element added
/// @param before all others, none for the first
public record Chain<T>(T newest, @Nullable Chain<T> before) {

    /// @param chain null for a list of nothing
    public static <T> Chain<T> adding(@Nullable Chain<T> chain, T element) {
        return new Chain<>(element, chain);
    }

    /// @return oldest first
    public static <T> List<T> list(@Nullable Chain<T> chain) {
        List<T> all = new ArrayList<>();
        for (Chain<T> rest = chain; rest != null; rest = rest.before) {
            all.add(rest.newest);
        }
        Collections.reverse(all);
        return all;
    }
}
