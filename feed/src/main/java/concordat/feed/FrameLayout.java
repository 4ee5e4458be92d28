package concordat.feed;

/// Where each field of a version 1 frame lies. All numbers are big-endian; `n` is the length of the network's id.
///
/// ```
///   0        1        2        3        4        5        6        7
///   +--------+--------+--------+--------+--------+--------+--------+--------+
///   |  'C'      'O'      'N'      'C'      'F'      'E'      'E'      'D'    |
///   +--------+--------+--------+--------+--------+--------+--------+--------+
///   |     version     |  kind  |   n    |  network, n bytes of ASCII ...
///   +--------+--------+--------+--------+--------+--------+--------+--------+
///   |  sequence, 8 bytes                                                    |
///   |  previous, 32 bytes: hash of the step before, or of the step named    |
///   |  at, 8 bytes: microseconds since 1970 UTC                             |
///   |  clock offset, 8 bytes: microseconds                                  |
///   |  digest, 32 bytes: SHA-256 of the payload                             |
///   |  payload length p, 4 bytes                                            |
///   |  key id, 8 bytes                                                      |
///   +-----------------------------------------------------------------------+  what is signed ends here
///   |  signature, 64 bytes of Ed25519                                       |
///   |  payload, p bytes                                                     |
///   +-----------------------------------------------------------------------+
/// ```
///
/// The hash of a frame is the SHA-256 of what is signed. The payload is bound by its digest, so that a large state is
/// read once to be verified, and the chain can be followed over headers alone.
final class FrameLayout {

    static final long MAGIC = 0x434F_4E43_4645_4544L;
    static final int VERSION = 1;

    static final int VERSION_AT = 8;
    static final int KIND_AT = 10;
    static final int NETWORK_LENGTH_AT = 11;
    static final int NETWORK_AT = 12;
    /// What is signed, without the network's id.
    static final int SIGNED_BYTES = NETWORK_AT + 8 + 32 + 8 + 8 + 32 + 4 + 8;

    static final int SMALLEST = headerLength(1);

    private FrameLayout() {}

    static int signedLength(int networkLength) {
        return SIGNED_BYTES + networkLength;
    }

    static int headerLength(int networkLength) {
        return signedLength(networkLength) + NetworkKey.SIGNATURE_LENGTH;
    }

    static int lengthOf(int networkLength, int payloadLength) {
        return Math.addExact(headerLength(networkLength), payloadLength);
    }
}
