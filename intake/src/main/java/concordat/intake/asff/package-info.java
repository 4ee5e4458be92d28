/// Reads findings in the AWS Security Finding Format.
@NullMarked
package concordat.intake.asff;

import org.jspecify.annotations.NullMarked;
