package concordat.findings;

/// What an import does to one finding.
public sealed interface Change {

    /// The finding as it is after the import.
    Finding finding();

    /// Never seen before.
    record Opened(Finding finding) implements Change {}

    /// Open, and seen again.
    record Kept(Finding finding) implements Change {}

    /// Closed earlier, and seen again.
    record Reopened(Finding finding) implements Change {}

    /// Looked for well enough, and not seen.
    record Closed(Finding finding) implements Change {}

    /// Open, not seen, and not closed either; one tool of several may have shown it gone.
    record Untouched(Finding finding, Why why) implements Change {}

    /// Why a finding that a report does not hold stays open.
    enum Why {
        /// The scan did not reach every host it can be on.
        OUT_OF_SCOPE,
        /// The scan did not come to the end of the host.
        UNFINISHED,
        /// The report is weaker proof than one that showed it.
        WEAKER,
        /// The scan did not log in, and one that showed it did.
        NOT_CREDENTIALED,
        /// The scan did not look for it, or not at its port.
        NOT_LOOKED_FOR,
        /// The tool of the report shows it gone, and another tool that saw it has not looked again.
        ANOTHER_TOOL
    }
}
