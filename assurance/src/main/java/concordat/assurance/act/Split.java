package concordat.assurance.act;

/// Who carries a control that is relied on.
public enum Split {
    /// The provider carries it whole.
    PROVIDED,
    /// The consumer keeps a stated remaining duty, which it must prove itself.
    SHARED,
    /// The consumer carries it; recorded so that nobody assumes otherwise.
    OWN
}
