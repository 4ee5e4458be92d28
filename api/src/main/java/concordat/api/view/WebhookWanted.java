package concordat.api.view;

import java.util.List;
import java.util.Optional;

/// An address that is to be told of notices.
///
/// @param body whose notices; the Authority's when left out
/// @param kinds which; all when empty
public record WebhookWanted(Optional<String> body, String url, List<String> kinds) {

    public WebhookWanted {
        kinds = Absent.list(kinds);
    }
}
