/// Commands about yearly health checks.
@NullMarked
package concordat.cli.ithc;

import org.jspecify.annotations.NullMarked;
