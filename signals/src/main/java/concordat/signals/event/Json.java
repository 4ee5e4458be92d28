package concordat.signals.event;

import java.math.BigInteger;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the JSON of tokens and keys strictly: what may be read in two ways is not read.
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /// @throws IllegalArgumentException when it is no object
    /// @throws tools.jackson.core.JacksonException when it is no JSON
    static JsonNode object(byte[] json) {
        return object("it", MAPPER.readTree(json));
    }

    static JsonNode object(String what, @Nullable JsonNode node) {
        if (node == null || !node.isObject()) {
            throw new IllegalArgumentException(what + " is no object");
        }
        return node;
    }

    static String text(JsonNode node, String name) {
        return optional(node, name).orElseThrow(() -> new IllegalArgumentException(name + " is lacking"));
    }

    static Optional<String> optional(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isString()) {
            throw new IllegalArgumentException(name + " is no text");
        }
        return Optional.of(plain(name, value.stringValue()));
    }

    /// What is kept and shown holds nothing that a database or a terminal stumbles over.
    static String plain(String name, String text) {
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw new IllegalArgumentException(name + " holds characters that are none");
        }
        return text;
    }

    /// Without padding, and only as an encoder would have written it: two texts never mean the same bytes.
    static byte[] bytes(String base64) {
        byte[] bytes = Base64.getUrlDecoder().decode(base64);
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(base64)) {
            throw new IllegalArgumentException("it holds base64url that no encoder writes");
        }
        return bytes;
    }

    static BigInteger number(JsonNode node, String name) {
        return new BigInteger(1, bytes(text(node, name)));
    }
}
