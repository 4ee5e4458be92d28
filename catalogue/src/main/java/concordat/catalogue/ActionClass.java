package concordat.catalogue;

/// What a route lets its caller do, in order of harm if misused.
public enum ActionClass {
    VIEW,
    CHANGE,
    BULK,
    ADMINISTER
}
