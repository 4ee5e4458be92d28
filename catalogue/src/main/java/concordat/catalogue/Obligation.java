package concordat.catalogue;

/// What a permit may oblige the gateway to see to.
public enum Obligation {
    VIEW_ONLY,
    NO_BULK,
    NO_DOWNLOAD,
    STEP_UP
}
