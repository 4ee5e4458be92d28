/// What is printed: a certificate as one readable, accessible page. [CertificatePage] is the way in.
@NullMarked
package concordat.print;

import org.jspecify.annotations.NullMarked;
