package concordat.catalogue.difference;

/// What became of one control, and what a body judged by the new edition must do about it.
public enum Kind {
    ADDED("Answer it and attach what it asks for. Until then it is open."),
    REMOVED("Nothing. What was answered and proved stays on record and no longer counts for access."),
    TIGHTENED(
            "Review the answer that was carried forward, and prove what is asked more. Until the answer is reviewed it"
                    + " does not count."),
    LOOSENED("Review the answer that was carried forward; what proved it goes on counting until its own date."),
    RENAMED(
            "Review the answer that was carried forward from the former id; what proved it goes on counting until its own"
                    + " date."),
    REWORDED("Read the new words and review the answer that was carried forward against them; what proved it goes on"
            + " counting until its own date."),
    UNCHANGED("Review the answer that was carried forward; what proved it goes on counting until its own date.");

    private final String duty;

    Kind(String duty) {
        this.duty = duty;
    }

    /// What a body must do, in plain words.
    public String duty() {
        return duty;
    }
}
