package concordat.catalogue;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ControlIdTest {

    @Test
    void anythingButTheStatedForm_isRefusedWithTheValue() {
        assertThatThrownBy(() -> new ControlId("vul3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vul3");
    }
}
