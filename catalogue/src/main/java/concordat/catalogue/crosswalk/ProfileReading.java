package concordat.catalogue.crosswalk;

import java.util.List;

/// How far a profile of another code is reached.
///
/// @param profile of the other code
/// @param asked how many requirements it asks for
/// @param reached how many of these are covered as far as it asks
/// @param gaps those that are not, in the code's order
public record ProfileReading(Profile profile, int asked, int reached, List<Gap> gaps) {

    public ProfileReading {
        gaps = List.copyOf(gaps);
    }

    /// A requirement that is not covered as far as the profile asks.
    ///
    /// @param requirement its id
    /// @param asked how much of it the profile asks
    /// @param coverage how much there is
    public record Gap(String requirement, Level asked, Coverage coverage) {}
}
