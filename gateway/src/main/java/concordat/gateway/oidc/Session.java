package concordat.gateway.oidc;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A browser that has logged in; the browser itself keeps it, sealed.
///
/// @param provider by name
/// @param asked the facts that the login was asked for
/// @param facts until when each is shown, microseconds of the machine's clock
record Session(
        String provider,
        String subject,
        String certificate,
        long from,
        long until,
        Set<String> asked,
        Map<String, Long> facts) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    Session {
        asked = Set.copyOf(asked);
        facts = Map.copyOf(facts);
    }

    byte[] bytes() {
        return JSON.writeValueAsString(Map.of(
                        "provider", provider,
                        "subject", subject,
                        "certificate", certificate,
                        "from", from,
                        "until", until,
                        "asked", asked,
                        "facts", facts))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// @return empty for what another version wrote
    static Optional<Session> of(byte[] bytes) {
        try {
            JsonNode read = JSON.readTree(bytes);
            Set<String> asked = new TreeSet<>();
            read.get("asked").forEach(one -> asked.add(one.stringValue()));
            Map<String, Long> facts = new HashMap<>();
            read.get("facts").forEachEntry((fact, until) -> facts.put(fact, until.longValue()));
            return Optional.of(new Session(
                    read.get("provider").stringValue(),
                    read.get("subject").stringValue(),
                    read.get("certificate").stringValue(),
                    read.get("from").longValue(),
                    read.get("until").longValue(),
                    asked,
                    facts));
        } catch (JacksonException | NullPointerException e) {
            return Optional.empty();
        }
    }

    Shows shows(Set<String> bodies) {
        return new Shows(subject, certificate, from, until, facts, bodies);
    }
}
