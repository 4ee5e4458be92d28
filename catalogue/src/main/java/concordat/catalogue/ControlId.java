package concordat.catalogue;

import java.util.regex.Pattern;

/// Names a control within every edition of one code, for example `VUL-03`. Never reused for another control.
public record ControlId(String value) implements Comparable<ControlId> {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2,5}-[0-9]{2}");

    public ControlId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("control id " + value + " is not of the form ABC-01");
        }
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
