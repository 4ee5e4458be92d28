/// The nation at a glance: counts, map, what changes next.
@NullMarked
package concordat.web.page.board;

import org.jspecify.annotations.NullMarked;
