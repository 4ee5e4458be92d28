/// Reads findings of Dependency-Track.
@NullMarked
package concordat.intake.dependencytrack;

import org.jspecify.annotations.NullMarked;
