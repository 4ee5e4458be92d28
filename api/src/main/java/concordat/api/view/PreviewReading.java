package concordat.api.view;

import java.util.List;

/// How an environment would read as another code.
///
/// @param metBefore how many requirements are held in full now
/// @param metAfter how many would be
/// @param partlyBefore how many are held in part now
/// @param partlyAfter how many would be
/// @param changes every requirement that would read otherwise
public record PreviewReading(
        String body,
        String environment,
        String code,
        int metBefore,
        int metAfter,
        int partlyBefore,
        int partlyAfter,
        List<Change> changes) {

    public PreviewReading {
        changes = Absent.list(changes);
    }

    /// One requirement that would read otherwise.
    ///
    /// @param before `met`, `partly`, `missing`, `not-mapped`, or `unknown` for what is not there yet
    public record Change(String requirement, String before, String after, int confidenceBefore, int confidenceAfter) {}
}
