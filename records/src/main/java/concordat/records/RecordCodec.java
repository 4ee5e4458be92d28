package concordat.records;

import concordat.decision.Action;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Optional;

/// One record as bytes, big-endian; texts are UTF-8 behind their length in two bytes.
///
/// ```
///   | at 8 | epoch 8 | outcome 8 | facts 8 | kind 1 | action 1 | words 1 | held 8 each |
///   | decision | caller | environment | route |
/// ```
final class RecordCodec {

    private static final int FIXED = 4 * Long.BYTES + 3;
    private static final byte NO_ACTION = -1;
    private static final int MAX_TEXT = 0xffff;
    private static final int MAX_WORDS = 0xff;

    private RecordCodec() {}

    /// @throws IllegalArgumentException when a text or the held controls are longer than the format can say
    static byte[] encode(DecisionRecord decision) {
        byte[][] texts = {
            utf8(decision.decision()), utf8(decision.caller()), utf8(decision.environment()), utf8(decision.route())
        };
        long[] held = decision.held().toLongArray();
        if (held.length > MAX_WORDS) {
            throw new IllegalArgumentException("record with " + held.length + " words of held controls");
        }
        int size = FIXED + held.length * Long.BYTES;
        for (byte[] text : texts) {
            size += Short.BYTES + text.length;
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        out.putLong(decision.at()).putLong(decision.epoch()).putLong(decision.outcome());
        out.putLong(decision.facts());
        out.put(code(decision.kind()));
        out.put(decision.action().map(RecordCodec::code).orElse(NO_ACTION));
        out.put((byte) held.length);
        for (long word : held) {
            out.putLong(word);
        }
        for (byte[] text : texts) {
            out.putShort((short) text.length).put(text);
        }
        return out.array();
    }

    private static byte[] utf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_TEXT) {
            throw new IllegalArgumentException("record with a text of " + bytes.length + " bytes");
        }
        return bytes;
    }

    /// Reads one record and leaves the buffer behind it.
    ///
    /// @throws IllegalArgumentException when the bytes are no record
    static DecisionRecord decode(ByteBuffer in) {
        try {
            long at = in.getLong();
            long epoch = in.getLong();
            long outcome = in.getLong();
            long facts = in.getLong();
            DecisionRecord.Kind kind = kind(in.get());
            Optional<Action> known = action(in.get());
            long[] held = new long[in.get() & 0xff];
            for (int word = 0; word < held.length; word++) {
                held[word] = in.getLong();
            }
            String decision = text(in);
            String caller = text(in);
            String environment = text(in);
            return new DecisionRecord(
                    at,
                    epoch,
                    decision,
                    kind,
                    caller,
                    environment,
                    text(in),
                    known,
                    BitSet.valueOf(held),
                    facts,
                    outcome);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("record ends early", e);
        }
    }

    private static byte code(DecisionRecord.Kind kind) {
        return switch (kind) {
            case AT_START -> 0;
            case CUT -> 1;
        };
    }

    private static DecisionRecord.Kind kind(byte code) {
        return switch (code) {
            case 0 -> DecisionRecord.Kind.AT_START;
            case 1 -> DecisionRecord.Kind.CUT;
            default -> throw new IllegalArgumentException("record of kind " + code);
        };
    }

    private static byte code(Action action) {
        return switch (action) {
            case VIEW -> 0;
            case CHANGE -> 1;
            case BULK -> 2;
            case ADMINISTER -> 3;
        };
    }

    private static Optional<Action> action(byte code) {
        return switch (code) {
            case NO_ACTION -> Optional.empty();
            case 0 -> Optional.of(Action.VIEW);
            case 1 -> Optional.of(Action.CHANGE);
            case 2 -> Optional.of(Action.BULK);
            case 3 -> Optional.of(Action.ADMINISTER);
            default -> throw new IllegalArgumentException("record with action " + code);
        };
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[in.getShort() & 0xffff];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
