/// The texts that people read, looked up by the code they belong to.
@NullMarked
package concordat.web.words;

import org.jspecify.annotations.NullMarked;
