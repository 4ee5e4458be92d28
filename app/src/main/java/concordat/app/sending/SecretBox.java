package concordat.app.sending;

import concordat.app.settings.WholeFile;
import concordat.courier.HookSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals the secrets of webhooks and of programs that tickets go to with a key from the data folder, so that the
/// database alone signs nothing. AES-256-GCM.
public final class SecretBox {

    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random;

    private SecretBox(byte[] key, SecureRandom random) {
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    /// @param file holds the key; made when it is not there
    public static SecretBox open(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[KEY];
                random.nextBytes(fresh);
                WholeFile.replace(file, fresh);
            }
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length != KEY) {
                throw new IllegalStateException(
                        file + " holds " + bytes.length + " bytes, not " + KEY + "; restore it from a backup");
            }
            return new SecretBox(bytes, random);
        } catch (IOException e) {
            throw new UncheckedIOException("the key " + file + " cannot be read or made", e);
        }
    }

    /// @return one that nobody knows yet
    public HookSecret fresh() {
        byte[] bytes = new byte[KEY];
        random.nextBytes(bytes);
        return HookSecret.of(bytes);
    }

    /// @param webhook its id; the seal opens for no other
    public String seal(String webhook, HookSecret secret) {
        return sealText(webhook, secret.text());
    }

    /// @param owner its id; the seal opens for no other
    public String sealText(String owner, String text) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, owner, nonce, text.getBytes(StandardCharsets.UTF_8));
        byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE, sealed.length);
        return Base64.getEncoder().encodeToString(all);
    }

    /// @throws IllegalStateException when it was sealed with another key or for another webhook
    public HookSecret open(String webhook, String sealed) {
        return new HookSecret(openText(webhook, sealed));
    }

    /// @throws IllegalStateException when it was sealed with another key or for another owner
    public String openText(String owner, String sealed) {
        byte[] all = Base64.getDecoder().decode(sealed);
        byte[] plain = crypt(
                Cipher.DECRYPT_MODE, owner, Arrays.copyOf(all, NONCE), Arrays.copyOfRange(all, NONCE, all.length));
        return new String(plain, StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, String owner, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the secret of " + owner + " does not open with this key; restore the folder of keys", e);
        }
    }
}
