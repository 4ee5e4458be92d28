package concordat.store;

import concordat.assurance.ids.PersonId;
import java.time.Instant;

/// How a person logs in. What the person may do is in the ledger.
///
/// @param login unique in the network
/// @param passwordHash Argon2id in its standard text form
/// @param disabled when true, nothing of this account lets anybody in
public record Account(PersonId id, String login, String passwordHash, boolean disabled, Instant createdAt) {

    public Account {
        if (login.isBlank() || login.length() > 200) {
            throw new IllegalArgumentException("login of " + id + " is [" + login + "]");
        }
    }

    @Override
    public String toString() {
        return "Account[" + id + ", " + login + (disabled ? ", disabled]" : "]");
    }
}
