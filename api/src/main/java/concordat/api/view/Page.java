package concordat.api.view;

import java.util.List;
import java.util.Optional;

/// A page of a list.
public record Page<T>(List<T> items, Optional<String> next, Optional<Integer> total) {

    public Page {
        items = Absent.list(items);
    }
}
