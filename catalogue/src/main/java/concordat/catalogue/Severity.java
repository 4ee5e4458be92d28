package concordat.catalogue;

/// How bad a finding is, worst last, in the scale that scan reports share.
public enum Severity {
    INFO(0),
    LOW(1),
    MEDIUM(2),
    HIGH(3),
    CRITICAL(4);

    private final int level;

    Severity(int level) {
        this.level = level;
    }

    /// @return 0 for INFO to 4 for CRITICAL, as scan reports and fail rules write it
    public int level() {
        return level;
    }

    /// @throws IllegalArgumentException when the level is not 0 to 4
    public static Severity ofLevel(int level) {
        return switch (level) {
            case 0 -> INFO;
            case 1 -> LOW;
            case 2 -> MEDIUM;
            case 3 -> HIGH;
            case 4 -> CRITICAL;
            default -> throw new IllegalArgumentException("severity level " + level + " is not 0 to 4");
        };
    }
}
