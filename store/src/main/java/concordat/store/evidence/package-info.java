/// Documents of evidence: sealed with their body's key, kept in pieces, checked before anybody gets them.
@NullMarked
package concordat.store.evidence;

import org.jspecify.annotations.NullMarked;
