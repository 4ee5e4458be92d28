package concordat.web.desk;

import concordat.api.view.Page;
import concordat.api.view.SignalEvent;
import concordat.api.view.SignalFault;
import concordat.api.view.SignalMatch;
import concordat.api.view.SignalStreamView;
import concordat.api.view.SignalStreamWanted;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who tells a body's security events, and what they told. Whoever asks has been let in by the route, but for what is
/// sent: that is let in by its stream's token.
public interface SignalDesk {

    List<SignalStreamView> streams(BodyId body);

    /// @return with the token that it sends with, which is shown this once
    /// @throws concordat.web.http.Refusal when what is wanted cannot be
    SignalStreamView add(PersonId person, BodyId body, SignalStreamWanted wanted);

    /// Removes it; what it told stays on record.
    ///
    /// @throws concordat.web.http.Refusal when the body has none such
    void remove(BodyId body, String stream);

    /// @return what a transmitter calls devices and people
    List<SignalMatch> matches(BodyId body, String stream);

    /// @throws concordat.web.http.Refusal when there is no such device or person at the body
    SignalMatch match(BodyId body, String stream, SignalMatch match);

    /// @throws concordat.web.http.Refusal when there is none such
    void unmatch(BodyId body, String stream, String kind, String name);

    /// @param wish `stream`, `type`, `subject`, `effect` and `sort` (`-heard` or `heard`), each if it is there
    Page<SignalEvent> events(BodyId body, Map<String, String> wish, Optional<String> cursor, int limit);

    /// An event that a transmitter sends.
    ///
    /// @param token with which it sends; empty for none
    /// @param event the security event token
    Sent hear(String stream, String token, String event);

    /// What came of an event that was sent.
    sealed interface Sent {
        /// It is on disk, and what follows from it is done.
        record Taken() implements Sent {}

        /// The token opens no such stream.
        record Stranger() implements Sent {}

        record Refused(SignalFault fault) implements Sent {}

        /// It cannot be taken just now, and is to be sent again.
        record Busy() implements Sent {}
    }
}
