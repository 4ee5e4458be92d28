/// A public register of bodies as CSV: who there is, under which codes, and who came after whom.
@NullMarked
package concordat.intake.register;

import org.jspecify.annotations.NullMarked;
