/// Control catalogues in OSCAL, the open format of NIST, as JSON. What is not understood is kept as it stands.
@NullMarked
package concordat.intake.oscal;

import org.jspecify.annotations.NullMarked;
