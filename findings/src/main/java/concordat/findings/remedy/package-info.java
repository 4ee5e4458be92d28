/// What mends findings: one fix for many of them, and about how long it takes.
@NullMarked
package concordat.findings.remedy;

import org.jspecify.annotations.NullMarked;
