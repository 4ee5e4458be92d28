package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An environment's standing read as another code.
///
/// @param code the other code's id
/// @param edition which its standing is in
/// @param reading `past`, `present` or `ahead`, see the standing
/// @param acts how many acts it is read from
/// @param until the first instant at which any of it may change by itself
/// @param met how many requirements are held in full
/// @param partly how many are held in part
/// @param missing how many something of ours asks, none of it held
/// @param notMapped how many nothing of ours is known to ask
/// @param profiles the other code's, and first the whole of it
public record ReadingView(
        String environment,
        String body,
        String code,
        String title,
        String edition,
        Instant at,
        String reading,
        long acts,
        Optional<Instant> until,
        int met,
        int partly,
        int missing,
        int notMapped,
        List<ProfileLine> profiles,
        List<RequirementLine> requirements) {

    public ReadingView {
        profiles = Absent.list(profiles);
        requirements = Absent.list(requirements);
    }

    /// How far a profile is reached.
    ///
    /// @param profile its id; `whole` for all of the code
    /// @param asked how many requirements it asks for
    /// @param reached how many of them are held as far as it asks
    /// @param reachable how many would be if everything of ours were held
    public record ProfileLine(String profile, String title, int asked, int reached, int reachable) {}

    /// One requirement of the other code.
    ///
    /// @param levels how much of it each profile asks: `fully`, `partly`
    /// @param coverage `met`, `partly`, `missing` or `not-mapped`
    /// @param atBest what it would be if everything of ours were held
    /// @param confidence the weakest step's, in per cent; 0 when it is not mapped
    /// @param by what of ours it rests on
    /// @param lacking what of ours has to do with it and is not held
    /// @param steps why; when it is missing, how it would be covered
    /// @param until the first instant at which something it rests on may change by itself
    public record RequirementLine(
            String id,
            String title,
            String group,
            Map<String, String> levels,
            String coverage,
            String atBest,
            int confidence,
            List<HeldLine> by,
            List<LackingLine> lacking,
            List<StepLine> steps,
            Optional<Instant> until) {

        public RequirementLine {
            levels = Absent.map(levels);
            by = Absent.list(by);
            lacking = Absent.list(lacking);
            steps = Absent.list(steps);
        }
    }

    /// A control of ours that is held.
    ///
    /// @param how for example `proved (tested)`
    public record HeldLine(String control, String title, String how, Optional<Instant> until) {}

    /// A control of ours that is not held.
    ///
    /// @param state how it stands, for example `planned`
    public record LackingLine(String control, String title, String state) {}

    /// One statement of one crosswalk.
    ///
    /// @param from code and id; several when only all of them together reach the target
    /// @param relation of what it starts from, together, against the target
    /// @param reversed whether it was said the other way round
    public record StepLine(
            String crosswalk,
            List<String> from,
            String relation,
            String to,
            int confidence,
            boolean reversed,
            String remark) {

        public StepLine {
            from = Absent.list(from);
        }
    }
}
