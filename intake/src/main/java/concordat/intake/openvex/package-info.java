/// Reads OpenVEX statements.
@NullMarked
package concordat.intake.openvex;

import org.jspecify.annotations.NullMarked;
