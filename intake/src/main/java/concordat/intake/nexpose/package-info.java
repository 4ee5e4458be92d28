/// Reads reports of Nexpose, also called InsightVM.
@NullMarked
package concordat.intake.nexpose;

import org.jspecify.annotations.NullMarked;
