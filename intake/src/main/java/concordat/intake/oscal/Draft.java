package concordat.intake.oscal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What has been read so far of one object of the file. Its lists are made when first needed, since most stay empty.
final class Draft {

    private final Map<String, String> texts = HashMap.newHashMap(4);
    private final Map<String, List<Object>> lists = HashMap.newHashMap(4);
    private Map<String, String> others = Map.of();

    void text(String key, String value) {
        texts.put(key, value);
    }

    List<Object> filling(String key) {
        return lists.computeIfAbsent(key, k -> new ArrayList<>());
    }

    void other(String key, String json) {
        if (others.isEmpty()) {
            others = new LinkedHashMap<>();
        }
        others.put(key, json);
    }

    boolean has(String key) {
        return texts.containsKey(key) || lists.containsKey(key);
    }

    /// @throws java.util.NoSuchElementException when the text is not there
    String needed(String key) {
        return text(key).orElseThrow();
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    <T> List<T> list(String key, Class<T> type) {
        return lists.getOrDefault(key, List.of()).stream().map(type::cast).toList();
    }

    Map<String, String> others() {
        return others;
    }
}
