package concordat.signals.authority;

/// A key and the certificates that vouch for it, as PEM.
///
/// @param chainPem the holder's certificate, then the authority's
/// @param keyPem PKCS #8, unencrypted
/// @param fingerprint of the holder's certificate, see [Certificates#fingerprint]
public record Credential(String chainPem, String keyPem, String fingerprint) {

    /// Leaves the key out.
    @Override
    public String toString() {
        return "Credential[" + fingerprint + "]";
    }
}
