package concordat.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// How the API's records are written as JSON and read back. Unknown members are refused, absent ones left out.
public final class ApiJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private ApiJson() {}

    /// @return UTF-8, on one line
    public static byte[] write(Object view) {
        return MAPPER.writeValueAsBytes(view);
    }

    /// @return on one line
    public static String line(Object view) {
        return MAPPER.writeValueAsString(view);
    }

    /// @throws JacksonException saying where and what
    public static <T> T read(byte[] json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    /// @throws JacksonException saying where and what
    public static <T> concordat.api.view.Page<T> readPage(byte[] json, Class<T> item) {
        return MAPPER.readValue(
                json, MAPPER.getTypeFactory().constructParametricType(concordat.api.view.Page.class, item));
    }

    /// @return an object's members in their order
    /// @throws JacksonException saying where and what
    public static Map<String, Object> readMap(byte[] json) {
        return MAPPER.readValue(json, new TypeReference<Map<String, Object>>() {});
    }
}
