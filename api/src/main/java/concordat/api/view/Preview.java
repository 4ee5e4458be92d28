package concordat.api.view;

import java.util.List;

/// What acts would change, as far as whoever asks may read it.
///
/// @param changes controls that would stand otherwise
/// @param routes that rest on these controls
/// @param effects what would close and open, environment by environment
/// @param readings how environments would read as other codes, by body; at most a hundred
/// @param readingsInAll how many there are
/// @param others what they would change for bodies of which whoever asks may not read more
public record Preview(
        List<PreviewChange> changes,
        List<String> routes,
        List<EffectView> effects,
        List<PreviewReading> readings,
        int readingsInAll,
        PreviewOthers others) {

    public Preview {
        changes = Absent.list(changes);
        routes = Absent.list(routes);
        effects = Absent.list(effects);
        readings = Absent.list(readings);
        others = Absent.or(others, PreviewOthers.NONE);
    }
}
