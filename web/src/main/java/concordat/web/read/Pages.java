package concordat.web.read;

import concordat.api.view.Page;
import concordat.web.http.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Pages a list by the key of the last item shown.
public final class Pages {

    private Pages() {}

    /// @throws Refusal when the list has no item of the cursor's key
    public static <T> Page<T> after(List<T> all, Function<T, String> key, Optional<String> cursor, int limit) {
        return after(all, t -> true, key, cursor, limit);
    }

    /// The next items that are wanted. Where the last one stood is looked up among all, since it may be
    /// wanted no longer by the time that somebody turns the page.
    ///
    /// @param all in the order in which they are listed, wanted or not
    /// @param cursor the key of the last item shown
    /// @throws Refusal when the list has no item of the cursor's key
    static <T> Page<T> after(
            List<T> all, Predicate<T> wanted, Function<T, String> key, Optional<String> cursor, int limit) {
        int from = cursor.map(c -> 1 + place(all, key, c)).orElse(0);
        int total = (int) all.stream().filter(wanted).count();
        List<T> items = all.subList(from, all.size()).stream()
                .filter(wanted)
                .limit(limit + 1L)
                .toList();
        boolean more = items.size() > limit;
        return new Page<>(
                more ? items.subList(0, limit) : items,
                more ? Optional.of(key.apply(items.get(limit - 1))) : Optional.empty(),
                Optional.of(total));
    }

    private static <T> int place(List<T> all, Function<T, String> key, String cursor) {
        for (int place = 0; place < all.size(); place++) {
            if (key.apply(all.get(place)).equals(cursor)) {
                return place;
            }
        }
        throw Refusal.of(
                400,
                "The list has no such place",
                "Nothing in this list has the id " + cursor
                        + " now; begin again without cursor, then follow `next` as it is given.");
    }
}
