package concordat.feed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// A network's signing key. Signs with Bouncy Castle's own arithmetic, some twenty times faster than the JDK's
/// provider. Immutable and safe between threads. Never prints itself.
public final class Ed25519Key {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
    private static final String END = "\n-----END PRIVATE KEY-----\n";
    /// RFC 8410: version 0, algorithm 1.3.101.112, an octet string within an octet string.
    private static final byte[] PKCS8_HEAD = {
        0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20
    };

    private final Ed25519PrivateKeyParameters secret;
    private final NetworkKey publicKey;

    private Ed25519Key(Ed25519PrivateKeyParameters secret) {
        this.secret = secret;
        this.publicKey = NetworkKey.of(secret.generatePublicKey().getEncoded());
    }

    public static Ed25519Key generate(SecureRandom random) {
        return new Ed25519Key(new Ed25519PrivateKeyParameters(random));
    }

    /// @param seed 32 bytes
    public static Ed25519Key of(byte[] seed) {
        if (seed.length != Ed25519.SECRET_KEY_SIZE) {
            throw new IllegalArgumentException("an Ed25519 seed has 32 bytes, this has " + seed.length);
        }
        return new Ed25519Key(new Ed25519PrivateKeyParameters(seed, 0));
    }

    public NetworkKey publicKey() {
        return publicKey;
    }

    /// @return 64 bytes, the same for the same message
    public byte[] sign(byte[] message) {
        byte[] signature = new byte[NetworkKey.SIGNATURE_LENGTH];
        sign(message, 0, message.length, signature, 0);
        return signature;
    }

    void sign(byte[] message, int offset, int length, byte[] signature, int signatureOffset) {
        secret.sign(Ed25519.Algorithm.Ed25519, null, message, offset, length, signature, signatureOffset);
    }

    /// Writes the key as PKCS #8 PEM into a new file that only its owner may read.
    ///
    /// @throws FileAlreadyExistsException rather than replace a key
    public void writeTo(Path file) throws IOException {
        byte[] der = Arrays.copyOf(PKCS8_HEAD, PKCS8_HEAD.length + Ed25519.SECRET_KEY_SIZE);
        System.arraycopy(secret.getEncoded(), 0, der, PKCS8_HEAD.length, Ed25519.SECRET_KEY_SIZE);
        byte[] pem = (BEGIN + Base64.getEncoder().encodeToString(der) + END).getBytes(StandardCharsets.US_ASCII);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        // Whole or not at all: a key that a killed process left half-written would stop every later start.
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".key", ".new", ownerOnly);
        try {
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(pem);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.createLink(file, fresh);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// @throws IOException when the file cannot be read or holds no such key
    public static Ed25519Key readFrom(Path file) throws IOException {
        String pem = Files.readString(file, StandardCharsets.US_ASCII);
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(file + " holds no PEM private key");
        }
        byte[] der = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
        if (der.length != PKCS8_HEAD.length + Ed25519.SECRET_KEY_SIZE
                || !Arrays.equals(der, 0, PKCS8_HEAD.length, PKCS8_HEAD, 0, PKCS8_HEAD.length)) {
            throw new IOException(file + " holds a private key that is not Ed25519");
        }
        return of(Arrays.copyOfRange(der, PKCS8_HEAD.length, der.length));
    }

    @Override
    public String toString() {
        return "Ed25519Key[" + publicKey + "]";
    }
}
