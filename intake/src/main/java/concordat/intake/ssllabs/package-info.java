/// Reads reports of SSL Labs.
@NullMarked
package concordat.intake.ssllabs;

import org.jspecify.annotations.NullMarked;
