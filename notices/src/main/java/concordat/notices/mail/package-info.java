/// Notices as letters: plain text, with nothing in it that a reader would load from elsewhere. [Letters] is the way in.
@NullMarked
package concordat.notices.mail;

import org.jspecify.annotations.NullMarked;
