package concordat.oscal.read;

import concordat.oscal.tree.Arr;
import concordat.oscal.tree.Bool;
import concordat.oscal.tree.Nil;
import concordat.oscal.tree.Node;
import concordat.oscal.tree.Num;
import concordat.oscal.tree.Obj;
import concordat.oscal.tree.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON to a tree. A name that stands twice in one object is an error.
final class JsonTree {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.DEEPEST)
                    .maxDocumentLength(Limits.MOST_BYTES)
                    .maxTokenCount(2L * Limits.MOST_VALUES)
                    .maxStringLength(Limits.LONGEST_TEXT)
                    .maxNameLength(Limits.LONGEST_NAME)
                    .maxNumberLength(100)
                    .build())
            .build();

    private final JsonParser json;

    private JsonTree(JsonParser json) {
        this.json = json;
    }

    /// @throws Malformed when it is no JSON object
    static Obj read(byte[] bytes) throws Malformed {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            return document(json);
        } catch (JacksonException e) {
            throw unsound(e, null);
        }
    }

    private static Obj document(JsonParser json) throws Malformed {
        try {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw here(json, json.currentToken() == null ? "the document is empty" : "expected an object");
            }
            Obj root = new JsonTree(json).object();
            if (json.nextToken() != null) {
                throw here(json, "more after the end of the document");
            }
            return root;
        } catch (JacksonException e) {
            throw unsound(e, json);
        }
    }

    private static Malformed here(JsonParser json, String text) {
        TokenStreamLocation place = json.currentTokenLocation();
        return Malformed.at(place.getLineNr(), place.getColumnNr(), text, "");
    }

    private static Malformed unsound(JacksonException e, @Nullable JsonParser json) {
        TokenStreamLocation place = e.getLocation();
        if ((place == null || place.getLineNr() < 1) && json != null) {
            place = json.currentLocation();
        }
        return Malformed.at(
                place == null ? 0 : place.getLineNr(),
                place == null ? 0 : place.getColumnNr(),
                "not sound JSON: " + Plain.of(e.getOriginalMessage()),
                "");
    }

    private Obj object() throws Malformed {
        TokenStreamLocation place = json.currentTokenLocation();
        Obj.Builder object = Obj.at(place.getLineNr(), place.getColumnNr());
        for (JsonToken token = json.nextToken(); token != JsonToken.END_OBJECT; token = json.nextToken()) {
            String name = json.currentName();
            object.put(name, value(json.nextToken()));
        }
        return object.build();
    }

    private Node value(JsonToken token) throws Malformed {
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> list();
            case VALUE_STRING -> new Text(json.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> new Bool(true);
            case VALUE_FALSE -> new Bool(false);
            case VALUE_NULL -> Nil.NIL;
            default -> throw here(json, "expected a value");
        };
    }

    private Node list() throws Malformed {
        List<Node> items = new ArrayList<>();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            items.add(value(token));
        }
        return new Arr(items);
    }

    private Node number() throws Malformed {
        String written = json.getString();
        if (!Num.is(written)) {
            throw here(json, "a number of more than a hundred digits or with an exponent of more than six");
        }
        return Num.of(written);
    }
}
