/// Certificates and how long they run. [Certificates] is the way in.
@NullMarked
package concordat.assurance.certificate;

import org.jspecify.annotations.NullMarked;
