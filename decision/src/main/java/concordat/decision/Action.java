package concordat.decision;

/// What a route lets its caller do, in order of harm if misused.
public enum Action {
    VIEW,
    CHANGE,
    BULK,
    ADMINISTER
}
