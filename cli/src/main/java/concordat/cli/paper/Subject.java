package concordat.cli.paper;

import concordat.api.ApiClient;
import concordat.api.view.StandingView;
import concordat.catalogue.Edition;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.OneEnvironment;
import concordat.intake.edition.EditionReading;
import concordat.intake.edition.Editions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Whom a table is about.
///
/// @param edition by which the environment is judged
record Subject(String body, String environment, Edition edition) {

    /// @param environment needed when the body has more than one
    static Subject find(ApiClient api, String body, Optional<String> environment)
            throws IOException, InterruptedException {
        List<StandingView> all = api.page(Address.of("bodies", body, "standing").text(), StandingView.class)
                .items();
        List<String> places = all.stream().map(StandingView::environment).toList();
        StandingView one = all.get(places.indexOf(OneEnvironment.of(body, environment, places)));
        return new Subject(body, one.environment(), edition(api, one.edition()));
    }

    static Edition edition(ApiClient api, String id) throws IOException, InterruptedException {
        Path file = Files.createTempFile("concordat-edition-", ".yaml");
        try {
            api.download(Address.of("editions", id).text(), file);
            try (InputStream in = Files.newInputStream(file)) {
                return switch (Editions.read(in, id)) {
                    case EditionReading.Read read -> read.edition();
                    case EditionReading.Rejected rejected ->
                        throw new CannotGoOn("the server's edition " + id + " cannot be read ("
                                + rejected.problems().getFirst()
                                + "); use the command line that came with the server");
                };
            }
        } finally {
            Files.delete(file);
        }
    }
}
