package concordat.web.desk;

import concordat.assurance.ids.PersonId;

/// Who can sign in.
public interface AccountDesk {

    /// Makes an account, or gives it another password and ends its sessions.
    ///
    /// @throws concordat.web.http.Refusal when the login name is another person's, or the password is too weak
    void put(String login, PersonId person, String password);
}
