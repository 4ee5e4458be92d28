package concordat.api.view;

/// Whom an account belongs to and the password it is entered with.
public record AccountPassword(String person, String password) {

    /// Leaves the password out.
    @Override
    public String toString() {
        return "AccountPassword[" + person + "]";
    }
}
