package concordat.gateway.login;

/// Reads what a request says of its user. Called on event loops: must not block.
@FunctionalInterface
public interface Logins {

    /// @param authorization the header's whole value
    /// @param fingerprint lower-case hex SHA-256 of the certificate that the connection was made with
    /// @param now microseconds since 1970 UTC
    Login read(String authorization, String fingerprint, long now);

    /// @return reads nothing, so that every request is without a login
    static Logins none() {
        return (authorization, fingerprint, now) -> new Login.None();
    }
}
