package concordat.gateway.point.authzen;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads requests: strictly what the protocol says of the fields it knows, and past all others. Bounded in length,
/// depth and number; a key that stands twice in one object is malformed, since two readers might take two values.
public final class Inquiries {

    public static final int LONGEST = 1 << 20;
    static final int MOST_EVALUATIONS = 256;
    static final int MOST_RESULTS = 1_000;
    private static final int USUAL_RESULTS = 100;
    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 16_384;
    private static final int LONGEST_NAME = 256;

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxDocumentLength(LONGEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNameLength(LONGEST_NAME)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /// Several inquiries in one request.
    ///
    /// @param items in order; one that lacks something says so
    /// @param semantic when to stop
    public record Batch(List<Item> items, Semantic semantic) {

        public Batch {
            items = List.copyOf(items);
        }

        /// One inquiry of several, or what is wrong with it.
        public sealed interface Item {
            record Sound(Inquiry inquiry) implements Item {}

            record Unsound(String why) implements Item {}
        }

        /// When the rest need not be decided any more.
        public enum Semantic {
            EXECUTE_ALL,
            DENY_ON_FIRST_DENY,
            PERMIT_ON_FIRST_PERMIT
        }
    }

    /// What stands at the endpoint for several: several, or one.
    public sealed interface Evaluations {
        record Single(Inquiry inquiry) implements Evaluations {}

        record Several(Batch batch) implements Evaluations {}
    }

    public Inquiry evaluation(byte[] body) throws MalformedInquiryException {
        return inquiry(object(body), null);
    }

    public Evaluations evaluations(byte[] body) throws MalformedInquiryException {
        ObjectNode request = object(body);
        JsonNode evaluations = request.get("evaluations");
        if (evaluations == null || (evaluations.isArray() && evaluations.isEmpty())) {
            return new Evaluations.Single(inquiry(request, null));
        }
        if (!evaluations.isArray()) {
            throw new MalformedInquiryException("evaluations is no array");
        }
        if (evaluations.size() > MOST_EVALUATIONS) {
            throw new MalformedInquiryException("more than " + MOST_EVALUATIONS + " evaluations in one request");
        }
        Defaults defaults = new Defaults(request);
        List<Batch.Item> items = new ArrayList<>();
        for (JsonNode one : evaluations) {
            try {
                if (!(one instanceof ObjectNode item)) {
                    throw new MalformedInquiryException("an evaluation is no object");
                }
                items.add(new Batch.Item.Sound(inquiry(item, defaults)));
            } catch (MalformedInquiryException e) {
                items.add(new Batch.Item.Unsound(String.valueOf(e.getMessage())));
            }
        }
        return new Evaluations.Several(new Batch(items, semantic(request)));
    }

    private static Batch.Semantic semantic(ObjectNode request) throws MalformedInquiryException {
        ObjectNode options = optional(request, "options");
        JsonNode named = options.get("evaluations_semantic");
        if (named == null) {
            return Batch.Semantic.EXECUTE_ALL;
        }
        return switch (named.isString() ? named.stringValue() : "") {
            case "execute_all" -> Batch.Semantic.EXECUTE_ALL;
            case "deny_on_first_deny" -> Batch.Semantic.DENY_ON_FIRST_DENY;
            case "permit_on_first_permit" -> Batch.Semantic.PERMIT_ON_FIRST_PERMIT;
            default -> throw new MalformedInquiryException("evaluations_semantic is " + named);
        };
    }

    public SearchInquiry search(SearchInquiry.Asked asked, byte[] body) throws MalformedInquiryException {
        ObjectNode request = object(body);
        boolean open = asked == SearchInquiry.Asked.SUBJECT;
        Entity subject = entity(required(request, "subject", null), "subject", open);
        open = asked == SearchInquiry.Asked.RESOURCE;
        Entity resource = entity(required(request, "resource", null), "resource", open);
        Entity action = asked == SearchInquiry.Asked.ACTION
                ? new Entity("", "", JsonNodeFactory.instance.objectNode())
                : action(required(request, "action", null));
        ObjectNode page = optional(request, "page");
        return new SearchInquiry(
                asked, new Inquiry(subject, action, resource, optional(request, "context")), token(page), limit(page));
    }

    private static String token(ObjectNode page) throws MalformedInquiryException {
        JsonNode token = page.get("token");
        if (token == null || token.isNull()) {
            return "";
        }
        if (!token.isString()) {
            throw new MalformedInquiryException("page.token is no string");
        }
        return token.stringValue();
    }

    private static int limit(ObjectNode page) throws MalformedInquiryException {
        JsonNode limit = page.get("limit");
        if (limit == null || limit.isNull()) {
            return USUAL_RESULTS;
        }
        if (!limit.isIntegralNumber() || !limit.canConvertToLong() || limit.longValue() < 1) {
            throw new MalformedInquiryException("page.limit is no number of results");
        }
        return (int) Math.min(limit.longValue(), MOST_RESULTS);
    }

    private ObjectNode object(byte[] body) throws MalformedInquiryException {
        if (body.length == 0) {
            throw new MalformedInquiryException("the body is empty");
        }
        try {
            if (json.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new MalformedInquiryException("the body is no JSON that can be read here: " + e.getOriginalMessage());
        }
        throw new MalformedInquiryException("the body is no object");
    }

    /// What the items of a batch have in common. Wrong in itself it makes the whole request wrong.
    private static final class Defaults {
        private final @Nullable JsonNode subject;
        private final @Nullable JsonNode action;
        private final @Nullable JsonNode resource;
        private final ObjectNode context;

        Defaults(ObjectNode request) throws MalformedInquiryException {
            subject = request.get("subject");
            action = request.get("action");
            resource = request.get("resource");
            context = optional(request, "context");
            if (subject != null) {
                entity(subject, "subject", false);
            }
            if (action != null) {
                action(action);
            }
            if (resource != null) {
                entity(resource, "resource", false);
            }
        }

        private @Nullable JsonNode of(String name) {
            return switch (name) {
                case "subject" -> subject;
                case "action" -> action;
                default -> resource;
            };
        }
    }

    /// An entity that an item gives takes the place of the common one, whole.
    private static Inquiry inquiry(ObjectNode item, @Nullable Defaults defaults) throws MalformedInquiryException {
        boolean own = defaults == null || item.has("context");
        return new Inquiry(
                entity(required(item, "subject", defaults), "subject", false),
                action(required(item, "action", defaults)),
                entity(required(item, "resource", defaults), "resource", false),
                own || defaults == null ? optional(item, "context") : defaults.context);
    }

    private static JsonNode required(ObjectNode item, String name, @Nullable Defaults defaults)
            throws MalformedInquiryException {
        JsonNode given = item.get(name);
        JsonNode value = given == null && defaults != null ? defaults.of(name) : given;
        if (value == null) {
            throw new MalformedInquiryException(name + " is missing");
        }
        return value;
    }

    private static Entity entity(JsonNode node, String name, boolean open) throws MalformedInquiryException {
        ObjectNode object = objectNode(node, name);
        String id = open ? "" : text(object, name, "id");
        return new Entity(text(object, name, "type"), id, optional(object, "properties"));
    }

    private static Entity action(JsonNode node) throws MalformedInquiryException {
        ObjectNode object = objectNode(node, "action");
        return new Entity("", text(object, "action", "name"), optional(object, "properties"));
    }

    private static ObjectNode objectNode(JsonNode node, String name) throws MalformedInquiryException {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedInquiryException(name + " is no object");
    }

    private static ObjectNode optional(ObjectNode object, String name) throws MalformedInquiryException {
        JsonNode node = object.get(name);
        return node == null ? JsonNodeFactory.instance.objectNode() : objectNode(node, name);
    }

    private static String text(ObjectNode object, String of, String name) throws MalformedInquiryException {
        JsonNode node = object.get(name);
        if (node == null) {
            throw new MalformedInquiryException(of + "." + name + " is missing");
        }
        if (!node.isString() || node.stringValue().isEmpty()) {
            throw new MalformedInquiryException(of + "." + name + " is no text");
        }
        return node.stringValue();
    }
}
