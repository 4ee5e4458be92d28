package concordat.exchange.findings;

import concordat.exchange.Identity;
import java.util.ArrayList;
import java.util.List;

/// Identities that are the same from one file to the next.
final class Ids {

    private Ids() {}

    /// The same network and parts always make the same one.
    static String uuid(Occasion occasion, String what, String... parts) {
        List<String> all =
                new ArrayList<>(List.of(occasion.programme().network().value(), "finding-file", what));
        all.addAll(List.of(parts));
        return Identity.uuid(all.toArray(String[]::new));
    }

    /// Of one edition of a file: another for each moment and question.
    static String document(Occasion occasion, String what) {
        return uuid(
                occasion,
                "document",
                what,
                occasion.body().value(),
                occasion.environments().toString(),
                occasion.at().toString(),
                occasion.asked());
    }
}
