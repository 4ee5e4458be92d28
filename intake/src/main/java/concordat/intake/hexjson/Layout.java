package concordat.intake.hexjson;

/// How the rows or columns of a hex map are set off against each other.
public enum Layout {
    /// Pointed tops; odd rows stand half a hexagon to the right.
    ODD_R("odd-r"),
    /// Pointed tops; even rows stand half a hexagon to the right.
    EVEN_R("even-r"),
    /// Flat tops; odd columns stand half a hexagon higher.
    ODD_Q("odd-q"),
    /// Flat tops; even columns stand half a hexagon higher.
    EVEN_Q("even-q");

    private final String word;

    Layout(String word) {
        this.word = word;
    }

    /// @return as it stands in a file
    public String word() {
        return word;
    }

    boolean pointed() {
        return this == ODD_R || this == EVEN_R;
    }

    boolean setsOff(int line) {
        boolean odd = Math.floorMod(line, 2) == 1;
        return (this == ODD_R || this == ODD_Q) == odd;
    }
}
