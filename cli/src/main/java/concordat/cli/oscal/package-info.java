/// Commands for OSCAL documents: check one, convert one, resolve a profile; with a server, export records as one.
@NullMarked
package concordat.cli.oscal;

import org.jspecify.annotations.NullMarked;
