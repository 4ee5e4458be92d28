package concordat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class AnswerReaderTest {

    private static final String ANSWER =
            "HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Length: 5\r\nx-id: \r\n\r\n\r\n\r\nh";

    private final AnswerReader reader = new AnswerReader();

    private int read(String text) {
        return reader.read(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
    }

    @Test
    void read_twoAnswersAndABit_countsThoseThatEnded() {
        assertThat(read(ANSWER + ANSWER + "HTTP/1")).isEqualTo(2);
    }

    @Test
    void read_inAnyPieces_findsTheSameEnds() {
        String both = ANSWER + ANSWER;
        for (int at = 1; at < both.length(); at++) {
            int first = read(both.substring(0, at));
            assertThat(first + read(both.substring(at))).as("broken at %d", at).isEqualTo(2);
        }
    }

    @Test
    void read_emptyBody_endsWithTheHead() {
        assertThat(read("HTTP/1.1 200 OK\r\ncontent-length:0\r\n\r\n")).isEqualTo(1);
    }

    @Test
    void read_anotherStatus_isRefused() {
        assertThatThrownBy(() -> read("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n"))
                .hasMessage("answered [HTTP/1.1 403 Forbidden]");
    }

    @Test
    void read_noLength_isRefused() {
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"))
                .hasMessageContaining("without a length");
    }

    @Test
    void read_endlessHead_isRefused() {
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nx: " + "y".repeat(20_000)))
                .hasMessageContaining("longer than");
    }
}
