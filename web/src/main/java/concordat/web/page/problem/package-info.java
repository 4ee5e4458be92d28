/// Refusals as pages.
@NullMarked
package concordat.web.page.problem;

import org.jspecify.annotations.NullMarked;
