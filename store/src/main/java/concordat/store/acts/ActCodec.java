package concordat.store.acts;

import concordat.assurance.act.Act;
import concordat.assurance.act.Entry;
import concordat.assurance.act.Prose;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.ledger.Envelope;
import concordat.ledger.MalformedAct;
import concordat.ledger.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Entries to the ledger's canonical bytes and back. Safe to share between threads.
///
/// An act's payload has one member for each component of its record, under the component's name: ids and text as
/// strings, enum constants by name, instants as whole microseconds since 1970-01-01T00:00Z, durations, periods and
/// days in ISO 8601, sets sorted, lists as they are, what is absent as null, nested records as objects, prose as its
/// digest.
public final class ActCodec {

    private final Kinds kinds = new Kinds();
    private final IdShape networks = new IdShape(NetworkId.class);
    private final IdShape people = new IdShape(PersonId.class);
    private final Upcasters upcasters;

    /// With the upcasters of this release.
    public ActCodec() {
        this(Upcasters.CURRENT);
    }

    /// @throws IllegalArgumentException when an act's record holds a type that has no form in the ledger
    public ActCodec(Upcasters upcasters) {
        this.upcasters = upcasters;
    }

    /// @param body the body the act concerns, see [ConcernedBodies]
    /// @return the canonical bytes, to be kept and hashed as they are
    /// @throws IllegalArgumentException when an instant is not of whole microseconds, or a number or a text has no
    ///     form
    public byte[] bytes(Entry entry, Optional<BodyId> body) {
        Kinds.Kind kind = kinds.of(entry.act());
        return new Envelope(
                        entry.network().value(),
                        entry.position(),
                        NumberShape.micros(entry.at()),
                        entry.actor().value(),
                        kind.name(),
                        upcasters.newest(kind.name()),
                        body.map(BodyId::value),
                        payload(kind, entry.act()))
                .bytes();
    }

    /// Reads an act of any version that was ever written.
    ///
    /// @param texts where proses find their texts; [ProseTexts#NONE] leaves them erased
    /// @throws UnreadableAct when the bytes are no act this program knows; names kind, position and field
    public WrittenAct read(byte[] bytes, ProseTexts texts) {
        return read(bytes, texts, Envelope::read);
    }

    /// As [#read], of bytes whose hash stands in a signed tree: they are not held against their canonical form.
    ///
    /// @throws UnreadableAct when the bytes are no act this program knows; names kind, position and field
    public WrittenAct readHashed(byte[] bytes, ProseTexts texts) {
        return read(bytes, texts, Envelope::readHashed);
    }

    private WrittenAct read(byte[] bytes, ProseTexts texts, Function<byte[], Envelope> reading) {
        Envelope envelope;
        try {
            envelope = reading.apply(bytes);
        } catch (MalformedAct e) {
            throw new UnreadableAct("", -1, "", String.valueOf(e.getMessage()));
        }
        try {
            Act act = act(envelope, texts);
            return new WrittenAct(
                    new Entry(
                            (NetworkId) networks.of(envelope.network()),
                            envelope.position(),
                            NumberShape.instant(envelope.at()),
                            (PersonId) people.of(envelope.actor()),
                            act),
                    envelope.body().map(BodyId::new));
        } catch (Misfit e) {
            throw new UnreadableAct(envelope.kind(), envelope.position(), e.path(), e.problem());
        } catch (IllegalArgumentException e) {
            throw new UnreadableAct(envelope.kind(), envelope.position(), "", String.valueOf(e.getMessage()));
        }
    }

    /// Reads an act that somebody proposes: as in the ledger, but where prose stands, the text itself.
    ///
    /// @param prose makes a prose of a text
    /// @throws UnreadableAct when there is no such kind or a field does not fit; its position is -1
    public Act propose(String kind, Json.Obj payload, Function<String, Prose> prose) {
        try {
            Kinds.Kind known = kinds.named(kind)
                    .orElseThrow(() -> new Misfit("there is no such kind of act; there are " + kinds()));
            return (Act) known.shape().read(payload, prose::apply);
        } catch (Misfit e) {
            throw new UnreadableAct(kind, -1, e.path(), e.problem());
        } catch (IllegalArgumentException e) {
            throw new UnreadableAct(kind, -1, "", String.valueOf(e.getMessage()));
        }
    }

    /// @return an act's payload as the ledger holds it
    public Json.Obj payload(Act act) {
        return payload(kinds.of(act), act);
    }

    /// @return every prose in the act, in the order of its components; their texts are kept apart from the ledger
    public List<Prose> proses(Act act) {
        List<Prose> proses = new ArrayList<>();
        kinds.of(act).shape().proses(act, proses::add);
        return proses;
    }

    /// @return for example `network-founded`
    public String kind(Act act) {
        return kinds.of(act).name();
    }

    /// @return the names of all kinds
    public Set<String> kinds() {
        return kinds.names();
    }

    /// @return what whoever proposes an act of each kind has to say, kinds by name
    public Map<String, List<ActField>> fields() {
        return kinds.fields();
    }

    private Act act(Envelope envelope, ProseTexts texts) {
        Kinds.Kind kind =
                kinds.named(envelope.kind()).orElseThrow(() -> new Misfit("this program knows no such kind of act"));
        int newest = upcasters.newest(envelope.kind());
        if (envelope.kindVersion() > newest) {
            throw new Misfit("version " + envelope.kindVersion()
                    + " was written by a newer program; this one reads up to " + newest);
        }
        Json.Obj payload = lift(envelope);
        return (Act) kind.shape().read(payload, Proses.kept(texts));
    }

    /// An upcaster meets bytes that were once checked, but may have been damaged since.
    private Json.Obj lift(Envelope envelope) {
        try {
            return upcasters.lift(envelope.kind(), envelope.kindVersion(), envelope.payload());
        } catch (ClassCastException | IllegalArgumentException | NoSuchElementException e) {
            throw new Misfit("cannot be lifted from version " + envelope.kindVersion() + ": " + e.getMessage());
        }
    }

    private static Json.Obj payload(Kinds.Kind kind, Act act) {
        if (kind.shape().write(act) instanceof Json.Obj payload) {
            return payload;
        }
        throw new IllegalStateException("a payload is an object, also of " + act.getClass());
    }
}
