/// OSCAL, the open format of NIST for catalogues, plans and results: what a document is, and what is wrong with one.
@NullMarked
package concordat.oscal;

import org.jspecify.annotations.NullMarked;
