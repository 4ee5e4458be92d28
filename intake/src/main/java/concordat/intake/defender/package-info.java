/// Reads what Microsoft Defender knows of machines and their vulnerabilities.
@NullMarked
package concordat.intake.defender;

import org.jspecify.annotations.NullMarked;
