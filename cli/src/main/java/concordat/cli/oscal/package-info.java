/// Commands for OSCAL documents, all of them without a server: check one, convert one, resolve a profile.
@NullMarked
package concordat.cli.oscal;

import org.jspecify.annotations.NullMarked;
