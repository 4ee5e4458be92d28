package concordat.api.view;

import java.util.Map;

/// One act as it is asked for.
public record ActProposal(String kind, Map<String, Object> payload) {

    public ActProposal {
        payload = Absent.map(payload);
    }
}
