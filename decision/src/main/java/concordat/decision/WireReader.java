package concordat.decision;

import java.io.DataInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads the primitives of [Wire]. Believes no length: a list grows as its members arrive, and whatever is read at
/// once has an upper bound.
final class WireReader {

    private static final int BELIEVED = 64;

    private final DataInput in;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();

    WireReader(DataInput in) {
        this.in = in;
    }

    /// One member of a list.
    interface Each<T> {
        T read() throws IOException;
    }

    <T> List<T> list(Each<T> each) throws IOException {
        int count = count();
        List<T> values = new ArrayList<>(Math.min(count, BELIEVED));
        for (int i = 0; i < count; i++) {
            values.add(each.read());
        }
        return values;
    }

    <T> Set<T> set(Each<T> each) throws IOException {
        int count = count();
        Set<T> values = new HashSet<>();
        for (int i = 0; i < count; i++) {
            T value = each.read();
            if (!values.add(value)) {
                throw new MalformedWireException("a set has " + value + " twice");
            }
        }
        return values;
    }

    Set<String> strings() throws IOException {
        return set(this::string);
    }

    Set<Integer> places() throws IOException {
        return set(this::count);
    }

    List<BitSet> bitSets() throws IOException {
        return list(this::bits);
    }

    BitSet bits() throws IOException {
        return BitSet.valueOf(bytes(Wire.MAX_CONTROLS / Byte.SIZE));
    }

    String string() throws IOException {
        byte[] bytes = bytes(Wire.MAX_STRING);
        try {
            return utf8.decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedWireException("a string is not UTF-8", e);
        }
    }

    private byte[] bytes(int most) throws IOException {
        int length = count();
        if (length > most) {
            throw new MalformedWireException("a value of " + length + " bytes; " + most + " is the most");
        }
        return raw(length);
    }

    byte[] raw(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    int octet() throws IOException {
        return in.readUnsignedByte();
    }

    /// @return from 0 to [Integer#MAX_VALUE]
    int count() throws IOException {
        long value = varint();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new MalformedWireException("a count of " + Long.toUnsignedString(value));
        }
        return (int) value;
    }

    long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int octet = octet();
            value |= (octet & 0x7fL) << shift;
            if ((octet & 0x80) == 0) {
                if ((octet == 0 && shift > 0) || (shift == 63 && octet > 1)) {
                    throw new MalformedWireException("a number written longer than it is");
                }
                return value;
            }
        }
        throw new MalformedWireException("a number of more than 64 bits");
    }

    long word() throws IOException {
        return in.readLong();
    }
}
