package concordat.cli.terminal;

import concordat.api.ApiClient;
import concordat.api.view.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a list page by page.
public final class Pages {

    private static final int LARGEST = 500;

    private Pages() {}

    /// @param most how many at most, in the server's order
    public static <T> List<T> read(ApiClient api, Address list, Class<T> item, int most)
            throws IOException, InterruptedException {
        List<T> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        while (all.size() < most) {
            Address page = list.with("limit", String.valueOf(Math.min(LARGEST, most - all.size())))
                    .with("cursor", cursor);
            Page<T> read = api.page(page.text(), item);
            all.addAll(read.items());
            if (read.next().isEmpty()) {
                return all;
            }
            if (read.next().equals(cursor)) {
                throw new CannotGoOn("the server answers the same page of " + list.text() + " again and again");
            }
            cursor = read.next();
        }
        return all;
    }
}
