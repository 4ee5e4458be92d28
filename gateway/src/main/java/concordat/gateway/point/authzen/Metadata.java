package concordat.gateway.point.authzen;

import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a decision point says of itself, and where.
final class Metadata {

    private static final String WELL_KNOWN = "/.well-known/authzen-configuration";
    private static final String TOKEN = "authzen-metadata+jwt";

    private final String base;
    private final ObjectNode document;

    Metadata(URI identifier, Optional<URI> requests, Optional<Signer> signer) {
        base = identifier.getRawPath();
        document = document(identifier.toString());
        requests.ifPresent(there -> document.put("access_request_endpoint", there.toString()));
        signer.ifPresent(key -> {
            document.put("jwks_uri", identifier + "/.well-known/jwks.json");
            ObjectNode claims = document.deepCopy().put("iss", identifier.toString());
            document.put("signed_metadata", key.sign(TOKEN, claims));
        });
    }

    private static ObjectNode document(String identifier) {
        ObjectNode says = JsonNodeFactory.instance.objectNode();
        says.put("policy_decision_point", identifier);
        says.put("access_evaluation_endpoint", identifier + "/access/v1/evaluation");
        says.put("access_evaluations_endpoint", identifier + "/access/v1/evaluations");
        says.put("search_subject_endpoint", identifier + "/access/v1/search/subject");
        says.put("search_resource_endpoint", identifier + "/access/v1/search/resource");
        says.put("search_action_endpoint", identifier + "/access/v1/search/action");
        says.putArray("obligations_supported").add("step-up").add("custom");
        return says;
    }

    /// @return the identifier's path, which all endpoints begin with; empty for none
    String base() {
        return base;
    }

    /// @return where it is found: the well-known part stands between host and path
    String path() {
        return WELL_KNOWN + base;
    }

    ObjectNode document() {
        return document;
    }
}
