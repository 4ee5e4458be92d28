/// The certificate authority and what devices report.
@NullMarked
package concordat.signals;

import org.jspecify.annotations.NullMarked;
