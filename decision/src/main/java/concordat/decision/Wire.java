package concordat.decision;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The bytes of a whole snapshot and of a delta. Version 1:
///
/// ```
///   snapshot   0        4     6       14           22
///              | "CCSN" | 1   | epoch | compiledAt | terms | list of route | list of place | list of caller |
///   delta      0        4     6       14
///              | "CCDL" | 1   | epoch | list of environment | list of caller | list of fingerprint |
///
///   terms        network, edition: string; controls, handlings, facts: list of string; tiers: list of n; loginFacts: n
///   route        id, service, host: string; methods: set of string; path: string; handling: n; action: octet;
///                flags: octet (1 releasable, 2 durable); staleMicros, leastTier: n; needs: list of bits;
///                workloadNeeds: bits; obligations: octet
///   place        octet 1 and an environment; or octet 0 and the id of one that callers name and no row describes
///   environment  id, body: string; held: list of bits; changesAt: word; heldAfter: list of bits;
///                flags: octet (1 suspended, 2 limits follow, 4 restrictions spare routes); restrictions: list of
///                (handlings, tiers: set of n; services, spared: set of string); services: set of string;
///                limits, limitsAfter: list of (control, handling: n; services: set of string)
///   caller       fingerprint: 32 octets; flags: octet (0-1 kind, 4 changesAt follows, 8 factsAfter differs,
///                16 has services); id: string; environment: n, its place (in a delta string, its id); facts: n;
///                changesAt: word; factsAfter: n; services: set of string
///
///   word, epoch, compiledAt   8 octets, big-endian        n       up to 64 bits, 7 to an octet, lowest first,
///   version                   2 octets, big-endian                as short as can be; the top bit says more follow
///   string, bits              n octets, then those        list    n members, then those; a set is sorted
/// ```
///
/// Whoever reads must know before whether the bytes are to be trusted: reading checks that they are well-formed and
/// fit together, and never sets aside memory for a length that is only claimed.
public final class Wire {

    static final int MAX_STRING = 0xffff;
    static final int MAX_CONTROLS = 1 << 12;
    private static final byte[] SNAPSHOT = {'C', 'C', 'S', 'N', 0, 1};
    private static final byte[] DELTA = {'C', 'C', 'D', 'L', 0, 1};

    private Wire() {}

    /// Streams: holds no more than a buffer beside the snapshot.
    ///
    /// @throws IllegalArgumentException when a string is longer than 65,535 bytes or there are over 4,096 controls
    public static void write(Snapshot snapshot, DataOutput out) throws IOException {
        WireWriter writer = new WireWriter(out);
        RowWriter rows = new RowWriter(writer);
        writer.raw(SNAPSHOT);
        writer.word(snapshot.epoch());
        writer.word(snapshot.compiledAt());
        rows.terms(snapshot.terms());
        writer.list(snapshot.routeRows(), rows::route);
        EnvironmentTable environments = snapshot.environments();
        writer.count(environments.size());
        for (int place = 0; place < environments.size(); place++) {
            EnvironmentRow row = environments.row(place);
            writer.octet(row == null ? 0 : 1);
            if (row == null) {
                writer.string(environments.id(place));
            } else {
                rows.environment(row);
            }
        }
        writer.count(snapshot.callerCount());
        for (int caller = 0; caller < snapshot.callerCount(); caller++) {
            rows.caller(snapshot.callerRow(caller), snapshot.environmentPlace(caller));
        }
        writer.flush();
    }

    /// @throws IllegalArgumentException as [#write(Snapshot, DataOutput)]
    public static void write(Delta delta, DataOutput out) throws IOException {
        WireWriter writer = new WireWriter(out);
        RowWriter rows = new RowWriter(writer);
        writer.raw(DELTA);
        writer.word(delta.epoch());
        writer.list(delta.environments(), rows::environment);
        writer.list(delta.callers(), rows::caller);
        writer.count(delta.removedCallers().size());
        for (String fingerprint : delta.removedCallers()) {
            rows.fingerprint(fingerprint);
        }
        writer.flush();
    }

    /// Reads one snapshot and not an octet more. The input should be buffered.
    ///
    /// @throws MalformedWireException when the bytes are no snapshot of a known version, end early, or do not fit
    public static Snapshot readSnapshot(DataInput in) throws IOException {
        return guarded(() -> snapshot(new WireReader(in)));
    }

    /// Reads one delta and not an octet more. The input should be buffered.
    ///
    /// @throws MalformedWireException when the bytes are no delta of a known version, end early, or are no rows
    public static Delta readDelta(DataInput in) throws IOException {
        return guarded(() -> delta(new WireReader(in)));
    }

    /// @return all the bytes; for a snapshot of millions use the stream
    public static byte[] bytes(Snapshot snapshot) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(snapshot, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /// @return all the bytes
    public static byte[] bytes(Delta delta) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(delta, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /// @throws MalformedWireException as [#readSnapshot(DataInput)], and when octets are left over
    public static Snapshot readSnapshot(byte[] bytes) throws MalformedWireException {
        return whole(bytes, Wire::readSnapshot);
    }

    /// @throws MalformedWireException as [#readDelta(DataInput)], and when octets are left over
    public static Delta readDelta(byte[] bytes) throws MalformedWireException {
        return whole(bytes, Wire::readDelta);
    }

    private interface Reading<T> {
        T read(DataInput in) throws IOException;
    }

    private static <T> T whole(byte[] bytes, Reading<T> reading) throws MalformedWireException {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        try {
            T value = reading.read(new DataInputStream(in));
            if (in.available() > 0) {
                throw new MalformedWireException(in.available() + " bytes are left over");
            }
            return value;
        } catch (MalformedWireException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static <T> T guarded(WireReader.Each<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (EOFException e) {
            throw new MalformedWireException("the bytes end early", e);
        } catch (IllegalArgumentException e) {
            throw new MalformedWireException("the rows do not fit: " + e.getMessage(), e);
        }
    }

    private static void begin(WireReader reader, byte[] expected) throws IOException {
        byte[] actual = reader.raw(expected.length);
        for (int i = 0; i < expected.length; i++) {
            if (actual[i] != expected[i]) {
                boolean version = i >= Integer.BYTES;
                throw new MalformedWireException(
                        version
                                ? "version " + (((actual[4] & 0xff) << 8) | (actual[5] & 0xff)) + " is not known"
                                : "neither snapshot nor delta, or not the one expected");
            }
        }
    }

    private static Snapshot snapshot(WireReader reader) throws IOException {
        begin(reader, SNAPSHOT);
        long epoch = reader.word();
        long compiledAt = reader.word();
        RowReader rows = new RowReader(reader);
        Terms terms = rows.terms();
        SnapshotEdit edit = new SnapshotEdit(terms, new RouteTable(terms, reader.list(rows::route)));
        int places = reader.count();
        for (int place = 0; place < places; place++) {
            if (rows.flag()) {
                edit.add(rows.environment());
            } else {
                edit.mention(reader.string());
            }
            if (edit.places() != place + 1) {
                throw new MalformedWireException("an environment is named twice");
            }
        }
        int callers = reader.count();
        for (int caller = 0; caller < callers; caller++) {
            rows.caller(edit, places);
        }
        return edit.freeze(epoch, compiledAt);
    }

    private static Delta delta(WireReader reader) throws IOException {
        begin(reader, DELTA);
        long epoch = reader.word();
        RowReader rows = new RowReader(reader);
        List<EnvironmentRow> environments = reader.list(rows::environment);
        List<CallerRow> callers = reader.list(rows::caller);
        List<String> removed = reader.list(() -> rows.fingerprint().toString());
        return new Delta(epoch, environments, callers, removed);
    }
}
