/// The demonstration network, made through the same API as a real one, and its sample services.
@NullMarked
package concordat.demo;

import org.jspecify.annotations.NullMarked;
