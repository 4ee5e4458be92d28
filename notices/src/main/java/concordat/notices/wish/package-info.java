/// What people want sent to them, how and when. [Wishes] is the way in.
@NullMarked
package concordat.notices.wish;

import org.jspecify.annotations.NullMarked;
