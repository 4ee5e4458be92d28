package concordat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class FrameTrackerTest {

    @Property(tries = 200)
    void boundaries_areWhereFramesEnd_howeverTheBytesAreCut(
            @ForAll @Size(max = 6) List<@IntRange(min = 0, max = 70_000) Integer> lengths,
            @ForAll boolean masked,
            @ForAll @IntRange(min = 1, max = 3_000) int slice) {
        ByteBuf all = Unpooled.buffer();
        List<Integer> ends = new ArrayList<>(List.of(0));
        for (int length : lengths) {
            all.writeByte(0x82);
            int mask = masked ? 0x80 : 0;
            if (length < 126) {
                all.writeByte(mask | length);
            } else if (length < 65_536) {
                all.writeByte(mask | 126).writeShort(length);
            } else {
                all.writeByte(mask | 127).writeLong(length);
            }
            all.writeZero(masked ? 4 + length : length);
            ends.add(all.writerIndex());
        }
        FrameTracker frames = new FrameTracker();
        while (all.isReadable()) {
            frames.pass(all.readSlice(Math.min(slice, all.readableBytes())));
            assertThat(frames.isAtBoundary()).isEqualTo(ends.contains(all.readerIndex()));
        }
        assertThat(frames.isAtBoundary()).isTrue();
    }

    @Test
    void afterACloseFrame_nothingIsPutIn() {
        FrameTracker frames = new FrameTracker();
        frames.pass(Unpooled.wrappedBuffer(FrameTracker.closeFrame(1_000, "bye")));
        assertThat(frames.isAtBoundary()).isFalse();
    }

    @Test
    void closeFrame_isAsTheStandardSays() {
        assertThat(FrameTracker.closeFrame(4_403, "no")).containsExactly(0x88, 4, 0x11, 0x33, 'n', 'o');
        assertThatThrownBy(() -> FrameTracker.closeFrame(4_403, "x".repeat(124)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
