package concordat.api.view;

import java.util.List;
import java.util.Optional;

/// Which notices were read; all when none is named.
public record NoticesRead(Optional<List<String>> ids) {

    public NoticesRead {
        ids = ids.map(List::copyOf);
    }
}
