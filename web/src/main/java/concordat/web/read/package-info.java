/// What API and pages show, read from the programme: one reading, two ways to show it.
@NullMarked
package concordat.web.read;

import org.jspecify.annotations.NullMarked;
