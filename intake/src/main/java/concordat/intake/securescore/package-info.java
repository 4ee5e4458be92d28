/// Reads the Secure Score of a tenant of Microsoft 365.
@NullMarked
package concordat.intake.securescore;

import org.jspecify.annotations.NullMarked;
