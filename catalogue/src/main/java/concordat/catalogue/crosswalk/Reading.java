package concordat.catalogue.crosswalk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A body's standing in one code, read as another. Pure: made anew from what is held at an instant, so that it is never
/// older than the standing it was made from. It helps to prepare; whether the other code is met is for its own
/// assessors to say.
///
/// **Which way is which.** A relation is said of ours against theirs. Ours SUPERSET theirs means: whoever does all that
/// ours asks has done all that theirs asks, and perhaps more; so holding ours *meets* theirs. Ours SUBSET theirs means:
/// ours asks only some of what theirs asks; so holding ours covers *part* of theirs, however well it is held. For
/// example: ours asks that every weakness rated critical or high is mended in time; theirs asks it of critical
/// ones. Ours asks more, ours SUPERSET theirs, theirs is met. If theirs asks it of medium ones as well, ours SUBSET
/// theirs, and theirs is met in part. Two parts are never added up to a whole, unless somebody has said in one
/// statement that together they are the whole.
///
/// @param source id of our code
/// @param target the other code
/// @param requirements all of the other code's, in its order
/// @param profiles all of the other code's, in its order
public record Reading(
        String source, Code target, List<RequirementReading> requirements, List<ProfileReading> profiles) {

    public Reading {
        requirements = List.copyOf(requirements);
        profiles = List.copyOf(profiles);
    }

    /// For one reading; for many of the same two codes see [Readings].
    ///
    /// @param ours our code
    /// @param held what is held of it now, by the requirement's id; what is not named is not held
    /// @throws IllegalArgumentException when something is held that our code does not ask
    public static Reading of(Code ours, Map<String, Hold> held, Crosswalks crosswalks, Code target) {
        return new Readings(ours, crosswalks, target).of(held);
    }

    /// @return how many requirements are covered so
    public long count(Coverage coverage) {
        return requirements.stream().filter(r -> r.coverage() == coverage).count();
    }

    /// @return the first instant at which anything that counts here may change by itself; none when nothing does
    public Optional<Instant> until() {
        return requirements.stream().flatMap(r -> r.until().stream()).min(Instant::compareTo);
    }
}
