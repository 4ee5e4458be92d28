/// Reads reports written in JSON, value by value, in constant memory and within limits.
@NullMarked
package concordat.intake.json;

import org.jspecify.annotations.NullMarked;
