/// One case: the ladder, what is owed by whom, what was said, and the forms to go on.
@NullMarked
package concordat.web.page.casework;

import org.jspecify.annotations.NullMarked;
