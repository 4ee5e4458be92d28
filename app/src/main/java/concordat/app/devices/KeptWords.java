package concordat.app.devices;

import concordat.api.ApiJson;
import concordat.catalogue.Assurance;
import concordat.rules.Attribute;
import concordat.rules.SourceWords;
import concordat.rules.SourceWords.Said;
import concordat.store.devices.SourceRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a source says, as it stands in its row.
record KeptWords(Map<String, Kept> words) {

    record Kept(String value, Instant at) {}

    static SourceWords of(SourceRow row) {
        Map<Attribute, Said> words = new HashMap<>();
        ApiJson.read(row.words().getBytes(StandardCharsets.UTF_8), KeptWords.class)
                .words()
                .forEach((word, kept) -> Attribute.of(word) // one of a later release is left alone
                        .ifPresent(attribute -> words.put(attribute, new Said(kept.value(), kept.at()))));
        return new SourceWords(row.source(), Assurance.valueOf(row.assurance()), words);
    }

    static SourceRow row(SourceWords source, Instant heardAt) {
        Map<String, Kept> words = new TreeMap<>();
        source.words().forEach((attribute, said) -> words.put(attribute.word(), new Kept(said.text(), said.at())));
        return new SourceRow(source.source(), source.assurance().name(), ApiJson.line(new KeptWords(words)), heardAt);
    }

    /// What a source says now over what it said before, word by word; what is older stays out.
    static SourceWords joined(Optional<SourceWords> before, SourceWords now) {
        Map<Attribute, Said> words =
                new HashMap<>(before.map(SourceWords::words).orElse(Map.of()));
        now.words()
                .forEach((attribute, said) ->
                        words.merge(attribute, said, (old, fresh) -> fresh.at().isBefore(old.at()) ? old : fresh));
        return new SourceWords(now.source(), now.assurance(), words);
    }
}
