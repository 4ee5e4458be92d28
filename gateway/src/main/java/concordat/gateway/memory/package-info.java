/// What is worth remembering between requests.
@NullMarked
package concordat.gateway.memory;

import org.jspecify.annotations.NullMarked;
