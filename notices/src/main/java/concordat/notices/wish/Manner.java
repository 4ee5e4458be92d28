package concordat.notices.wish;

/// How notices of one severity are sent.
public enum Manner {
    /// Not at all; they are found in the inbox.
    OFF,
    /// Each by itself.
    EACH,
    /// All of a day together.
    DAILY,
    /// All of a week together.
    WEEKLY
}
