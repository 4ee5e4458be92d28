/// A document as values that never change: objects that keep their order and whatever is not understood, lists,
/// simple values.
@NullMarked
package concordat.oscal.tree;

import org.jspecify.annotations.NullMarked;
