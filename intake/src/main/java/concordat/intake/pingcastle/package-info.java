/// Reads reports of PingCastle.
@NullMarked
package concordat.intake.pingcastle;

import org.jspecify.annotations.NullMarked;
