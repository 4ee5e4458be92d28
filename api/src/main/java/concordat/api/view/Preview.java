package concordat.api.view;

import java.util.List;

/// What acts would change, as far as whoever asks may read it.
///
/// @param changes controls that would stand otherwise
/// @param routes that rest on these controls
/// @param effects what would close and open, environment by environment
/// @param readings how environments would read as other codes, by body; at most a hundred
/// @param readingsInAll how many there are
/// @param remarks what was taken for granted in reading what was sent
/// @param others what they would change for bodies of which whoever asks may not read more
public record Preview(
        List<PreviewChange> changes,
        List<String> routes,
        List<EffectView> effects,
        List<PreviewReading> readings,
        int readingsInAll,
        List<String> remarks,
        PreviewOthers others) {

    public Preview {
        changes = Absent.list(changes);
        routes = Absent.list(routes);
        effects = Absent.list(effects);
        readings = Absent.list(readings);
        remarks = Absent.list(remarks);
        others = Absent.or(others, PreviewOthers.NONE);
    }
}
