/// What OSCAL says a document may hold: one table for all eight models, from which reading, writing and checking
/// follow.
@NullMarked
package concordat.oscal.model;

import org.jspecify.annotations.NullMarked;
