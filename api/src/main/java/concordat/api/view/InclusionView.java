package concordat.api.view;

import java.util.List;

/// That one act is in the tree.
public record InclusionView(long position, String leaf, List<String> path, HeadView head) {

    public InclusionView {
        path = Absent.list(path);
    }
}
