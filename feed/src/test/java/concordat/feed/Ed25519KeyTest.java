package concordat.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Ed25519KeyTest {

    /// RFC 8032, 7.1, test 2.
    @Test
    void sign_publishedExample_givesThePublishedSignature() {
        Ed25519Key key = Ed25519Key.of(
                HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));

        assertThat(key.publicKey()).hasToString("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        byte[] signature = key.sign(new byte[] {0x72});
        assertThat(HexFormat.of().formatHex(signature))
                .isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        assertThat(key.publicKey().verify(new byte[] {0x72}, signature)).isTrue();
        assertThat(key.publicKey().verify(new byte[] {0x73}, signature)).isFalse();
    }

    @Test
    void writeTo_thenReadFrom_isTheSameKeyAsOthersReadIt(@TempDir Path folder)
            throws IOException, GeneralSecurityException {
        Ed25519Key key = Ed25519Key.generate(new SecureRandom());
        Path file = folder.resolve("network.key");

        key.writeTo(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Ed25519Key.readFrom(file).publicKey()).isEqualTo(key.publicKey());
        assertThatThrownBy(() -> key.writeTo(file)).isInstanceOf(FileAlreadyExistsException.class);
        String pem = Files.readString(file).replaceAll("-----[A-Z ]+-----|\n", "");
        PrivateKey read = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(read);
        signer.update("message".getBytes(StandardCharsets.US_ASCII));
        assertThat(key.sign("message".getBytes(StandardCharsets.US_ASCII))).isEqualTo(signer.sign());
    }

    @Test
    void readFrom_notAKey_saysWhichFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("empty");
        Files.writeString(file, "nothing");

        assertThatThrownBy(() -> Ed25519Key.readFrom(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("empty");
    }

    @Test
    void parse_notAPoint_isRefused() {
        assertThatThrownBy(() -> NetworkKey.parse("02" + "00".repeat(31))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NetworkKey.parse("00")).isInstanceOf(IllegalArgumentException.class);
    }
}
