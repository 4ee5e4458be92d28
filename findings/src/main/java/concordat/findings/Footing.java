package concordat.findings;

import concordat.catalogue.Strength;

/// How well a finding was seen, and so how well one must look to say that it is gone.
///
/// @param credentialed whether the scan had logged in
/// @param listed whether the scan said that it looked for this weakness
public record Footing(Strength strength, boolean credentialed, boolean listed) {

    /// The better of the two in each respect.
    Footing best(Footing other) {
        return new Footing(
                strength.atLeast(other.strength) ? strength : other.strength,
                credentialed || other.credentialed,
                listed || other.listed);
    }
}
