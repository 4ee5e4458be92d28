package concordat.decision;

import java.util.List;

/// What presents a client certificate.
public enum CallerKind {
    MANAGED_DEVICE(0),
    PERSONAL_DEVICE(1),
    /// A body's egress proxy, which asserts its users; judged as a device that the body manages.
    EGRESS(2),
    /// A body's system calling by itself under an agreement.
    WORKLOAD(3);

    private static final List<CallerKind> BY_NUMBER = List.of(MANAGED_DEVICE, PERSONAL_DEVICE, EGRESS, WORKLOAD);

    private final int number;

    CallerKind(int number) {
        this.number = number;
    }

    /// @return its number in rows and bytes, stable for ever
    int number() {
        return number;
    }

    /// @throws IllegalArgumentException when none has the number
    static CallerKind numbered(int number) {
        if (number < 0 || number >= BY_NUMBER.size()) {
            throw new IllegalArgumentException("no kind of caller has number " + number);
        }
        return BY_NUMBER.get(number);
    }
}
