/// A gateway as a process of its own.
@NullMarked
package concordat.app.gateway;

import org.jspecify.annotations.NullMarked;
