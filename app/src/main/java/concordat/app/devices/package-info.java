/// Devices: how they come in and go, what is said of them, and what follows from it.
@NullMarked
package concordat.app.devices;

import org.jspecify.annotations.NullMarked;
