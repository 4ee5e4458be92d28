/// Reads what Wazuh knows of vulnerabilities.
@NullMarked
package concordat.intake.wazuh;

import org.jspecify.annotations.NullMarked;
