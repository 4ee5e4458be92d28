/// What people are told, what they want sent, and what is to be sent. [NoticeStore] is the way in.
@NullMarked
package concordat.store.notices;

import org.jspecify.annotations.NullMarked;
