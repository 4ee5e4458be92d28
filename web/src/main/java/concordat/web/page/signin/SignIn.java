package concordat.web.page.signin;

import java.util.Optional;

/// Lets people in by name and password, and out again.
public interface SignIn {

    /// @param fromAddress where the request came from, for slowing down whoever guesses
    /// @return the new session, nothing when name and password do not belong together
    /// @throws concordat.web.http.Refusal with status 429 when too many tries were made
    Optional<String> signIn(String loginName, String password, String fromAddress);

    /// Ends a session; one that has ended already stays ended.
    void signOut(String session);
}
