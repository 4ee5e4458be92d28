package concordat.decision;

import java.util.List;

/// What a route lets its caller do, in order of harm if misused.
public enum Action {
    VIEW(0),
    CHANGE(1),
    BULK(2),
    ADMINISTER(3);

    private static final List<Action> BY_NUMBER = List.of(VIEW, CHANGE, BULK, ADMINISTER);

    private final int number;

    Action(int number) {
        this.number = number;
    }

    /// @return its number in bytes, stable for ever
    int number() {
        return number;
    }

    /// @throws IllegalArgumentException when none has the number
    static Action numbered(int number) {
        if (number < 0 || number >= BY_NUMBER.size()) {
            throw new IllegalArgumentException("no action has number " + number);
        }
        return BY_NUMBER.get(number);
    }
}
