package concordat.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MessageReaderTest {

    private static final Head HEAD = Head.of(9, Digests.sha256(new byte[] {9}));
    private static final List<Message> ALL = List.of(
            new Message.Hello("northshire", "gateway-1", HEAD, true),
            new Message.Ask(Buffer.buffer(new byte[Beat.NONCE_LENGTH])),
            new Message.WantWhole(),
            new Message.Ack(HEAD),
            new Message.Refused("no longer registered"));

    @Property(tries = 300)
    void take_cutAnywhere_givesTheSameMessages(@ForAll @IntRange(min = 1, max = 300) int piece) throws BadMessage {
        Buffer stream = Buffer.buffer();
        ALL.forEach(message -> stream.appendBuffer(Messages.encode(message)));
        MessageReader reader = new MessageReader(Messages.MOST_FROM_GATEWAY);
        List<Message> read = new ArrayList<>();
        for (int at = 0; at < stream.length(); at += piece) {
            read.addAll(reader.take(stream.getBuffer(at, Math.min(at + piece, stream.length()))));
        }

        assertThat(read).isEqualTo(ALL);
    }

    @Property(tries = 5_000)
    void take_anyBytes_givesMessagesOrOneFault(@ForAll byte[] noise) {
        MessageReader reader = new MessageReader(Messages.MOST_FROM_GATEWAY);
        try {
            assertThat(reader.take(Buffer.buffer(noise))).doesNotContainNull();
        } catch (BadMessage e) {
            assertThat(e.reason()).isNotBlank();
        }
    }

    @Test
    void take_tooLong_isRefusedBeforeItHasCome() {
        MessageReader reader = new MessageReader(100);

        assertThatThrownBy(() -> reader.take(Buffer.buffer().appendInt(101).appendByte((byte) Message.ASK)))
                .isInstanceOf(BadMessage.class)
                .hasMessage("message of 101 bytes, at most 100");
    }

    @Test
    void take_frame_keepsItsBytes() throws BadMessage {
        byte[] frame = new byte[300_000];
        frame[299_999] = 7;
        Buffer stream = Messages.beforeFrame(frame.length).appendBytes(frame);

        List<Message> read = new MessageReader(1 << 20).take(stream);

        assertThat(read).singleElement().isInstanceOfSatisfying(Message.Framed.class, framed -> assertThat(
                        framed.frame())
                .isEqualTo(frame));
    }
}
