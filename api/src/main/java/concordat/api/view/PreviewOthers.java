package concordat.api.view;

import java.util.List;

/// What acts would change for bodies of which whoever asks may not read more.
///
/// @param environments how many of theirs would stand otherwise, or see a route close or open
/// @param bodies to which they belong
/// @param closes routes that would close for any of them
/// @param opens routes that would open for any of them
public record PreviewOthers(int environments, List<String> bodies, List<String> closes, List<String> opens) {

    public static final PreviewOthers NONE = new PreviewOthers(0, List.of(), List.of(), List.of());

    public PreviewOthers {
        bodies = Absent.list(bodies);
        closes = Absent.list(closes);
        opens = Absent.list(opens);
    }
}
