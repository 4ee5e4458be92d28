package concordat.web.desk;

import concordat.api.view.ConfirmationUse;
import concordat.api.view.ConfirmationView;
import concordat.api.view.SessionView;
import concordat.assurance.ids.PersonId;
import java.util.List;
import java.util.Optional;

/// Who can sign in, and who has proved again that it is they.
public interface AccountDesk {

    /// Makes an account, or gives it another password and ends its sessions.
    ///
    /// @throws concordat.web.http.Refusal when the login name is another person's, or the password is too weak
    void put(String login, PersonId person, String password);

    /// @param fromAddress where the request came from, for slowing down whoever guesses
    /// @return a token, nothing when login and password do not belong together
    /// @throws concordat.web.http.Refusal with status 429 when too many tries were made
    Optional<SessionView> token(String login, String password, String fromAddress);

    /// Ends a token; one that has ended already stays ended.
    void endToken(String token);

    /// @param acts lower-case hex SHA-256 of the acts that this is for
    /// @return good once, for these acts, for a few minutes
    /// @throws concordat.web.http.Refusal when the password is not the person's
    ConfirmationView confirm(PersonId person, String password, String fromAddress, String acts);

    /// @return whether the confirmation was this person's, for these acts, in time and not used before
    boolean spend(PersonId person, String confirmation, String acts);

    /// The acts were not done, so the confirmation is good again.
    void release(String confirmation);

    /// The acts are in the ledger from that position on.
    void settle(String confirmation, long position);

    /// @return newest first
    List<ConfirmationUse> confirmations(PersonId person, int limit);
}
