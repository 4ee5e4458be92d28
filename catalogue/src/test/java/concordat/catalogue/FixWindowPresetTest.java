package concordat.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FixWindowPresetTest {

    @ParameterizedTest
    @EnumSource
    void of_itsOwnWindowsInAnyOrder_isThePreset(FixWindowPreset preset) {
        List<FixWindow> turned = new ArrayList<>(preset.windows());
        Collections.reverse(turned);

        assertThat(FixWindowPreset.of(turned)).contains(preset);
        assertThat(preset.windows(List.of())).isEqualTo(preset.windows());
        assertThat(preset.windows()).extracting(FixWindow::severity).doesNotHaveDuplicates();
    }

    @Test
    void windows_withOneOfItsOwnAndOneBeside_keepsTheOthers() {
        FixWindow sooner = new FixWindow(Severity.CRITICAL, Duration.ofDays(5), Duration.ofDays(14));
        FixWindow beside = new FixWindow(Severity.MEDIUM, Duration.ofDays(28), Duration.ofDays(56));

        List<FixWindow> windows = FixWindowPreset.CYBER_ESSENTIALS.windows(List.of(beside, sooner));

        assertThat(windows)
                .containsExactly(
                        sooner, new FixWindow(Severity.HIGH, Duration.ofDays(14), Duration.ofDays(14)), beside);
        assertThat(FixWindowPreset.of(windows)).isEmpty();
    }
}
