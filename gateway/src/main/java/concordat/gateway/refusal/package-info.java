/// What a refused caller is told, as JSON or as a page.
@NullMarked
package concordat.gateway.refusal;

import org.jspecify.annotations.NullMarked;
