/// Documents out of bytes: JSON, YAML and XML, within limits, to the same tree.
@NullMarked
package concordat.oscal.read;

import org.jspecify.annotations.NullMarked;
