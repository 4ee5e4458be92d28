/// What notices say, in words. [Wording] is the way in.
@NullMarked
package concordat.notices.words;

import org.jspecify.annotations.NullMarked;
