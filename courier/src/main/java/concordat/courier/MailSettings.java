package concordat.courier;

import java.nio.file.Path;
import java.util.Optional;

/// The mail server to hand mail to.
///
/// @param login with which to sign in there; none when it asks for none
/// @param from the address that mail comes from
/// @param trust certificate authorities in place of those that come with Java
public record MailSettings(String host, int port, Tls tls, Optional<Login> login, String from, Optional<Path> trust) {

    /// How the way to the server is kept secret.
    public enum Tls {
        /// Asked for after connecting, and insisted on.
        STARTTLS,
        /// From the first byte.
        IMPLICIT,
        /// Not at all; to this machine only.
        NONE
    }

    /// @param password never shown
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login of " + user;
        }
    }

    public MailSettings {
        boolean here = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("::1");
        if (tls == Tls.NONE && (!here || login.isPresent())) {
            throw new IllegalArgumentException("mail to " + host
                    + " would go in the clear; only a server on this machine that asks for no password may be without"
                    + " TLS");
        }
        if (!from.matches("[^@\\s]+@[^@\\s]+")) {
            throw new IllegalArgumentException("[" + from + "] is no address that mail can come from");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("mail server's port is " + port);
        }
    }
}
