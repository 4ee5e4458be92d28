package concordat.decision;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/// Writes the primitives of [Wire] through a buffer of its own.
final class WireWriter {

    private static final int FLUSH_AT = 1 << 15;

    private final DataOutput out;
    private byte[] buffer = new byte[FLUSH_AT + 1024];
    private int size;

    WireWriter(DataOutput out) {
        this.out = out;
    }

    /// One member of a list.
    interface Each<T> {
        void write(T value) throws IOException;
    }

    <T> void list(Collection<T> values, Each<? super T> each) throws IOException {
        count(values.size());
        for (T value : values) {
            each.write(value);
        }
    }

    /// Sorted, so that equal values have equal bytes.
    void strings(Collection<String> values) throws IOException {
        list(values.stream().sorted().toList(), this::string);
    }

    void places(Collection<Integer> values) throws IOException {
        list(values.stream().sorted().toList(), this::count);
    }

    void bitSets(List<BitSet> values) throws IOException {
        list(values, this::bits);
    }

    void bits(BitSet value) throws IOException {
        bytes(value.toByteArray(), Wire.MAX_CONTROLS / Byte.SIZE);
    }

    void string(String value) throws IOException {
        bytes(value.getBytes(StandardCharsets.UTF_8), Wire.MAX_STRING);
    }

    private void bytes(byte[] value, int most) throws IOException {
        if (value.length > most) {
            throw new IllegalArgumentException("a value of " + value.length + " bytes; " + most + " is the most");
        }
        count(value.length);
        raw(value);
    }

    void raw(byte[] value) throws IOException {
        room(value.length);
        System.arraycopy(value, 0, buffer, size, value.length);
        size += value.length;
    }

    void octet(int value) throws IOException {
        room(1);
        buffer[size++] = (byte) value;
    }

    void count(int value) throws IOException {
        varint(value);
    }

    /// Seven bits to a byte, lowest first; the top bit says that more follow.
    void varint(long value) throws IOException {
        room(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            buffer[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[size++] = (byte) rest;
    }

    void word(long value) throws IOException {
        room(Long.BYTES);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            buffer[size++] = (byte) (value >>> shift);
        }
    }

    void flush() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
    }

    private void room(int more) throws IOException {
        if (size >= FLUSH_AT) {
            flush();
        }
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, size + more);
        }
    }
}
