package concordat.app.settings;

/// Every setting there is. As a flag `--data`, as a variable `CONCORDAT_DATA`, in the file `data = ...`.
public enum Key {
    DATA("data", "folder that holds everything this network keeps"),
    PORT_BASE("port-base", "ports are this plus a fixed number: web 80, decision point 181, gateway 443, devices 445"),
    DATABASE("database", "jdbc:postgresql://... of a server to use in place of the embedded one"),
    DATABASE_USER("database-user", "user name for that server"),
    DATABASE_PASSWORD_FILE("database-password-file", "file that holds that user's password"),
    DEVICES("devices", "how many devices the demonstration network has"),
    BODIES("bodies", "how many bodies the demonstration network has"),
    SEED("seed", "what the demonstration network is drawn from"),
    GATEWAYS("gateways", "how many gateways `up` starts"),
    SMTP_HOST("smtp-host", "mail server; without one no mail is sent"),
    SMTP_PORT("smtp-port", "its port; 587, 465 or 25 by smtp-tls unless said"),
    SMTP_TLS("smtp-tls", "starttls, implicit or none; none only to this machine"),
    SMTP_USER("smtp-user", "user name for the mail server"),
    SMTP_PASSWORD_FILE("smtp-password-file", "file that holds that user's password"),
    SMTP_FROM("smtp-from", "address that mail comes from"),
    TRUST_FILE("trust-file", "certificate authorities (PEM) for mail server and webhooks"),
    WEBHOOK_ALLOW("webhook-allow", "addresses within a network that webhooks may go to, such as 10.1.0.0/16"),
    PUBLIC_URL("public-url", "where people reach the network, for links in what is sent");

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
