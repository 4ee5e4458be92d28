/// Enrolled devices, their certificates, and what is said of them.
@NullMarked
package concordat.store.devices;

import org.jspecify.annotations.NullMarked;
