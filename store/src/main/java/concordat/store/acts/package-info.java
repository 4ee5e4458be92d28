/// Acts as bytes and back. One mapping by component names serves every kind, so that a new kind costs no code here.
@NullMarked
package concordat.store.acts;

import org.jspecify.annotations.NullMarked;
