package concordat.signals.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoginTokensTest {

    private static final Instant FROM = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void aStatement_isSignedAndSaysWhatItWasToldTo() throws Exception {
        LoginTokens tokens = LoginTokens.open("own", "net", folder.resolve("login.pem"), new SecureRandom());
        String token =
                tokens.issue("staff-1", Set.of("strong-login", "a"), "0f".repeat(32), FROM, FROM.plusSeconds(60));
        String[] parts = token.split("\\.");
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(tokens.publicKey());
        check.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(check.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .contains("\"facts\":[\"a\",\"strong-login\"]")
                .contains("\"exp\":" + FROM.plusSeconds(60).getEpochSecond())
                .contains("\"sub\":\"staff-1\"");
    }

    @Test
    void theKey_staysTheSame_andIsItsOwnersAlone() throws Exception {
        Path file = folder.resolve("login.pem");
        LoginTokens first = LoginTokens.open("own", "net", file, new SecureRandom());
        LoginTokens second = LoginTokens.open("own", "net", file, new SecureRandom());
        assertThat(second.publicKeyPem()).isEqualTo(first.publicKeyPem()).startsWith("-----BEGIN PUBLIC KEY");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatCouldBreakOutOfTheStatement_isRefused() throws Exception {
        LoginTokens tokens = LoginTokens.open("own", "net", folder.resolve("login.pem"), new SecureRandom());
        assertThatThrownBy(
                        () -> tokens.issue("x\",\"facts\":[\"", Set.of(), "0f".repeat(32), FROM, FROM.plusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("subject");
        Files.writeString(folder.resolve("other.pem"), "nothing");
        assertThatThrownBy(() -> LoginTokens.open("own", "net", folder.resolve("other.pem"), new SecureRandom()))
                .isInstanceOf(java.io.IOException.class);
    }
}
