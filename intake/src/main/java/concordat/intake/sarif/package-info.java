/// Reads what tools of static analysis exchange: SARIF.
@NullMarked
package concordat.intake.sarif;

import org.jspecify.annotations.NullMarked;
