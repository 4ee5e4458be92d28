/// The yearly test by an independent tester, and whether what it looked at is what there is. [HealthChecks] is
/// the way in.
@NullMarked
package concordat.assurance.healthcheck;

import org.jspecify.annotations.NullMarked;
