/// What the web asks of the rest of the control plane. The application gives it.
@NullMarked
package concordat.web.desk;

import org.jspecify.annotations.NullMarked;
