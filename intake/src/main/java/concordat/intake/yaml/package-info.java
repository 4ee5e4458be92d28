/// Files that people write as YAML, read node by node so that every problem is told with its place.
@NullMarked
package concordat.intake.yaml;

import org.jspecify.annotations.NullMarked;
