/// Reads reports of OWASP Dependency-Check.
@NullMarked
package concordat.intake.dependencycheck;

import org.jspecify.annotations.NullMarked;
