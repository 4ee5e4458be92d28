package concordat.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignedLoginsTest {

    private static final String DEVICE = "ab".repeat(32);
    private static final long NOW = 1_800_000_000L;
    private static final String GOOD_HEADER = "{\"alg\":\"EdDSA\",\"typ\":\"concordat-login+jwt\"}";

    private final KeyPair key = keyPair();
    private final LoginIssuer issuer = new LoginIssuer("idp", "net", key.getPrivate());
    private final SignedLogins logins = new SignedLogins("net", Map.of("idp", key.getPublic()), Duration.ofHours(12));

    @Test
    void aGoodStatement_showsItsFacts_untilItExpires() {
        String token = "Bearer " + issuer.issue(shown(), DEVICE, NOW, NOW + 60);
        assertThat(read(token, NOW)).isEqualTo(new Login.Shown("person", Set.of("strong"), (NOW + 60) * 1_000_000));
        assertThat(read(token, NOW + 59)).isInstanceOf(Login.Shown.class);
        assertThat(read(token, NOW + 60)).isInstanceOf(Login.Refused.class);
        assertThat(read(token, NOW - 31)).isInstanceOf(Login.Refused.class);
        assertThat(read("bearer  " + token.substring(7), NOW)).isInstanceOf(Login.Shown.class);
    }

    @Test
    void anotherDevice_network_issuer_orKey_isRefused() {
        String token = "Bearer " + issuer.issue(shown(), DEVICE, NOW, NOW + 60);
        assertThat(logins.read(token, "cd".repeat(32), NOW * 1_000_000)).isInstanceOf(Login.Refused.class);
        for (LoginIssuer other : new LoginIssuer[] {
            new LoginIssuer("idp", "other", key.getPrivate()),
            new LoginIssuer("else", "net", key.getPrivate()),
            new LoginIssuer("idp", "net", keyPair().getPrivate())
        }) {
            assertThat(read("Bearer " + other.issue(shown(), DEVICE, NOW, NOW + 60), NOW))
                    .isInstanceOf(Login.Refused.class);
        }
        assertThat(read("Bearer " + issuer.issue(shown(), DEVICE, NOW, NOW + 13 * 3_600), NOW))
                .isInstanceOf(Login.Refused.class);
    }

    @Test
    void everyChangedCharacter_isRefused() {
        String token = issuer.issue(shown(), DEVICE, NOW, NOW + 60);
        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, at) + other + token.substring(at + 1);
            assertThat(read("Bearer " + changed, NOW)).as("at %d", at).isNotInstanceOf(Login.Shown.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"typ\":\"concordat-login+jwt\"}",
                "{\"alg\":\"HS256\",\"typ\":\"concordat-login+jwt\"}",
                "{\"alg\":\"EdDSA\",\"typ\":\"concordat-login+jwt\",\"crit\":[\"x\"]}",
                "{\"alg\":\"EdDSA\",\"typ\":\"concordat-login+jwt\",\"jwk\":{}}",
                "{\"alg\":\"EdDSA\",\"alg\":\"EdDSA\",\"typ\":\"concordat-login+jwt\"}",
                "{\"alg\":\"EdDSA\",\"typ\":\"concordat-login+jwt\"} x",
                "[\"concordat-login+jwt\"]"
            })
    void anotherHeader_isRefused_evenWhenSigned(String header) throws Exception {
        assertThat(read(sign(header, claims("")), NOW)).isInstanceOf(Login.Refused.class);
    }

    @Test
    void claims_areThoseAndNoOthers() throws Exception {
        assertThat(read(sign(GOOD_HEADER, claims("")), NOW)).isInstanceOf(Login.Shown.class);
        assertThat(read(sign(GOOD_HEADER, claims(",\"admin\":true")), NOW)).isInstanceOf(Login.Refused.class);
        assertThat(read(sign(GOOD_HEADER, claims(",\"sub\":\"other\"")), NOW)).isInstanceOf(Login.Refused.class);
        assertThat(read(sign(GOOD_HEADER, claims("").replace(String.valueOf(NOW + 60), "1e30")), NOW))
                .isInstanceOf(Login.Refused.class);
        assertThat(read(sign(GOOD_HEADER, claims("").replace(String.valueOf(NOW), "-9223372036854775808")), NOW))
                .isInstanceOf(Login.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic abc", "Bearer opaque", "Bearer a.b.c", "Bearer", "Bearer .", ""})
    void whatIsNotOurs_isLeftAlone(String authorization) {
        assertThat(read(authorization, NOW)).isInstanceOf(Login.None.class);
    }

    @Test
    void keysOfAnotherKind_areRefusedAtTheStart() throws Exception {
        KeyPair other = KeyPairGenerator.getInstance("EC").generateKeyPair();
        assertThatThrownBy(() -> new SignedLogins("net", Map.of("idp", other.getPublic()), Duration.ofHours(1)))
                .hasMessageContaining("idp");
    }

    private Login read(String authorization, long seconds) {
        return logins.read(authorization, DEVICE, seconds * 1_000_000);
    }

    private static Login.Shown shown() {
        return new Login.Shown("person", Set.of("strong"), 0);
    }

    private static String claims(String more) {
        String bound = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(DEVICE));
        return "{\"iss\":\"idp\",\"aud\":\"net\",\"sub\":\"p\",\"iat\":" + NOW + ",\"exp\":" + (NOW + 60)
                + ",\"cnf\":{\"x5t#S256\":\"" + bound + "\"},\"facts\":[\"strong\"]" + more + "}";
    }

    private String sign(String header, String claims) throws Exception {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String signed = base64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return "Bearer " + signed + "." + base64.encodeToString(signature.sign());
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
