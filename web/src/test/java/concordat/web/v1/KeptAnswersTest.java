package concordat.web.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.api.view.WebhookView;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.ids.PersonId;
import concordat.web.desk.WebhookDesk;
import concordat.web.http.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is no act is done once under a key, and answered the same.
final class KeptAnswersTest {
    private static final String ADDRESS = "/webhooks";
    private static final String WANTED = "{\"url\":\"https://desk.example/told\"}";
    private final List<String> done = new ArrayList<>();
    private final Front front = new Front(
            Year.lived(), Year.NOW, Map.of("webhooks", Front.desk(WebhookDesk.class, (self, method, given) -> {
                done.add(method.getName());
                return method.getName().equals("one") ? Optional.of(webhook("none")) : webhook("secret-" + done.size());
            })));

    KeptAnswersTest() {
        front.act("lead", new RoleGranted(new PersonId("lead"), Role.AUTHORITY_LEAD, Optional.empty()));
    }

    private static WebhookView webhook(String secret) {
        return new WebhookView(
                "w-1",
                Optional.empty(),
                "https://desk.example/told",
                List.of(),
                "lead",
                Year.NOW,
                "active",
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(secret));
    }

    private String ask(String address, String key, String body) throws IOException, InterruptedException {
        return Front.text(front.ask("lead", "POST", address, body, Map.of("idempotency-key", key)));
    }

    @Test
    void aWebhook_isAddedOnce_andAnotherRequestUnderItsKeyIsRefused() throws IOException, InterruptedException {
        String first = ask(ADDRESS, "k-1", WANTED);

        assertThat(ask(ADDRESS, "k-1", WANTED)).isEqualTo(first).contains("secret-1");
        assertThat(done).containsExactly("add");
        assertThatThrownBy(() -> ask(ADDRESS, "k-1", WANTED + " "))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.problem().status()).isEqualTo(422));
        assertThat(ask(ADDRESS, "k-2", WANTED)).contains("secret-2");
    }

    @Test
    void aSecret_isRotatedOnceUnderItsKey() throws IOException, InterruptedException {
        String first = ask("/webhooks/w-1/secret", "k-1", "");

        assertThat(ask("/webhooks/w-1/secret", "k-1", "")).isEqualTo(first);
        assertThat(ask("/webhooks/w-1/secret", "k-2", "")).isNotEqualTo(first);
        assertThat(done).filteredOn(d -> d.equals("rotate")).hasSize(2);
    }
}
