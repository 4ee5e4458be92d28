package concordat.decision;

import java.io.IOException;
import java.util.HexFormat;

/// Writes rows as [Wire] draws them.
final class RowWriter {

    static final int SUSPENDED = 1;
    static final int LIMITED = 2;
    static final int SPARES = 4;
    static final int CHANGES = 4;
    static final int AFTER_DIFFERS = 8;
    static final int HAS_SERVICES = 16;
    static final int KIND = 3;
    static final int RELEASABLE = 1;
    static final int DURABLE = 2;

    private final WireWriter out;

    RowWriter(WireWriter out) {
        this.out = out;
    }

    void terms(Terms terms) throws IOException {
        if (terms.controls().size() > Wire.MAX_CONTROLS) {
            throw new IllegalArgumentException(
                    terms.controls().size() + " controls; " + Wire.MAX_CONTROLS + " is the most");
        }
        out.string(terms.network());
        out.string(terms.edition());
        out.list(terms.controls(), out::string);
        out.list(terms.handlings(), out::string);
        out.list(terms.facts(), out::string);
        out.list(terms.tiers(), out::varint);
        out.varint(terms.loginFacts());
    }

    void route(RouteRow row) throws IOException {
        out.string(row.id());
        out.string(row.service());
        out.string(row.host());
        out.strings(row.methods());
        out.string(row.path());
        out.count(row.handling());
        out.octet(row.action().number());
        out.octet((row.releasable() ? RELEASABLE : 0) | (row.durable() ? DURABLE : 0));
        out.varint(row.staleMicros());
        out.count(row.leastTier());
        out.bitSets(row.needs());
        out.bits(row.workloadNeeds());
        out.octet(row.obligations());
    }

    void environment(EnvironmentRow row) throws IOException {
        out.string(row.id());
        out.string(row.body());
        out.bitSets(row.held());
        out.word(row.changesAt());
        out.bitSets(row.heldAfter());
        boolean spares = row.restrictions().stream().anyMatch(r -> !r.spared().isEmpty());
        boolean limited = row.limited();
        out.octet((row.suspended() ? SUSPENDED : 0) | (limited ? LIMITED : 0) | (spares ? SPARES : 0));
        out.list(row.restrictions(), restriction -> {
            out.places(restriction.handlings());
            out.places(restriction.tiers());
            out.strings(restriction.services());
            if (spares) {
                out.strings(restriction.spared());
            }
        });
        out.strings(row.services());
        if (limited) {
            out.list(row.limits(), this::limit);
            out.list(row.limitsAfter(), this::limit);
        }
    }

    private void limit(EnvironmentRow.Limit limit) throws IOException {
        out.count(limit.control());
        out.count(limit.handling());
        out.strings(limit.services());
    }

    void caller(CallerRow row) throws IOException {
        begin(row);
        out.string(row.environment());
        end(row);
    }

    void caller(CallerRow row, int place) throws IOException {
        begin(row);
        out.count(place);
        end(row);
    }

    void fingerprint(String fingerprint) throws IOException {
        out.raw(HexFormat.of().parseHex(fingerprint));
    }

    private void begin(CallerRow row) throws IOException {
        fingerprint(row.fingerprint());
        out.octet(row.kind().number()
                | (row.changesAt() == Long.MAX_VALUE ? 0 : CHANGES)
                | (row.factsAfter() == row.facts() ? 0 : AFTER_DIFFERS)
                | (row.services().isEmpty() ? 0 : HAS_SERVICES));
        out.string(row.id());
    }

    private void end(CallerRow row) throws IOException {
        out.varint(row.facts());
        if (row.changesAt() != Long.MAX_VALUE) {
            out.word(row.changesAt());
        }
        if (row.factsAfter() != row.facts()) {
            out.varint(row.factsAfter());
        }
        if (!row.services().isEmpty()) {
            out.strings(row.services());
        }
    }
}
