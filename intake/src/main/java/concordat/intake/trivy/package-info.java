/// Reads reports of Trivy.
@NullMarked
package concordat.intake.trivy;

import org.jspecify.annotations.NullMarked;
