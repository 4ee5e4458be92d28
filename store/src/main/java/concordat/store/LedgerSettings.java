package concordat.store;

import concordat.assurance.ids.NetworkId;
import concordat.ledger.HeadSigner;
import java.time.InstantSource;

/// How a ledger is opened.
///
/// @param holder what this process calls itself to others, for example `control-1 on host7`
/// @param clock when acts are done; the only clock the ledger has
public record LedgerSettings(NetworkId network, HeadSigner signer, String holder, InstantSource clock) {

    public LedgerSettings {
        if (holder.isBlank()) {
            throw new IllegalArgumentException("the process that opens " + network + " has no name");
        }
    }
}
