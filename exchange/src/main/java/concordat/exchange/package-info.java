/// What is kept here, in OSCAL, and back. Pure: every time is passed in, every identity is made from what is named, and
/// nothing that a document refers to is ever opened.
@NullMarked
package concordat.exchange;

import org.jspecify.annotations.NullMarked;
