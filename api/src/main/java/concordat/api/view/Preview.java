package concordat.api.view;

import java.util.List;

/// What acts would change.
public record Preview(List<PreviewChange> changes, List<String> routes) {

    public Preview {
        changes = Absent.list(changes);
        routes = Absent.list(routes);
    }
}
