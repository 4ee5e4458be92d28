/// What surrounds measures: stays, easings, reviews, continuity, incidents. [Restraints] is the way in.
@NullMarked
package concordat.assurance.restraint;

import org.jspecify.annotations.NullMarked;
