/// Tells people what they must know: follows the ledger and the clock, and sends what is to be sent. [NoticeOffice] is
/// the way in.
@NullMarked
package concordat.app.notices;

import org.jspecify.annotations.NullMarked;
