/// The architecture rules, as tests.
@NullMarked
package concordat.arch;

import org.jspecify.annotations.NullMarked;
