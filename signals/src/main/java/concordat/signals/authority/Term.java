package concordat.signals.authority;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/// For how long a certificate holds, and its serial number, never used twice by one authority.
///
/// @param serial positive, at most 20 bytes
/// @param from inclusive; certificates know whole seconds
public record Term(BigInteger serial, Instant from, Instant until) {

    private static final Duration EARLIER = Duration.ofMinutes(5);
    private static final int FRESH_BITS = 120;

    public Term {
        if (serial.signum() <= 0 || serial.bitLength() > 159) {
            throw new IllegalArgumentException("serial " + serial + " is not positive and at most 20 bytes");
        }
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("certificate from " + from + " until " + until);
        }
    }

    /// A term with a serial that nobody can guess. It begins a little earlier, for machines whose clocks are behind.
    public static Term fresh(Instant now, Instant until, SecureRandom random) {
        return new Term(new BigInteger(FRESH_BITS, random).setBit(FRESH_BITS - 1), now.minus(EARLIER), until);
    }
}
