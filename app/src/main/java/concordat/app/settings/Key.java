package concordat.app.settings;

/// Every setting there is. As a flag `--data`, as a variable `CONCORDAT_DATA`, in the file `data = ...`.
public enum Key {
    DATA("data", "folder that holds everything this network keeps"),
    PORT_BASE("port-base", "ports are this plus a fixed number: web 80, decision point 181, gateway 443"),
    DATABASE("database", "jdbc:postgresql://... of a server to use in place of the embedded one"),
    DATABASE_USER("database-user", "user name for that server"),
    DATABASE_PASSWORD_FILE("database-password-file", "file that holds that user's password"),
    DEVICES("devices", "how many devices the demonstration network has"),
    BODIES("bodies", "how many bodies the demonstration network has"),
    SEED("seed", "what the demonstration network is drawn from"),
    GATEWAYS("gateways", "how many gateways `up` starts");

    private final String word;
    private final String meaning;

    Key(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /// @return the key as written in a file and, after two hyphens, as a flag
    public String word() {
        return word;
    }

    /// @return the environment variable
    public String variable() {
        return "CONCORDAT_" + word.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
    }

    /// @return one line on what it sets
    public String meaning() {
        return meaning;
    }
}
