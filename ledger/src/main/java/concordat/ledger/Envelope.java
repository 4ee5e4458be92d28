package concordat.ledger;

import concordat.ledger.json.Canonical;
import concordat.ledger.json.Json;
import concordat.ledger.json.JsonFault;
import concordat.ledger.json.JsonLimits;
import concordat.ledger.json.JsonParser;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What every act is written in, whatever its kind. Enough to verify a ledger without knowing one act.
///
/// @param network the ledger's network
/// @param position dense, from 0
/// @param at microseconds since 1970-01-01T00:00Z
/// @param actor who did it
/// @param kind what was done, lower-case words joined by hyphens, at most 100 characters
/// @param kindVersion of the payload, from 1
/// @param body the body it concerns, empty when it concerns none or all
/// @param payload the act itself
public record Envelope(
        String network,
        long position,
        long at,
        String actor,
        String kind,
        int kindVersion,
        Optional<String> body,
        Json.Obj payload) {

    /// The version of the envelope itself, written as `v`.
    public static final int VERSION = 1;

    private static final int LONGEST_KIND = 100;
    private static final Set<String> FIELDS =
            Set.of("actor", "at", "body", "kind", "kindVersion", "network", "payload", "position", "v");

    public Envelope {
        if (network.isEmpty() || actor.isEmpty() || position < 0 || kindVersion < 1) {
            throw new IllegalArgumentException("act of network [" + network + "] at position " + position + " by ["
                    + actor + "], version " + kindVersion);
        }
        if (kind.length() > LONGEST_KIND) {
            throw new IllegalArgumentException(
                    "a kind of " + kind.length() + " characters; the longest has " + LONGEST_KIND);
        }
        if (!words(kind)) {
            throw new IllegalArgumentException("kind [" + kind + "] is not lower-case words joined by hyphens");
        }
    }

    /// By hand and not by a pattern: reading a ledger asks it of every act.
    private static boolean words(String kind) {
        boolean letter = false;
        for (int i = 0; i < kind.length(); i++) {
            char c = kind.charAt(i);
            boolean hyphen = c == '-';
            if (hyphen ? !letter : c < 'a' || c > 'z') {
                return false;
            }
            letter = !hyphen;
        }
        return letter;
    }

    /// @return the canonical bytes, which are what is hashed and kept
    public byte[] bytes() {
        return Canonical.bytes(json());
    }

    /// @return what [#bytes] writes, to be put into something larger
    public Json.Obj json() {
        TreeMap<String, Json> members = new TreeMap<>();
        members.put("actor", new Json.Str(actor));
        members.put("at", new Json.Int(at));
        members.put("body", body.<Json>map(Json.Str::new).orElse(Json.Null.NULL));
        members.put("kind", new Json.Str(kind));
        members.put("kindVersion", new Json.Int(kindVersion));
        members.put("network", new Json.Str(network));
        members.put("payload", payload);
        members.put("position", new Json.Int(position));
        members.put("v", new Json.Int(VERSION));
        return new Json.Obj(members);
    }

    /// @throws MalformedAct when the bytes are not an act's canonical bytes; says where and why
    public static Envelope read(byte[] bytes) {
        return read(bytes, true);
    }

    /// Reads what was canonical when it was written: its hash in a signed tree says so, and spares writing it again.
    ///
    /// @throws MalformedAct when the bytes are no act; says where and why
    public static Envelope readHashed(byte[] bytes) {
        return read(bytes, false);
    }

    private static Envelope read(byte[] bytes, boolean checked) {
        Json json;
        try {
            json = JsonParser.parse(bytes, JsonLimits.ACT);
        } catch (JsonFault e) {
            throw new MalformedAct("not JSON as acts are written in, " + e.getMessage(), e);
        }
        if (!(json instanceof Json.Obj object)) {
            throw new MalformedAct("an act is an object, this is " + json.what());
        }
        Fields fields = new Fields(object);
        fields.requireExactly(FIELDS);
        long v = fields.integer("v");
        if (v != VERSION) {
            throw new MalformedAct("field v: envelope version " + v + ", this program reads " + VERSION);
        }
        if (checked) {
            requireCanonical(bytes, object);
        }
        long kindVersion = fields.integer("kindVersion");
        if (kindVersion < 1 || kindVersion > Integer.MAX_VALUE) {
            throw new MalformedAct("field kindVersion: " + kindVersion);
        }
        try {
            return new Envelope(
                    fields.text("network"),
                    fields.integer("position"),
                    fields.integer("at"),
                    fields.text("actor"),
                    fields.text("kind"),
                    (int) kindVersion,
                    fields.optionalText("body"),
                    fields.object("payload"));
        } catch (IllegalArgumentException e) {
            throw new MalformedAct(e.getMessage(), e);
        }
    }

    private static void requireCanonical(byte[] bytes, Json.Obj object) {
        byte[] canonical = Canonical.bytes(object);
        if (!Arrays.equals(bytes, canonical)) {
            throw new MalformedAct(
                    "not in canonical form, differs at byte " + Math.max(0, Arrays.mismatch(bytes, canonical)));
        }
    }
}
