package concordat.ledger.certificate;

import concordat.ledger.Fields;
import concordat.ledger.HeadSigner;
import concordat.ledger.MalformedAct;
import concordat.ledger.SignedHead;
import concordat.ledger.json.Canonical;
import concordat.ledger.json.Json;
import concordat.ledger.json.JsonFault;
import concordat.ledger.json.JsonLimits;
import concordat.ledger.json.JsonParser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// A certificate that can be held in hand: what it says, the acts it rests on, the proof that these stand in the
/// ledger, and the network's signature over all of it.
///
/// @param acts the issuing one, then the newest extension, then the withdrawal, as far as there are any
/// @param head of a tree in which they all stand
/// @param keyId which key signed, see [concordat.ledger.KeyId]
/// @param signature lower-case hexadecimal Ed25519 signature over [#signedBytes]
public record CertificateFile(
        Certified certified, List<ProvedAct> acts, SignedHead head, String keyId, String signature) {

    /// What the member `format` says.
    public static final String FORMAT = "concordat-certificate";

    /// The version of the format, written as `v`.
    public static final int VERSION = 1;

    /// No file is larger: a few acts with their proofs are a few thousand bytes.
    public static final int LARGEST = 256 << 10;

    /// Stands before what is signed, so that no signature over anything else can be passed off as a certificate's.
    private static final String CONTEXT = "concordat certificate v1\n";

    private static final JsonLimits LIMITS = new JsonLimits(LARGEST, 12);

    public CertificateFile {
        acts = List.copyOf(acts);
        if (acts.isEmpty() || keyId.isEmpty()) {
            throw new IllegalArgumentException(
                    "a certificate resting on " + acts.size() + " acts, key [" + keyId + "]");
        }
        if (!signature.matches("[0-9a-f]{128}")) {
            throw new IllegalArgumentException("signature [" + signature + "] is not 64 bytes of lower-case hex");
        }
    }

    /// Signs a certificate.
    public static CertificateFile sign(Certified certified, List<ProvedAct> acts, SignedHead head, HeadSigner signer) {
        byte[] message = message(CertificateJson.members(certified, acts, head, signer.keyId()));
        return new CertificateFile(
                certified, acts, head, signer.keyId(), HexFormat.of().formatHex(signer.sign(message)));
    }

    /// @return exactly what the signature covers
    public byte[] signedBytes() {
        return message(CertificateJson.members(certified, acts, head, keyId));
    }

    /// @return the 64 bytes
    public byte[] signatureBytes() {
        return HexFormat.of().parseHex(signature);
    }

    /// @return the file, canonical JSON
    public byte[] bytes() {
        return Canonical.bytes(
                CertificateJson.members(certified, acts, head, keyId).with("signature", new Json.Str(signature)));
    }

    /// @return lower-case hexadecimal SHA-256 of a file
    public static String digest(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /// Reads a file without believing it; see [CertificateCheck].
    ///
    /// @throws MalformedAct when the bytes are not what [#bytes] writes; says where and why
    public static CertificateFile read(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new MalformedAct("it has " + bytes.length + " bytes, a certificate has at most " + LARGEST);
        }
        try {
            if (!(JsonParser.parse(bytes, LIMITS) instanceof Json.Obj object)) {
                throw new MalformedAct("a certificate is an object");
            }
            requireFormat(object);
            CertificateFile file = CertificateJson.file(new Fields(object));
            if (!Arrays.equals(file.bytes(), bytes)) {
                throw new MalformedAct(
                        "not in canonical form, differs at byte " + Math.max(0, Arrays.mismatch(file.bytes(), bytes)));
            }
            return file;
        } catch (JsonFault | IllegalArgumentException e) {
            throw new MalformedAct(String.valueOf(e.getMessage()), e);
        }
    }

    private static void requireFormat(Json.Obj object) {
        Map<String, Json> members = object.members();
        if (!new Json.Str(FORMAT).equals(members.get("format"))) {
            throw new MalformedAct("its format is not " + FORMAT);
        }
        if (!new Json.Int(VERSION).equals(members.get("v"))) {
            throw new MalformedAct("field v: this program reads version " + VERSION + "; a newer one may read more");
        }
    }

    private static byte[] message(Json.Obj members) {
        byte[] context = CONTEXT.getBytes(StandardCharsets.US_ASCII);
        byte[] json = Canonical.bytes(members);
        byte[] message = Arrays.copyOf(context, context.length + json.length);
        System.arraycopy(json, 0, message, context.length, json.length);
        return message;
    }
}
