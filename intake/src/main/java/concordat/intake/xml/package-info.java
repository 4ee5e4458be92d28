/// Reads reports written in XML, element by element, in constant memory and within limits.
@NullMarked
package concordat.intake.xml;

import org.jspecify.annotations.NullMarked;
