package concordat.decision;

/// Reasons by number.
final class ReasonTable {

    static final Reason[] BY_NUMBER = new Reason[4096];

    static {
        for (Reason reason : Reason.values()) {
            BY_NUMBER[reason.number()] = reason;
        }
    }

    private ReasonTable() {}
}
