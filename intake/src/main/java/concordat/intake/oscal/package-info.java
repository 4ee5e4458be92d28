/// Reads assessments and plans of action written in OSCAL, as reports.
@NullMarked
package concordat.intake.oscal;

import org.jspecify.annotations.NullMarked;
