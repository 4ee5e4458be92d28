package concordat.ledger.certificate;

import concordat.ledger.Envelope;
import concordat.ledger.Fields;
import concordat.ledger.Hash;
import concordat.ledger.MalformedAct;
import concordat.ledger.SignedHead;
import concordat.ledger.json.Canonical;
import concordat.ledger.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// How a certificate is written as JSON: texts as they are, instants as whole microseconds since
/// 1970-01-01T00:00Z, acts as the ledger has them.
final class CertificateJson {

    private static final Set<String> FIELDS = Set.of(
            "acts",
            "body",
            "bodyName",
            "certificate",
            "edition",
            "editionTitle",
            "environment",
            "environmentName",
            "extensionDays",
            "form",
            "format",
            "from",
            "head",
            "keyId",
            "network",
            "networkName",
            "signature",
            "state",
            "until",
            "v",
            "writtenAt");
    private static final Set<String> ACT_FIELDS = Set.of("act", "path");

    private CertificateJson() {}

    /// @return everything but the signature
    static Json.Obj members(Certified says, List<ProvedAct> acts, SignedHead head, String keyId) {
        TreeMap<String, Json> members = new TreeMap<>();
        members.put("acts", new Json.Arr(acts.stream().map(CertificateJson::act).toList()));
        members.put("body", new Json.Str(says.body()));
        members.put("bodyName", new Json.Str(says.bodyName()));
        members.put("certificate", new Json.Str(says.certificate()));
        members.put("edition", new Json.Str(says.edition()));
        members.put("editionTitle", new Json.Str(says.editionTitle()));
        members.put("environment", new Json.Str(says.environment()));
        members.put("environmentName", new Json.Str(says.environmentName()));
        members.put("extensionDays", new Json.Int(says.extensionDays()));
        members.put("form", new Json.Str(says.form().name()));
        members.put("format", new Json.Str(CertificateFile.FORMAT));
        members.put("from", new Json.Int(micros(says.from())));
        members.put("head", head.json());
        members.put("keyId", new Json.Str(keyId));
        members.put("network", new Json.Str(says.network()));
        members.put("networkName", new Json.Str(says.networkName()));
        members.put("state", new Json.Str(says.state().name()));
        members.put("until", new Json.Int(micros(says.until())));
        members.put("v", new Json.Int(CertificateFile.VERSION));
        members.put("writtenAt", new Json.Int(micros(says.writtenAt())));
        return new Json.Obj(members);
    }

    private static Json act(ProvedAct proved) {
        TreeMap<String, Json> members = new TreeMap<>();
        members.put("act", proved.act().json());
        members.put(
                "path",
                new Json.Arr(proved.path().stream()
                        .<Json>map(hash -> new Json.Str(hash.hex()))
                        .toList()));
        return new Json.Obj(members);
    }

    static CertificateFile file(Fields fields) {
        fields.requireExactly(FIELDS);
        Certified says = new Certified(
                fields.text("network"),
                fields.text("networkName"),
                fields.text("certificate"),
                fields.text("body"),
                fields.text("bodyName"),
                fields.text("environment"),
                fields.text("environmentName"),
                fields.text("edition"),
                fields.text("editionTitle"),
                one(Certified.Form.values(), fields, "form"),
                instant(fields.integer("from")),
                instant(fields.integer("until")),
                days(fields),
                one(Certified.State.values(), fields, "state"),
                instant(fields.integer("writtenAt")));
        List<ProvedAct> acts = new ArrayList<>();
        for (Json item : fields.items("acts")) {
            acts.add(proved(item));
        }
        return new CertificateFile(
                says,
                acts,
                SignedHead.read(Canonical.bytes(fields.object("head"))),
                fields.text("keyId"),
                fields.text("signature"));
    }

    private static ProvedAct proved(Json item) {
        if (!(item instanceof Json.Obj object)) {
            throw new MalformedAct("field acts: objects should stand here, found " + item.what());
        }
        Fields fields = new Fields(object);
        fields.requireExactly(ACT_FIELDS);
        List<Hash> path = new ArrayList<>();
        for (Json step : fields.items("path")) {
            if (!(step instanceof Json.Str hex)) {
                throw new MalformedAct("field path: strings should stand here, found " + step.what());
            }
            path.add(Hash.ofHex(hex.value()));
        }
        return new ProvedAct(Envelope.read(Canonical.bytes(fields.object("act"))), path);
    }

    private static int days(Fields fields) {
        long days = fields.integer("extensionDays");
        if (days < 0 || days > Integer.MAX_VALUE) {
            throw new MalformedAct("field extensionDays: " + days);
        }
        return (int) days;
    }

    private static <T extends Enum<T>> T one(T[] values, Fields fields, String name) {
        String text = fields.text(name);
        for (T value : values) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        throw new MalformedAct("field " + name + ": [" + text + "] is none of " + List.of(values));
    }

    static long micros(Instant instant) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        if (!instant(micros).equals(instant)) {
            throw new IllegalArgumentException(instant + " is not of whole microseconds");
        }
        return micros;
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
