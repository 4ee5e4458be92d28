package concordat.web.v1;

import concordat.api.view.Page;
import java.util.List;
import java.util.Optional;

/// Short lists, which come whole.
final class Items {

    private Items() {}

    static <T> Page<T> of(List<T> all) {
        return new Page<>(all, Optional.empty(), Optional.of(all.size()));
    }
}
