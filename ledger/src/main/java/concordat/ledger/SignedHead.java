package concordat.ledger;

import concordat.ledger.json.Canonical;
import concordat.ledger.json.Json;
import concordat.ledger.json.JsonFault;
import concordat.ledger.json.JsonLimits;
import concordat.ledger.json.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The network's word that its first `size` acts are these and no others. Whoever keeps one can tell later whether
/// anything was taken away or changed.
///
/// @param at when it was signed, microseconds since 1970-01-01T00:00Z
/// @param keyId which key signed, see [KeyId]
/// @param signature lower-case hexadecimal Ed25519 signature over [#signedBytes]
public record SignedHead(String network, long size, Hash rootHash, long at, String keyId, String signature) {

    /// Stands before what is signed, so that no signature over anything else can be passed off as a head's.
    private static final String CONTEXT = "concordat ledger head v1\n";

    private static final Set<String> FIELDS = Set.of("network", "size", "rootHash", "at", "keyId", "signature");

    public SignedHead {
        if (network.isEmpty() || keyId.isEmpty() || size < 0) {
            throw new IllegalArgumentException("head of network [" + network + "], key [" + keyId + "], size " + size);
        }
        if (!signature.matches("[0-9a-f]{128}")) {
            throw new IllegalArgumentException("signature [" + signature + "] is not 64 bytes of lower-case hex");
        }
    }

    /// Signs the head of a tree.
    ///
    /// @param at microseconds, not before the newest act's
    public static SignedHead sign(String network, Frontier tree, long at, HeadSigner signer) {
        Hash root = tree.root();
        byte[] message = message(network, tree.size(), root, at, signer.keyId());
        return new SignedHead(
                network, tree.size(), root, at, signer.keyId(), HexFormat.of().formatHex(signer.sign(message)));
    }

    /// @return exactly what the signature covers
    public byte[] signedBytes() {
        return message(network, size, rootHash, at, keyId);
    }

    /// @return the 64 bytes
    public byte[] signatureBytes() {
        return HexFormat.of().parseHex(signature);
    }

    /// @return the head as canonical JSON, for export and for keeping elsewhere
    public byte[] bytes() {
        return Canonical.bytes(json());
    }

    /// @return what [#bytes] writes, to be put into something larger
    public Json.Obj json() {
        return members(network, size, rootHash, at, keyId).with("signature", new Json.Str(signature));
    }

    /// @throws MalformedAct when the bytes are not what [#bytes] writes
    public static SignedHead read(byte[] bytes) {
        try {
            if (!(JsonParser.parse(bytes, JsonLimits.ACT) instanceof Json.Obj object)) {
                throw new MalformedAct("a head is an object");
            }
            Fields fields = new Fields(object);
            fields.requireExactly(FIELDS);
            SignedHead head = new SignedHead(
                    fields.text("network"),
                    fields.integer("size"),
                    Hash.ofHex(fields.text("rootHash")),
                    fields.integer("at"),
                    fields.text("keyId"),
                    fields.text("signature"));
            if (!Arrays.equals(head.bytes(), bytes)) {
                throw new MalformedAct("head not in canonical form");
            }
            return head;
        } catch (JsonFault | IllegalArgumentException e) {
            throw new MalformedAct("not a head: " + e.getMessage(), e);
        }
    }

    private static byte[] message(String network, long size, Hash root, long at, String keyId) {
        byte[] context = CONTEXT.getBytes(StandardCharsets.US_ASCII);
        byte[] json = Canonical.bytes(members(network, size, root, at, keyId));
        byte[] message = new byte[context.length + json.length];
        System.arraycopy(context, 0, message, 0, context.length);
        System.arraycopy(json, 0, message, context.length, json.length);
        return message;
    }

    private static Json.Obj members(String network, long size, Hash root, long at, String keyId) {
        return new Json.Obj(new TreeMap<>(Map.of(
                "network", new Json.Str(network),
                "size", new Json.Int(size),
                "rootHash", new Json.Str(root.hex()),
                "at", new Json.Int(at),
                "keyId", new Json.Str(keyId))));
    }
}
