/// The append-only record: canonical bytes, Merkle tree, signed heads, proofs and their offline verifier.
@NullMarked
package concordat.ledger;

import org.jspecify.annotations.NullMarked;
