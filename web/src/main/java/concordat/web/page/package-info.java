/// The one door to the pages.
@NullMarked
package concordat.web.page;

import org.jspecify.annotations.NullMarked;
