package concordat.assurance.act;

/// What a body says of a control.
public enum Answer {
    MET,
    PARTLY_MET,
    NOT_MET,
    NOT_APPLICABLE
}
