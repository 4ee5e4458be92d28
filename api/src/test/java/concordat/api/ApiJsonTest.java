package concordat.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.api.view.ClockMove;
import concordat.api.view.ClockView;
import concordat.api.view.GatewayView;
import concordat.api.view.Page;
import concordat.api.view.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

final class ApiJsonTest {

    @Test
    void instantsAndDurations_areWords() {
        ClockView view = new ClockView(Instant.parse("2026-11-22T04:05:06.000007Z"), Duration.ofDays(14), true);
        assertThat(ApiJson.line(view))
                .isEqualTo("{\"now\":\"2026-11-22T04:05:06.000007Z\",\"offset\":\"PT336H\",\"movable\":true}");
        assertThat(ApiJson.read(ApiJson.write(view), ClockView.class)).isEqualTo(view);
    }

    @Test
    void whatIsAbsent_isLeftOut_andReadsBackAsAbsent() {
        Page<GatewayView> page = new Page<>(
                List.of(new GatewayView("gw-1", true, 7, Optional.empty(), false)), Optional.empty(), Optional.of(1));
        assertThat(ApiJson.line(page)).doesNotContain("null").doesNotContain("next");
        assertThat(ApiJson.readPage(ApiJson.write(page), GatewayView.class)).isEqualTo(page);
        assertThat(ApiJson.read(
                                "{\"type\":\"x\",\"title\":\"t\",\"status\":400}".getBytes(StandardCharsets.UTF_8),
                                Problem.class)
                        .errors())
                .isEmpty();
    }

    @Test
    void anUnknownMember_isRefused() {
        assertThatThrownBy(() -> ApiJson.read(
                        "{\"advance\":\"P14D\",\"advence\":1}".getBytes(StandardCharsets.UTF_8), ClockMove.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("advence");
    }
}
