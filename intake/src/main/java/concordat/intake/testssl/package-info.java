/// Reads reports of testssl.
@NullMarked
package concordat.intake.testssl;

import org.jspecify.annotations.NullMarked;
