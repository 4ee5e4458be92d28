/// Other codes, and what was published about how codes stand to each other. [OtherCodes] is the way in; what follows
/// for a body is read by [concordat.catalogue.crosswalk].
@NullMarked
package concordat.assurance.crosswalk;

import org.jspecify.annotations.NullMarked;
