package concordat.app.control;

import concordat.app.settings.DataFolder;
import concordat.app.settings.WholeFile;
import concordat.feed.Ed25519Key;
import concordat.ledger.HeadSigner;
import concordat.ledger.KeyId;
import concordat.signals.authority.CertificateAuthority;
import concordat.signals.authority.Credential;
import concordat.signals.authority.Holder;
import concordat.signals.authority.Term;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// The network's own keys, made on the first start and kept in the data folder.
///
/// @param network signs heads and frames
/// @param authority issues certificates
/// @param feed the control plane's own certificate, issued anew at each start
/// @param token with which the operator's command line speaks
record Keyring(Ed25519Key network, CertificateAuthority authority, Credential feed, String token) {

    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

    /// @param now machine time, since certificates are judged by it
    static Keyring open(DataFolder folder, String network, Instant now, SecureRandom random) throws IOException {
        Path keys = folder.keys();
        Path networkKey = keys.resolve("network.pem");
        if (!Files.exists(networkKey)) {
            Ed25519Key.generate(random).writeTo(networkKey);
        }
        Ed25519Key key = Ed25519Key.readFrom(networkKey);
        publish(keys, key);
        Path ca = keys.resolve("ca.pem");
        Path caKey = keys.resolve("ca.key.pem");
        if (!Files.exists(ca)) {
            CertificateAuthority.found(network, Term.fresh(now, now.plus(Duration.ofDays(3_650)), random), random)
                    .store(ca, caKey);
        }
        CertificateAuthority authority = CertificateAuthority.load(ca, caKey);
        Credential feed = authority.issue(
                Holder.server("control", List.of("localhost", "127.0.0.1")),
                Term.fresh(now, now.plus(Duration.ofDays(90)), random),
                random);
        return new Keyring(key, authority, feed, token(folder, random));
    }

    private static String token(DataFolder folder, SecureRandom random) throws IOException {
        if (!Files.exists(folder.token())) {
            byte[] bytes = new byte[32];
            random.nextBytes(bytes);
            Path fresh = Files.createTempFile(
                    folder.keys(),
                    "token",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n");
            Files.move(fresh, folder.token());
        }
        return Files.readString(folder.token()).strip();
    }

    /// What others pin and verify with: no secret.
    private static void publish(Path keys, Ed25519Key key) throws IOException {
        tell(keys.resolve("network.pub"), key.publicKey() + "\n");
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(spki(key))
                + "\n-----END PUBLIC KEY-----\n";
        tell(keys.resolve("network-ledger.pub.pem"), pem);
    }

    /// A gateway that starts beside this may be reading it.
    private static void tell(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            WholeFile.replace(file, text);
        }
    }

    private static byte[] spki(Ed25519Key key) {
        byte[] raw = key.publicKey().bytes();
        byte[] spki = java.util.Arrays.copyOf(SPKI, SPKI.length + raw.length);
        System.arraycopy(raw, 0, spki, SPKI.length, raw.length);
        return spki;
    }

    /// @return the network's key as the ledger asks for it
    HeadSigner headSigner() {
        String id = KeyId.of(spki(network));
        return new HeadSigner() {
            @Override
            public String keyId() {
                return id;
            }

            @Override
            public byte[] sign(byte[] message) {
                return network.sign(message);
            }
        };
    }

    /// Leaves the token out.
    @Override
    public String toString() {
        return "Keyring of " + authority.network();
    }
}
