/// Statements that a person has logged in, as a network's own identity provider makes them.
@NullMarked
package concordat.signals.login;

import org.jspecify.annotations.NullMarked;
