/// Reads reports of ZAP.
@NullMarked
package concordat.intake.zap;

import org.jspecify.annotations.NullMarked;
