package concordat.gateway.point.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

final class FramesTest {

    /// As the protocol's own text encodes numbers.
    private static void number(ByteArrayOutputStream out, long value) {
        if (value >= 0 && value < 240) {
            out.write((int) value);
            return;
        }
        out.write((int) (value | 240));
        long rest = (value - 240) >>> 4;
        while (rest >= 128) {
            out.write((int) (rest | 128));
            rest = (rest - 128) >>> 7;
        }
        out.write((int) rest);
    }

    private static void text(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        number(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static ByteArrayOutputStream head(int type, int flags, long stream, long frame) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(type);
        out.writeBytes(ByteBuffer.allocate(4).putInt(flags).array());
        number(out, stream);
        number(out, frame);
        return out;
    }

    private static byte[] notification(long stream, long frame, String path, byte[] certificate) {
        ByteArrayOutputStream out = head(3, 1, stream, frame);
        text(out, "concordat-check");
        out.write(4);
        text(out, "method");
        out.write(8);
        text(out, "GET");
        text(out, "path");
        out.write(8);
        text(out, path);
        text(out, "certificate");
        out.write(9);
        number(out, certificate.length);
        out.writeBytes(certificate);
        text(out, "authorization");
        out.write(0);
        return out.toByteArray();
    }

    @Property(tries = 500)
    void notification_isReadAsItWasWritten(
            @ForAll long stream, @ForAll long frame, @ForAll @Size(max = 5_000) byte[] certificate) throws Exception {
        Frame read = Frame.read(notification(stream >>> 1, frame >>> 1, "/\u00e9", certificate));
        assertThat(read).isInstanceOfSatisfying(Frame.Notify.class, notify -> {
            assertThat(notify.stream()).isEqualTo(stream >>> 1);
            assertThat(notify.frame()).isEqualTo(frame >>> 1);
            Frame.Message message = notify.messages().getFirst();
            assertThat(message.name()).isEqualTo("concordat-check");
            assertThat(message.text("method")).isEqualTo("GET");
            assertThat(message.text("path")).isEqualTo("/\u00e9");
            assertThat(message.bytes("certificate")).isEqualTo(certificate);
            assertThat(message.text("authorization")).isEmpty();
            assertThat(message.text("none")).isEmpty();
        });
    }

    @Property(tries = 3_000)
    void whateverComes_isReadOrRefused(@ForAll @Size(max = 300) byte[] bytes) {
        readOrRefused(bytes);
    }

    @Property(tries = 2_000)
    void damagedFrames_areReadOrRefused(@ForAll int at, @ForAll byte with, @ForAll boolean cut) {
        byte[] sound = notification(7, 300, "/x", new byte[600]);
        int place = Math.floorMod(at, sound.length);
        byte[] damaged = cut ? Arrays.copyOf(sound, place) : sound.clone();
        if (!cut) {
            damaged[place] = with;
        }
        readOrRefused(damaged);
    }

    private static void readOrRefused(byte[] bytes) {
        try {
            assertThat(Frame.read(bytes)).isNotNull();
        } catch (MalformedFrameException e) {
            assertThat(e.status()).isPositive();
        }
    }

    @Property(tries = 500)
    void whatIsWritten_isReadBack(@ForAll long value) throws Exception {
        long positive = value >>> 1;
        byte[] written = new FrameWriter(3, positive, 0).toBytes();
        FrameReader in = new FrameReader(ByteBuffer.wrap(written));
        assertThat(in.word()).isEqualTo(written.length - 4);
        assertThat(in.octet()).isEqualTo(3);
        assertThat(in.word()).isEqualTo(1);
        assertThat(in.number()).isEqualTo(positive);
        assertThat(in.number()).isZero();
        assertThat(in.hasMore()).isFalse();
    }

    @Example
    void numbers_areTheProtocolsOwnExamples() {
        Map<Long, String> known =
                Map.of(239L, "ef", 240L, "f000", 2_287L, "ff7f", 2_288L, "f08000", 264_431L, "ffff7f");
        known.forEach((value, hex) -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            number(out, value);
            assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo(hex);
        });
    }

    @Example
    void bounds_areKept() {
        assertThatThrownBy(() -> Frame.read(new byte[Frame.LONGEST + 1])).hasMessageContaining("a frame of");
        assertThatThrownBy(() -> Frame.read(head(3, 0, 1, 1).toByteArray())).hasMessageContaining("in pieces");
        assertThatThrownBy(() -> Frame.read(head(3, 3, 1, 1).toByteArray())).hasMessageContaining("in pieces");
        assertThatThrownBy(() -> Frame.read(head(101, 1, 1, 1).toByteArray())).hasMessageContaining("type 101");
        ByteArrayOutputStream many = head(1, 1, 0, 0);
        for (int i = 0; i < 65; i++) {
            text(many, "n" + i);
            many.write(0);
        }
        assertThatThrownBy(() -> Frame.read(many.toByteArray())).hasMessageContaining("64 values");
        ByteArrayOutputStream messages = head(3, 1, 0, 0);
        for (int i = 0; i < 17; i++) {
            text(messages, "m" + i);
            messages.write(0);
        }
        assertThatThrownBy(() -> Frame.read(messages.toByteArray())).hasMessageContaining("16 messages");
    }

    @Example
    void greeting_saysVersionsAndSize() throws Exception {
        ByteArrayOutputStream hello = head(1, 1, 0, 0);
        text(hello, "supported-versions");
        hello.write(8);
        text(hello, "2.0");
        text(hello, "max-frame-size");
        hello.write(3);
        number(hello, 16_380);
        text(hello, "healthcheck");
        hello.write(0x11);
        assertThat(Frame.read(hello.toByteArray())).isEqualTo(new Frame.Hello("2.0", 16_380, true));
    }
}
