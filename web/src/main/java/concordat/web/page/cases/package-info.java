/// The list of cases.
@NullMarked
package concordat.web.page.cases;

import org.jspecify.annotations.NullMarked;
