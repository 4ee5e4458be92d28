package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.decision.Reason;
import concordat.gateway.refusal.Messages;
import concordat.gateway.refusal.ProblemText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GatewaySettingsTest {

    @Test
    void defaults_areThese() {
        Path pem = Path.of("a.pem");
        assertThat(GatewaySettings.defaults("g1", 8443, pem, pem, pem, Map.of()))
                .isEqualTo(new GatewaySettings(
                        "g1",
                        "0.0.0.0",
                        8443,
                        0,
                        pem,
                        pem,
                        pem,
                        Map.of(),
                        2,
                        "your organisation's security officer",
                        true,
                        new Limits(
                                16_384,
                                100,
                                1_073_741_824,
                                40_000,
                                100,
                                65_536,
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(75),
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(60),
                                10_000,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(5)),
                        Optional.empty()));
    }

    @Test
    void whatCannotBe_isRefused_withItsValue() {
        Path pem = Path.of("a.pem");
        assertThatThrownBy(() -> GatewaySettings.defaults("g 1", 8443, pem, pem, pem, Map.of()))
                .hasMessageContaining("g 1");
        assertThatThrownBy(() -> GatewaySettings.defaults("g1", 70_000, pem, pem, pem, Map.of()))
                .hasMessageContaining("70000");
        assertThatThrownBy(() -> Upstream.parse("https://a:1")).hasMessageContaining("https://a:1");
        assertThatThrownBy(() -> Upstream.parse("http://a:1/x")).hasMessageContaining("http://a:1/x");
        assertThat(Upstream.parse("h2c://127.0.0.1:9000")).isEqualTo(new Upstream("127.0.0.1", 9_000, true));
        assertThat(Upstream.parse("http://localhost")).isEqualTo(new Upstream("localhost", 80, false));
    }

    @Test
    void everyReason_hasItsTexts() {
        Messages messages = Messages.load();
        assertThat(messages.title(Reason.SUSPENDED)).isNotBlank();
    }

    @Test
    void accept_choosesPageOrJson() {
        assertThat(ProblemText.prefersPage("")).isFalse();
        assertThat(ProblemText.prefersPage("*/*")).isFalse();
        assertThat(ProblemText.prefersPage("application/json")).isFalse();
        assertThat(ProblemText.prefersPage("text/html;q=0.5, application/json")).isFalse();
        assertThat(ProblemText.prefersPage("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"))
                .isTrue();
    }
}
