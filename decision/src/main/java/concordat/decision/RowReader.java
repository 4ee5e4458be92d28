package concordat.decision;

import concordat.decision.EnvironmentRow.Limit;
import concordat.decision.EnvironmentRow.Restriction;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// Reads rows as [Wire] draws them.
final class RowReader {

    private static final int CALLER_FLAGS =
            RowWriter.KIND | RowWriter.CHANGES | RowWriter.AFTER_DIFFERS | RowWriter.HAS_SERVICES;
    private static final int ENVIRONMENT_FLAGS = RowWriter.SUSPENDED | RowWriter.LIMITED | RowWriter.SPARES;
    private static final int ROUTE_FLAGS = RowWriter.RELEASABLE | RowWriter.DURABLE;

    private final WireReader in;

    RowReader(WireReader in) {
        this.in = in;
    }

    Terms terms() throws IOException {
        String network = in.string();
        String edition = in.string();
        List<String> controls = in.list(in::string);
        if (controls.size() > Wire.MAX_CONTROLS) {
            throw new MalformedWireException(controls.size() + " controls; " + Wire.MAX_CONTROLS + " is the most");
        }
        List<String> handlings = in.list(in::string);
        List<String> facts = in.list(in::string);
        List<Long> tiers = in.list(in::varint);
        return new Terms(network, edition, controls, handlings, facts, tiers, in.varint());
    }

    RouteRow route() throws IOException {
        String id = in.string();
        String service = in.string();
        String host = in.string();
        Set<String> methods = in.strings();
        String path = in.string();
        int handling = in.count();
        Action action = Action.numbered(in.octet());
        int flags = flags(ROUTE_FLAGS);
        long staleMicros = in.varint();
        int leastTier = in.count();
        List<BitSet> needs = in.bitSets();
        BitSet workloadNeeds = in.bits();
        return new RouteRow(
                id,
                service,
                host,
                methods,
                path,
                handling,
                action,
                (flags & RowWriter.RELEASABLE) != 0,
                staleMicros,
                leastTier,
                needs,
                workloadNeeds,
                in.octet(),
                (flags & RowWriter.DURABLE) != 0);
    }

    EnvironmentRow environment() throws IOException {
        String id = in.string();
        String body = in.string();
        List<BitSet> held = in.bitSets();
        long changesAt = in.word();
        List<BitSet> heldAfter = in.bitSets();
        int flags = flags(ENVIRONMENT_FLAGS);
        boolean spares = (flags & RowWriter.SPARES) != 0;
        boolean limited = (flags & RowWriter.LIMITED) != 0;
        List<Restriction> restrictions = in.list(
                () -> new Restriction(in.places(), in.places(), in.strings(), spares ? in.strings() : Set.of()));
        return new EnvironmentRow(
                id,
                body,
                held,
                changesAt,
                heldAfter,
                (flags & RowWriter.SUSPENDED) != 0,
                restrictions,
                in.strings(),
                limited ? in.list(this::limit) : List.of(),
                limited ? in.list(this::limit) : List.of());
    }

    private Limit limit() throws IOException {
        return new Limit(in.count(), in.count(), in.strings());
    }

    /// Reads a caller of a delta.
    CallerRow caller() throws IOException {
        Fingerprint fingerprint = fingerprint();
        int flags = flags(CALLER_FLAGS);
        String id = in.string();
        String environment = in.string();
        long facts = in.varint();
        return new CallerRow(
                fingerprint.toString(),
                id,
                CallerKind.numbered(flags & RowWriter.KIND),
                environment,
                facts,
                changesAt(flags),
                after(flags, facts),
                services(flags));
    }

    /// Reads a caller of a snapshot straight into its table, without a row.
    void caller(SnapshotEdit edit, int places) throws IOException {
        Fingerprint fingerprint = fingerprint();
        int flags = flags(CALLER_FLAGS);
        String id = in.string();
        int place = in.count();
        if (place >= places) {
            throw new MalformedWireException("caller " + id + " calls from place " + place + " of " + places);
        }
        long facts = in.varint();
        CallerKind kind = CallerKind.numbered(flags & RowWriter.KIND);
        if (!edit.put(fingerprint, id, kind, place, facts, changesAt(flags), after(flags, facts), services(flags))) {
            throw new MalformedWireException("two callers have fingerprint " + fingerprint);
        }
    }

    Fingerprint fingerprint() throws IOException {
        return new Fingerprint(in.word(), in.word(), in.word(), in.word());
    }

    /// @return one octet, 0 or 1
    boolean flag() throws IOException {
        return flags(1) == 1;
    }

    private int flags(int known) throws IOException {
        int flags = in.octet();
        if ((flags & ~known) != 0) {
            throw new MalformedWireException("flags " + flags);
        }
        return flags;
    }

    private long changesAt(int flags) throws IOException {
        return (flags & RowWriter.CHANGES) == 0 ? Long.MAX_VALUE : in.word();
    }

    private long after(int flags, long facts) throws IOException {
        return (flags & RowWriter.AFTER_DIFFERS) == 0 ? facts : in.varint();
    }

    private Set<String> services(int flags) throws IOException {
        return (flags & RowWriter.HAS_SERVICES) == 0 ? Set.of() : in.strings();
    }
}
