/// Reads findings in the Open Cybersecurity Schema Framework.
@NullMarked
package concordat.intake.ocsf;

import org.jspecify.annotations.NullMarked;
