package concordat.signals.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class EventTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";
    private static Transmitter transmitter;
    private static EventTokens tokens;

    @BeforeAll
    static void known() throws GeneralSecurityException {
        transmitter = Transmitter.rsa(2_048);
        tokens = new EventTokens(
                "https://idp.example/", "https://concordat.example", TransmitterKeys.read(transmitter.keys()));
    }

    private static String claims(String more) {
        return """
                {"iss":"https://idp.example/","aud":["other","https://concordat.example"],"jti":"e-1","iat":%d,%s}""".formatted(NOW.getEpochSecond(), more);
    }

    private static String compliance(String subject) {
        return claims("""
                "sub_id":%s,"events":{"%sdevice-compliance-change":{"current_status":"not-compliant",
                "previous_status":"compliant","event_timestamp":%d}}""".formatted(subject, CAEP, NOW.getEpochSecond() - 60));
    }

    private static final String DEVICE = "{\"format\":\"opaque\",\"id\":\"d-1\"}";

    @Test
    void anEvent_isReadWithItsSubjectAndWhenItHappened() {
        assertThat(tokens.read(transmitter.say(compliance(DEVICE)), NOW))
                .isEqualTo(new EventReading.Read(new SecurityEvent(
                        "e-1",
                        CAEP + "device-compliance-change",
                        new Subject.Opaque("d-1"),
                        NOW,
                        NOW.minusSeconds(60),
                        new Happening.ComplianceChanged(false))));
    }

    @Test
    void aUserWithAllSessions_isReadAsItsParts() {
        String said = claims("""
                "sub_id":{"format":"complex","user":{"format":"iss_sub","iss":"https://idp.example/","sub":"u 7"},
                "session":{"format":"opaque","id":"ALL"}},"events":{"%ssession-revoked":{}}""".formatted(CAEP));
        assertThat(tokens.read(transmitter.say(said), NOW))
                .asInstanceOf(type(EventReading.Read.class))
                .satisfies(read -> {
                    assertThat(read.event().happening()).isEqualTo(new Happening.SessionRevoked());
                    assertThat(read.event().happenedAt()).isEqualTo(NOW);
                    assertThat(read.event().subject().text())
                            .isEqualTo("session: opaque ALL; user: iss_sub https://idp.example/ u 7");
                });
    }

    @Test
    void everyAlgorithmThatIsTaken_isChecked() throws GeneralSecurityException {
        for (Transmitter one : List.of(transmitter, Transmitter.ec(), Transmitter.edwards())) {
            EventTokens own = new EventTokens(
                    "https://idp.example/", "https://concordat.example", TransmitterKeys.read(one.keys()));
            String said = one.say(compliance(DEVICE));
            assertThat(own.read(said, NOW)).isInstanceOf(EventReading.Read.class);
            String other = one.say(compliance("{\"format\":\"opaque\",\"id\":\"d-2\"}"));
            String mixed = said.substring(0, said.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
            assertThat(fault(own, mixed)).isEqualTo(EventFault.INVALID_KEY);
        }
    }

    private static EventFault fault(EventTokens tokens, String token) {
        return tokens.read(token, NOW) instanceof EventReading.Refused refused
                ? refused.fault()
                : org.assertj.core.api.Assertions.fail("taken: " + token);
    }

    private static void refuses(String token, String why) {
        assertThat(tokens.read(token, NOW))
                .asInstanceOf(type(EventReading.Refused.class))
                .extracting(EventReading.Refused::description)
                .asString()
                .contains(why);
    }

    @Test
    void whatIsMeantForOthers_isRefusedWithTheCodeForIt() {
        String said = compliance(DEVICE);
        assertThat(fault(tokens, transmitter.say(said.replace("idp.example", "idp.other"))))
                .isEqualTo(EventFault.INVALID_ISSUER);
        assertThat(fault(tokens, transmitter.say(said.replace("concordat.example", "else.example"))))
                .isEqualTo(EventFault.INVALID_AUDIENCE);
    }

    @Test
    void whatIsNoSecurityEvent_isRefused() throws GeneralSecurityException {
        String said = compliance(DEVICE);
        refuses("a.b", "three parts");
        refuses(transmitter.say("{\"typ\":\"JWT\",\"alg\":\"RS256\"}", said), "secevent+jwt");
        refuses(transmitter.say("{\"typ\":\"secevent+jwt\",\"alg\":\"HS256\"}", said), "RS256, ES256 and EdDSA");
        refuses(transmitter.say("{\"typ\":\"secevent+jwt\",\"alg\":\"none\"}", said), "RS256, ES256 and EdDSA");
        refuses(
                transmitter.say("{\"typ\":\"secevent+jwt\",\"alg\":\"RS256\",\"crit\":[\"x\"]}", said),
                "signed by other");
        refuses(transmitter.say(said.replace("\"jti\"", "\"exp\":1,\"jti\"")), "sub or exp");
        refuses(transmitter.say(said.replace("\"jti\"", "\"sub\":\"x\",\"jti\"")), "sub or exp");
        refuses(transmitter.say(said.replace("\"jti\"", "\"iss\":\"x\",\"jti\"")), "no JSON");
        refuses(transmitter.say(said.replace("not-compliant", "unsure")), "current_status");
        refuses(transmitter.say(said.replace("\"e-1\"", "\"\"")), "1 to 300");
        refuses(transmitter.say(said.replace("d-1", "\\u0000")), "characters that are none");
        refuses(transmitter.say(claims("\"sub_id\":" + DEVICE + ",\"events\":{\"a\":{},\"b\":{}}")), "not one");
        refuses(transmitter.say(claims("\"events\":{\"a\":{}}")), "sub_id");
        assertThat(fault(tokens, Transmitter.rsa(2_048).say(said))).isEqualTo(EventFault.INVALID_KEY);
    }

    @Test
    void whatIsTooOldOrStillToCome_isRefused() {
        String said = transmitter.say(compliance(DEVICE));
        assertThat(tokens.read(said, NOW.plus(EventTokens.OLDEST))).isInstanceOf(EventReading.Read.class);
        assertThat(tokens.read(said, NOW.plus(EventTokens.OLDEST).plusSeconds(1)))
                .isInstanceOf(EventReading.Refused.class);
        assertThat(tokens.read(said, NOW.minus(Duration.ofMinutes(6)))).isInstanceOf(EventReading.Refused.class);
        refuses(
                transmitter.say(compliance(DEVICE)
                        .replace(
                                "\"event_timestamp\":" + (NOW.getEpochSecond() - 60),
                                "\"event_timestamp\":" + (NOW.getEpochSecond() + 3_600))),
                "has not come");
    }

    @Test
    void keysThatCannotBeTrusted_areNotRead() throws GeneralSecurityException {
        assertThatThrownBy(() -> TransmitterKeys.read(Transmitter.rsa(1_024).keys()))
                .hasMessageContaining("RSA of 1024 bits");
        assertThatThrownBy(() -> TransmitterKeys.read("{\"keys\":[]}")).hasMessageContaining("1 to 20");
        assertThatThrownBy(() -> TransmitterKeys.read("{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}"))
                .hasMessageContaining("it is secret");
        assertThatThrownBy(() -> TransmitterKeys.read("{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-384\"}]}"))
                .hasMessageContaining("none of the keys");
        assertThatThrownBy(() -> TransmitterKeys.read(
                        "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQ\",\"y\":\"AQ\"}]}"))
                .hasMessageContaining("not on the curve");
        assertThatThrownBy(() -> TransmitterKeys.read("keys")).hasMessageContaining("no JSON");
    }
}
