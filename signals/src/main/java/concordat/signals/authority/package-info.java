/// The network's certificate authority: [CertificateAuthority] is its one door.
@NullMarked
package concordat.signals.authority;

import org.jspecify.annotations.NullMarked;
