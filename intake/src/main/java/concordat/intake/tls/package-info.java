/// Reads reports of tools that look at how a server speaks TLS.
@NullMarked
package concordat.intake.tls;

import org.jspecify.annotations.NullMarked;
