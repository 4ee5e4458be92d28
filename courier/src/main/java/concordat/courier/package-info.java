/// Carries what is to be sent to where it goes: mail over SMTP, and signed requests to addresses that somebody
/// registered. Knows nothing of what it carries. [MailCourier] and [HookCourier] are the ways in.
@NullMarked
package concordat.courier;

import org.jspecify.annotations.NullMarked;
