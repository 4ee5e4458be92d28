package concordat.signals.event;

import java.util.Optional;

/// What an event says has happened, as far as it is acted upon.
public sealed interface Happening {

    /// What manages a device finds it as it should be, or no longer so.
    record ComplianceChanged(boolean compliant) implements Happening {}

    /// Logins of the subject count no more.
    record SessionRevoked() implements Happening {}

    /// @param change `create`, `revoke`, `update` or `delete`; `compromise` when others have it
    record CredentialChanged(String credential, String change) implements Happening {}

    /// @param principal whose risk it is, in lower case: `user`, `device`, `session` and others
    /// @param level `low`, `medium` or `high`
    record RiskChanged(String principal, String level) implements Happening {}

    /// An account may no longer be used.
    ///
    /// @param how `disabled` or `purged`
    record AccountClosed(String how) implements Happening {}

    /// The transmitter shows that its events arrive.
    ///
    /// @param state what was asked to be sent back with it
    record StreamVerified(Optional<String> state) implements Happening {}

    /// @param status `enabled`, `paused` or `disabled`
    record StreamUpdated(String status) implements Happening {}

    /// Something that nothing follows from here.
    record Unheeded() implements Happening {}
}
