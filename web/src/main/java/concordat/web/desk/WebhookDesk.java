package concordat.web.desk;

import concordat.api.view.DeliveryView;
import concordat.api.view.Page;
import concordat.api.view.WebhookView;
import concordat.api.view.WebhookWanted;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import concordat.web.http.Authority;
import java.util.List;
import java.util.Optional;

/// Addresses that are told of notices.
public interface WebhookDesk {

    /// Who may say where notices go, and on whose word they go there: asked when an address is registered, and again
    /// whenever something is sent.
    ///
    /// @param body the Authority's when none is named
    static Authority authority(Optional<BodyId> body) {
        return body.isPresent() ? Authority.BODY_SECRETS : Authority.LEAD;
    }

    /// @param body the Authority's when none is named
    List<WebhookView> of(Optional<BodyId> body);

    Optional<WebhookView> one(String id);

    /// @return with its secret, which is shown this once
    WebhookView add(PersonId person, WebhookWanted wanted);

    void remove(String id);

    /// Sends something that says nothing, to see whether it arrives.
    DeliveryView ping(String id);

    /// @return with its new secret, which is shown this once
    WebhookView rotate(String id);

    /// @return as it is now, no longer paused
    WebhookView resume(String id);

    Page<DeliveryView> deliveries(String id, Optional<String> state, Optional<String> cursor, int limit);

    /// @return none when the webhook has no such delivery; otherwise as it is now
    Optional<DeliveryView> retry(String id, String delivery);
}
