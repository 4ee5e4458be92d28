package concordat.notices;

/// Where somebody goes to see more or to act.
public enum Place {
    /// The case that the notice is about.
    CASE("/cases/{subject}"),
    /// The body that it is about.
    BODY("/bodies/{body}"),
    /// The first page, which shows each what is theirs.
    HOME("/");

    private final String path;

    Place(String path) {
        this.path = path;
    }

    /// @return the path of the page, with `{subject}` and `{body}` to be filled in
    public String path() {
        return path;
    }
}
