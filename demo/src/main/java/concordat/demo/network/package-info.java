/// An invented country, drawn from a seed: places, bodies, how they stand, what they reach. Reads no clock, no file.
@NullMarked
package concordat.demo.network;

import org.jspecify.annotations.NullMarked;
