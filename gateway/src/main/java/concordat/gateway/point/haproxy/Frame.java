package concordat.gateway.point.haproxy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A frame that HAProxy sends.
///
/// ```
///   byte type | 4 bytes flags (1 last of its message, 2 broken off) | number stream | number frame | what the type has
///   1 HELLO       names and values
///   2 DISCONNECT  names and values
///   3 NOTIFY      messages: text name | byte arguments | names and values
/// ```
public sealed interface Frame {

    int LONGEST = 65_536;

    /// @param versions it speaks, as it wrote them
    /// @param longest frame it takes, the length before it not counted
    /// @param probe whether it only looks whether somebody is here
    record Hello(String versions, long longest, boolean probe) implements Frame {}

    /// It goes.
    record Disconnect() implements Frame {}

    /// Messages to answer.
    record Notify(long stream, long frame, List<Message> messages) implements Frame {
        public Notify {
            messages = List.copyOf(messages);
        }
    }

    /// One message.
    ///
    /// @param arguments by name; of two by one name the last
    record Message(String name, Map<String, Value> arguments) {
        public Message {
            arguments = Map.copyOf(arguments);
        }

        String text(String argument) {
            Value found = arguments.get(argument);
            return found == null ? "" : found.text();
        }

        byte[] bytes(String argument) {
            return arguments.get(argument) instanceof Value.Bytes bytes ? bytes.bytes() : new byte[0];
        }
    }

    /// @param bytes without the length before it
    /// @throws MalformedFrameException when these are no frame of HAProxy's
    static Frame read(byte[] bytes) throws MalformedFrameException {
        return Reading.frame(bytes);
    }

    /// How they are read.
    final class Reading {

        private static final int HELLO = 1;
        private static final int DISCONNECT = 2;
        private static final int NOTIFY = 3;
        private static final int FIN = 1;
        private static final int TOO_BIG = 3;
        private static final int INVALID = 4;
        private static final int FRAGMENTED = 10;
        private static final int MOST_PAIRS = 64;
        private static final int MOST_MESSAGES = 16;

        private Reading() {}

        private static Frame frame(byte[] bytes) throws MalformedFrameException {
            if (bytes.length > LONGEST) {
                throw new MalformedFrameException(TOO_BIG, "a frame of " + bytes.length + " bytes");
            }
            FrameReader in = new FrameReader(ByteBuffer.wrap(bytes));
            int type = in.octet();
            if (in.word() != FIN) {
                throw new MalformedFrameException(FRAGMENTED, "frames in pieces are not taken");
            }
            long stream = in.number();
            long frame = in.number();
            return switch (type) {
                case HELLO -> hello(pairs(in, MOST_PAIRS));
                case DISCONNECT -> new Disconnect();
                case NOTIFY -> new Notify(stream, frame, messages(in));
                default -> throw new MalformedFrameException(INVALID, "a frame of type " + type);
            };
        }

        private static Hello hello(Map<String, Value> pairs) {
            Message said = new Message("hello", pairs);
            return new Hello(
                    said.text("supported-versions"),
                    pairs.get("max-frame-size") instanceof Value.Count number ? number.value() : 0,
                    pairs.get("healthcheck") instanceof Value.Truth truth && truth.holds());
        }

        private static Map<String, Value> pairs(FrameReader in, int most) throws MalformedFrameException {
            Map<String, Value> pairs = new HashMap<>();
            for (int read = 0; in.hasMore(); read++) {
                if (read == most) {
                    throw new MalformedFrameException(TOO_BIG, "more than " + most + " values");
                }
                pairs.put(in.text(), in.value());
            }
            return pairs;
        }

        private static List<Message> messages(FrameReader in) throws MalformedFrameException {
            List<Message> messages = new ArrayList<>();
            while (in.hasMore()) {
                if (messages.size() == MOST_MESSAGES) {
                    throw new MalformedFrameException(TOO_BIG, "more than " + MOST_MESSAGES + " messages");
                }
                String name = in.text();
                int count = in.octet();
                Map<String, Value> arguments = new HashMap<>();
                for (int read = 0; read < count; read++) {
                    arguments.put(in.text(), in.value());
                }
                messages.add(new Message(name, arguments));
            }
            return messages;
        }
    }
}
