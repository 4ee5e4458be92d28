/// Hex maps in the HexJSON format: one hexagon for each area, so that a small place shows as well as a large one.
@NullMarked
package concordat.intake.hexjson;

import org.jspecify.annotations.NullMarked;
