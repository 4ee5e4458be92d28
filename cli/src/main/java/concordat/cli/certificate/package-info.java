/// The commands below `certificate`.
@NullMarked
package concordat.cli.certificate;

import org.jspecify.annotations.NullMarked;
