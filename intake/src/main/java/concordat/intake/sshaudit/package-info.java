/// Reads reports of ssh-audit.
@NullMarked
package concordat.intake.sshaudit;

import org.jspecify.annotations.NullMarked;
