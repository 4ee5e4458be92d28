/// The terms under which bodies use services, and what happens under them. [Terms] is the way in.
@NullMarked
package concordat.assurance.agreement;

import org.jspecify.annotations.NullMarked;
