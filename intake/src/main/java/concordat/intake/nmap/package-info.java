/// Reads reports of Nmap.
@NullMarked
package concordat.intake.nmap;

import org.jspecify.annotations.NullMarked;
