package concordat.api.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// What somebody says of one code against another.
///
/// @param state `counts`, `waits` (a draft) or `ended` (retired, deprecated or superseded)
/// @param status what it says of itself, for example `not-complete`
/// @param maps how many statements it makes
/// @param relations how many of each relation
/// @param leastSure of its statements, in per cent
/// @param digest of all that it says; needed to revise or retire it
/// @param revision how many forms there have been, from 1
/// @param changedAt when it was last revised or retired
/// @param reason why
public record CrosswalkView(
        String id,
        String title,
        String source,
        String target,
        String state,
        String status,
        String who,
        String method,
        String rationale,
        LocalDate date,
        int maps,
        Map<String, Integer> relations,
        int leastSure,
        String digest,
        int revision,
        Instant publishedAt,
        String publishedBy,
        Optional<Instant> changedAt,
        Optional<String> changedBy,
        Optional<String> reason) {

    public CrosswalkView {
        relations = Absent.map(relations);
    }
}
