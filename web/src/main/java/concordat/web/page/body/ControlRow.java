package concordat.web.page.body;

import concordat.web.page.shell.Moment;
import concordat.web.page.shell.Tag;
import java.util.Optional;

/// One control of an environment.
///
/// @param holdsFor handlings it holds for, in words
/// @param change what happens at `at`, for example *Stops holding*; empty when nothing is set
/// @param caseHref address of its case, empty for none
public record ControlRow(
        String id,
        String title,
        Tag state,
        String reason,
        String holdsFor,
        String change,
        Optional<Moment> at,
        String caseHref) {}
