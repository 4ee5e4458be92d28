/// Reads SPDX bills of materials and what they say of vulnerabilities.
@NullMarked
package concordat.intake.spdx;

import org.jspecify.annotations.NullMarked;
