/// Predicates written by administrators, compiled once: findings to controls, facts to fact bits.
@NullMarked
package concordat.rules;

import org.jspecify.annotations.NullMarked;
