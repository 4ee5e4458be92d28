package concordat.signals.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The examples that the specifications print, read where they lie.
final class PublishedExamplesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long SECONDS = 1_600_975_810;

    private static Path folder() {
        return Optional.ofNullable(System.getenv("CONCORDAT_SHARED_DATA"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("concordat.root", ".."), "..", "shared", "data"))
                .resolve("authz")
                .resolve("ssf-caep");
    }

    @Test
    void everyExample_isReadForWhatItIs() throws IOException, GeneralSecurityException {
        assumeTrue(Files.isDirectory(folder()), "the examples are not here: " + folder());
        Transmitter transmitter = Transmitter.rsa(2_048);
        Map<String, Happening> happened = new HashMap<>();
        try (Stream<Path> files = Files.list(folder())) {
            for (Path file : files.sorted().toList()) {
                happened.put(file.getFileName().toString().replaceAll("_[^_]*$", ""), read(file, transmitter));
            }
        }
        assertThat(happened).hasSizeGreaterThan(20);
        assertThat(happened).containsEntry("caep_12", new Happening.ComplianceChanged(false));
        assertThat(happened).containsEntry("caep_04", new Happening.SessionRevoked());
        assertThat(happened).containsEntry("caep_05", new Happening.SessionRevoked());
        assertThat(happened).containsEntry("sharedsignals_22", new Happening.AccountClosed("disabled"));
        assertThat(happened.get("sharedsignals_35")).isInstanceOf(Happening.StreamVerified.class);
    }

    private static Happening read(Path file, Transmitter transmitter) throws IOException {
        String text = Files.readString(file);
        JsonNode node = JSON.readTree(text);
        if (node.has("alg")) {
            EventReading reading = tokens(transmitter, "i", "a").read(transmitter.say(text, "{}"), Instant.EPOCH);
            assertThat(reading).as("%s", file).isInstanceOf(EventReading.Refused.class);
            return new Happening.Unheeded();
        }
        JsonNode set = node.has("events") ? node : JSON.readTree(around(node, text));
        JsonNode audience = set.get("aud");
        EventTokens tokens = tokens(
                transmitter,
                set.get("iss").stringValue(),
                (audience.isArray() ? audience.get(0) : audience).stringValue());
        EventReading reading = tokens.read(
                transmitter.say(JSON.writeValueAsString(set)),
                Instant.ofEpochSecond(set.get("iat").longValue()));
        if (happensLater(set)) { // printed so; no transmitter can know it yet
            assertThat(reading).as("%s", file).isInstanceOf(EventReading.Refused.class);
            return new Happening.Unheeded();
        }
        assertThat(reading).as("%s", file).isInstanceOf(EventReading.Read.class);
        return ((EventReading.Read) reading).event().happening();
    }

    private static boolean happensLater(JsonNode set) {
        JsonNode events = set.get("events");
        JsonNode at = events.get(events.propertyNames().iterator().next()).get("event_timestamp");
        return at != null && at.longValue() > set.get("iat").longValue();
    }

    /// What is printed as a part of an event stands in one.
    private static String around(JsonNode part, String text) {
        String subject = part.has("format") ? text : "{\"format\":\"opaque\",\"id\":\"x\"}";
        String event = part.has("format") ? "{}" : text;
        return "{\"iss\":\"i\",\"aud\":\"a\",\"jti\":\"j\",\"iat\":" + SECONDS + ",\"sub_id\":" + subject
                + ",\"events\":{\"https://schemas.openid.net/secevent/caep/event-type/session-revoked\":" + event
                + "}}";
    }

    private static EventTokens tokens(Transmitter transmitter, String issuer, String audience) {
        return new EventTokens(issuer, audience, TransmitterKeys.read(transmitter.keys()));
    }
}
