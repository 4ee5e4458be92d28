package concordat.intake.paper;

import concordat.catalogue.ControlId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// An action of a remediation plan as a table has it.
///
/// @param issue the row's key: by what the body knows it, in one spelling
/// @param controls may be empty
/// @param what all that is said of it and does not change from month to month
/// @param note what is said this month; may be empty
/// @param owner the id they sign in with, when the mapping has it
/// @param target by when it is to be done
/// @param pence when the table has a sum
/// @param funded when the table says so or otherwise
/// @param status `OPEN`, `DONE`, `DROPPED` or `ACCEPTED`
/// @param doneOn when the table has it
/// @param dependsOn the key of another row
public record PaperAction(
        Place place,
        String issue,
        Set<ControlId> controls,
        String what,
        String note,
        Optional<String> owner,
        LocalDate target,
        OptionalLong pence,
        Optional<Boolean> funded,
        String status,
        Optional<LocalDate> doneOn,
        List<Step> milestones,
        Optional<String> dependsOn) {

    /// Something that can be seen on the way.
    public record Step(String name, LocalDate on) {}

    public PaperAction {
        controls = Set.copyOf(controls);
        milestones = List.copyOf(milestones);
    }
}
