package concordat.intake.hexjson;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One hexagon.
///
/// @param key its key in the file, as a rule the statistics office's code of the area
/// @param name the file's own short name, or the key where it has none
/// @param q column, growing to the right
/// @param r row, growing upwards
/// @param others every other property, as JSON text
public record Hex(String key, String name, int q, int r, Map<String, String> others) {

    public Hex {
        others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
    }
}
