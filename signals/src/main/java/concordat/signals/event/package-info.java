/// Security events that identity providers and device managers send: signed statements (RFC 8417) as the Shared Signals
/// Framework, CAEP and RISC of OpenID have them.
@NullMarked
package concordat.signals.event;

import org.jspecify.annotations.NullMarked;
