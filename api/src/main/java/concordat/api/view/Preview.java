package concordat.api.view;

import java.util.List;

/// What acts would change.
///
/// @param changes controls that would stand otherwise
/// @param routes that rest on these controls
/// @param effects what would close and open, environment by environment
public record Preview(List<PreviewChange> changes, List<String> routes, List<EffectView> effects) {

    public Preview {
        changes = Absent.list(changes);
        routes = Absent.list(routes);
        effects = Absent.list(effects);
    }
}
