package concordat.catalogue;

/// How strong a piece of proof is, weakest first.
public enum Strength {
    /// Said by an officer of the body.
    DECLARED,
    /// Signed by the body's accountable owner.
    SIGNED,
    /// From a machine source that the body cannot edit.
    MACHINE,
    /// Tested by someone independent of the body.
    TESTED;

    /// @return true when this strength is at least `needed`
    public boolean atLeast(Strength needed) {
        return compareTo(needed) >= 0;
    }
}
