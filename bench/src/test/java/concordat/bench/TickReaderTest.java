package concordat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TickReaderTest {

    private static final String STREAM = String.join(
            "\r\n",
            "HTTP/1.1 200 OK",
            "x: 123",
            "transfer-encoding: chunked",
            "",
            "9",
            ": ready\n\n",
            "11",
            "data: 123456789\n\n",
            "1a",
            "data: 9876\n\ndata: 54\n\n",
            "");

    private final List<Long> times = new ArrayList<>();
    private final TickReader reader = new TickReader(times::add);

    private boolean read(String text) {
        return reader.read(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
    }

    @Test
    void read_chunks_findsTheTimesAndNoSizes() {
        assertThat(read(STREAM)).isTrue();
        assertThat(times).containsExactly(123_456_789L, 9_876L, 54L);
    }

    @Test
    void read_byteByByte_findsTheSame() {
        for (int i = 0; i < STREAM.length(); i++) {
            boolean through = read(STREAM.substring(i, i + 1));
            assertThat(through).isEqualTo(i >= STREAM.indexOf("\r\n\r\n") + 3);
        }
        assertThat(times).containsExactly(123_456_789L, 9_876L, 54L);
    }

    @Test
    void read_anotherStatus_isRefused() {
        assertThatThrownBy(() -> read("HTTP/1.1 403 ")).hasMessageContaining("not answered with 200");
    }
}
