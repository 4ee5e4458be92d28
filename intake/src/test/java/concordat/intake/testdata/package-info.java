/// Where tests find real reports.
@NullMarked
package concordat.intake.testdata;

import org.jspecify.annotations.NullMarked;
