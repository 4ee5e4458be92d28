package concordat.signals.authority;

import java.math.BigInteger;
import java.time.Instant;

/// For how long a certificate holds, and its serial number, never used twice by one authority.
///
/// @param serial positive, at most 20 bytes
/// @param from inclusive; certificates know whole seconds
public record Term(BigInteger serial, Instant from, Instant until) {

    public Term {
        if (serial.signum() <= 0 || serial.bitLength() > 159) {
            throw new IllegalArgumentException("serial " + serial + " is not positive and at most 20 bytes");
        }
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("certificate from " + from + " until " + until);
        }
    }
}
