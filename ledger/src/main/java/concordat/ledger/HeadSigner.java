package concordat.ledger;

/// Holds the network's private key.
public interface HeadSigner {

    /// @return the key's id, as [KeyId] derives it
    String keyId();

    /// @return the 64 bytes of the Ed25519 signature
    byte[] sign(byte[] message);
}
