/// The append-only record of every act: canonical bytes in an RFC 6962 Merkle tree, signed heads, proofs, and a
/// verifier that needs nothing but an export and a public key. Knows no act by name; depends on the JDK only.
@NullMarked
package concordat.ledger;

import org.jspecify.annotations.NullMarked;
