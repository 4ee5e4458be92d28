package concordat.api.view;

import java.util.List;

/// What acts would change.
///
/// @param changes controls that would stand otherwise
/// @param routes that rest on these controls
/// @param effects what would close and open, environment by environment
/// @param readings how environments would read as other codes, by body; at most a hundred
/// @param readingsInAll how many there are
public record Preview(
        List<PreviewChange> changes,
        List<String> routes,
        List<EffectView> effects,
        List<PreviewReading> readings,
        int readingsInAll) {

    public Preview {
        changes = Absent.list(changes);
        routes = Absent.list(routes);
        effects = Absent.list(effects);
        readings = Absent.list(readings);
    }
}
