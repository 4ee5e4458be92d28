/// Who of the Authority has opened which body's findings. See [concordat.assurance.opening.Openings].
@NullMarked
package concordat.assurance.opening;

import org.jspecify.annotations.NullMarked;
