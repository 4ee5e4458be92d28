/// Reads reports of Burp Suite.
@NullMarked
package concordat.intake.burp;

import org.jspecify.annotations.NullMarked;
