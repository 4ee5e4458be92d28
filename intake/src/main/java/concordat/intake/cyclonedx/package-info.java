/// Reads CycloneDX bills of materials and what they say of vulnerabilities.
@NullMarked
package concordat.intake.cyclonedx;

import org.jspecify.annotations.NullMarked;
