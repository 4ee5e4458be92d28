package concordat.cli.terminal;

import concordat.api.ApiClient;
import concordat.api.ApiFailure;
import concordat.api.view.ActBatch;
import concordat.api.view.Receipt;
import java.io.IOException;
import java.util.Optional;

/// Does acts; proves who does them where that is wanted.
public final class Acting {
    /// The fault of an act that wants proof of who does it; such numbers never change.
    private static final int CONFIRMATION_LACKING = 1_060;

    private Acting() {}

    /// @param ifMatch how many acts the record must have
    public static Receipt send(
            Console console, ApiClient api, ActBatch batch, String key, Optional<Long> ifMatch, Password password)
            throws IOException, InterruptedException {
        try {
            return ifMatch.isPresent()
                    ? api.postIf("/acts", batch, key, ifMatch.get(), Receipt.class)
                    : api.post("/acts", batch, key, Receipt.class);
        } catch (ApiFailure refused) {
            if (refused.problem().fault().filter(f -> f == CONFIRMATION_LACKING).isEmpty()) {
                throw refused;
            }
            return api.confirmed(batch, password.ask(console, " (to show that it is you)"), key, ifMatch);
        }
    }
}
