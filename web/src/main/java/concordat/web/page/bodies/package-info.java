/// The list of bodies with filters, order and pages.
@NullMarked
package concordat.web.page.bodies;

import org.jspecify.annotations.NullMarked;
