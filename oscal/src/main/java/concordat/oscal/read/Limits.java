package concordat.oscal.read;

/// What no honest document exceeds.
final class Limits {

    static final int MOST_BYTES = 64_000_000;
    static final int DEEPEST = 60;
    static final int MOST_VALUES = 4_000_000;

    /// Attachments stand in documents as base64.
    static final int LONGEST_TEXT = 24_000_000;

    static final int LONGEST_NAME = 1_000;

    private Limits() {}
}
