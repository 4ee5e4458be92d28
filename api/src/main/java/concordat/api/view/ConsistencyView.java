package concordat.api.view;

import java.util.List;

/// That a head's tree begins with all of an older one.
///
/// @param first how many acts the older tree holds
public record ConsistencyView(long first, List<String> path, HeadView head) {

    public ConsistencyView {
        path = Absent.list(path);
    }
}
