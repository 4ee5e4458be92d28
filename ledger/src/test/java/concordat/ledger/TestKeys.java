package concordat.ledger;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;

/// The first and second key pairs of RFC 8032, section 7.1: known to all, so fit for tests alone.
public enum TestKeys implements HeadSigner {
    FIRST(
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"),
    SECOND(
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

    private static final String SPKI = "302a300506032b6570032100";

    private final String secret;
    private final String open;

    TestKeys(String secret, String open) {
        this.secret = secret;
        this.open = open;
    }

    public PublicKey publicKey() {
        return HeadVerifier.key(HexFormat.of().parseHex(SPKI + open));
    }

    @Override
    public String keyId() {
        return KeyId.of(publicKey());
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(
                            NamedParameterSpec.ED25519, HexFormat.of().parseHex(secret)));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has Ed25519", e);
        }
    }
}
