/// Enrolment over secure transport (RFC 7030, RFC 8951): what stands in its messages.
@NullMarked
package concordat.signals.est;

import org.jspecify.annotations.NullMarked;
