/// One body: what it reaches, what it loses next, control by control.
@NullMarked
package concordat.web.page.body;

import org.jspecify.annotations.NullMarked;
