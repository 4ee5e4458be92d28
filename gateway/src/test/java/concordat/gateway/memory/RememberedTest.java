package concordat.gateway.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RememberedTest {

    private final Remembered<Integer> remembered = new Remembered<>();

    @Test
    void whatIsOneTooManyEmptiesItAndIsKept() {
        for (int at = 0; at < 4_096; at++) {
            remembered.put("text " + at, at);
        }
        assertThat(remembered.get("text 0")).isZero();

        remembered.put("one more", 7);

        assertThat(remembered.get("one more")).isEqualTo(7);
        assertThat(remembered.get("text 0")).isNull();
        assertThat(remembered.get("text 4095")).isNull();
    }

    @Test
    void whatIsForgottenIsGone() {
        remembered.put("a", 1);
        remembered.put("b", 2);

        remembered.forget("a");
        assertThat(remembered.get("a")).isNull();
        assertThat(remembered.get("b")).isEqualTo(2);

        remembered.forgetAll();
        assertThat(remembered.get("b")).isNull();
    }
}
