package concordat.demo.act;

import concordat.api.ApiJson;
import concordat.api.view.ActProposal;
import concordat.assurance.act.Act;
import concordat.assurance.act.Prose;
import concordat.ledger.Envelope;
import concordat.ledger.json.Json;
import concordat.ledger.json.JsonLimits;
import concordat.ledger.json.JsonParser;
import concordat.store.acts.ActCodec;
import concordat.store.acts.ProseText;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads proposals as the ledger would, after a journey as JSON; free texts become proses first.
public final class ReadActs {

    private static final String SALT = "00".repeat(16);

    private final ActCodec codec = new ActCodec();
    private final Map<String, Set<String>> proses = new HashMap<>();

    public ReadActs() {
        for (Class<?> type : kinds(Act.class)) {
            Set<String> fields = new HashSet<>();
            for (RecordComponent component : type.getRecordComponents()) {
                if (component.getType() == Prose.class) {
                    fields.add(component.getName());
                }
            }
            proses.put(kind(type), fields);
        }
    }

    private static List<Class<?>> kinds(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(k -> k.isSealed() ? kinds(k).stream() : Stream.of(k))
                .toList();
    }

    public Act read(ActProposal proposal) {
        ActProposal sent = ApiJson.read(ApiJson.write(proposal), ActProposal.class);
        Map<String, ProseText> texts = new HashMap<>();
        Map<String, Object> payload = new TreeMap<>(sent.payload());
        for (String field : proses.getOrDefault(sent.kind(), Set.of())) {
            Prose prose = Prose.of(String.valueOf(payload.get(field)), SALT);
            texts.put(prose.digest(), new ProseText(SALT, prose.text().orElseThrow()));
            payload.put(field, prose.digest());
        }
        Json json = JsonParser.parse(ApiJson.write(payload), JsonLimits.ACT);
        Envelope envelope =
                new Envelope("net", 0, 0, sent.as().orElseThrow(), sent.kind(), 1, Optional.empty(), (Json.Obj) json);
        return codec.read(envelope.bytes(), digest -> Optional.ofNullable(texts.get(digest)))
                .entry()
                .act();
    }

    private static String kind(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
