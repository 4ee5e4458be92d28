package concordat.web.read;

import concordat.api.view.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Pages a list by the key of the last item shown.
public final class Pages {

    private Pages() {}

    public static <T> Page<T> after(List<T> all, Function<T, String> key, Optional<String> cursor, int limit) {
        int from = 0;
        if (cursor.isPresent()) {
            while (from < all.size() && !key.apply(all.get(from)).equals(cursor.get())) {
                from++;
            }
            from = Math.min(all.size(), from + 1);
        }
        int to = Math.min(all.size(), from + limit);
        Optional<String> next = to < all.size() ? Optional.of(key.apply(all.get(to - 1))) : Optional.empty();
        return new Page<>(all.subList(from, to), next, Optional.of(all.size()));
    }
}
