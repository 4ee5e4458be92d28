package concordat.api.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What one edition asks more, less or otherwise than another, and what follows for a body.
///
/// @param from the old edition
/// @param to the new one
/// @param startsOn when the new one starts
/// @param rules what differs for every body besides the controls, what asks more first
/// @param controls every control of either, in the new edition's order, removed ones last
public record EditionDifferenceView(
        String from, String to, LocalDate startsOn, List<Change> rules, List<ControlChange> controls) {

    public EditionDifferenceView {
        rules = Absent.list(rules);
        controls = Absent.list(controls);
    }

    /// One thing that differs.
    ///
    /// @param direction `tighter`, `looser` or `neutral`
    /// @param topic what it concerns, as a stable word
    public record Change(String direction, String topic, String text) {}

    /// What became of one control.
    ///
    /// @param before the ids it had; none when it was added
    /// @param kind `added`, `removed`, `tightened`, `loosened`, `renamed`, `reworded` or `unchanged`
    /// @param bothWays whether it asks more in one way and less in another
    /// @param duty what a body must do about it, in plain words
    /// @param todo environment by environment, when a body was named
    public record ControlChange(
            String control,
            String title,
            List<String> before,
            String kind,
            boolean renamed,
            boolean bothWays,
            String duty,
            List<Change> changes,
            List<Step> todo) {

        public ControlChange {
            before = Absent.list(before);
            changes = Absent.list(changes);
            todo = Absent.list(todo);
        }
    }

    /// What is left to do in one environment.
    ///
    /// @param answer what was answered last, under whatever name
    /// @param step `answer`, `review`, `review-and-prove` or `nothing`
    public record Step(String environment, Optional<String> answer, String step) {}
}
