package concordat.feed;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts a stream of bytes into messages. Holds at most one unfinished message, and of that little more than what has
/// come, so an announced length takes no memory by itself. Not safe between threads.
final class MessageReader {

    private static final int FIRST_ROOM = 64 << 10;

    private final int most;
    private final ByteBuffer prefix = ByteBuffer.allocate(5);
    private byte[] body = new byte[0];
    private int filled;

    /// @param most largest length of type and body together
    MessageReader(int most) {
        this.most = most;
    }

    /// @return the messages that are now complete, in order
    /// @throws BadMessage when what follows cannot be understood; the connection is of no more use
    List<Message> take(Buffer chunk) throws BadMessage {
        List<Message> messages = new ArrayList<>();
        int at = 0;
        while (at < chunk.length()) {
            if (prefix.hasRemaining()) {
                prefix.put(chunk.getByte(at++));
                if (prefix.hasRemaining()) {
                    continue;
                }
                body = new byte[Math.min(checkedLength(), FIRST_ROOM)];
                filled = 0;
            }
            int take = Math.min(chunk.length() - at, checkedLength() - filled);
            makeRoom(take);
            chunk.getBytes(at, at + take, body, filled);
            at += take;
            filled += take;
            if (filled == checkedLength()) {
                messages.add(Messages.decode(prefix.get(4), body));
                prefix.clear();
                body = new byte[0];
            }
        }
        return messages;
    }

    /// The length of the body, without the type.
    private int checkedLength() throws BadMessage {
        int length = prefix.getInt(0);
        if (length < 1 || length > most) {
            throw new BadMessage("message of " + Integer.toUnsignedLong(length) + " bytes, at most " + most);
        }
        return length - 1;
    }

    private void makeRoom(int more) throws BadMessage {
        if (filled + more > body.length) {
            long doubled = Math.max(filled + more, 2L * body.length);
            body = Arrays.copyOf(body, (int) Math.min(doubled, checkedLength()));
        }
    }
}
