/// Plans, what is done under them, and how far their record bears them out. [Plans] is the way in.
@NullMarked
package concordat.assurance.plan;

import org.jspecify.annotations.NullMarked;
