package concordat.catalogue;

/// Names a control within every edition of one code, for example `VUL-03`. Never reused for another control.
public record ControlId(String value) implements Comparable<ControlId> {

    public ControlId {
        if (!fits(value)) {
            throw new IllegalArgumentException("control id " + value + " is not of the form ABC-01");
        }
    }

    /// Two to five capitals, a hyphen, two digits. By hand and not by a pattern: reading a ledger makes millions.
    private static boolean fits(String value) {
        int hyphen = value.length() - 3;
        boolean fits = hyphen >= 2 && hyphen <= 5 && value.charAt(hyphen) == '-';
        for (int i = 0; fits && i < value.length(); i++) {
            char c = value.charAt(i);
            fits = i < hyphen ? c >= 'A' && c <= 'Z' : i == hyphen || (c >= '0' && c <= '9');
        }
        return fits;
    }

    @Override
    public int compareTo(ControlId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
