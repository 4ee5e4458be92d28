package concordat.gateway;

import concordat.gateway.point.Point;
import concordat.gateway.point.authzen.Entity;
import concordat.gateway.point.authzen.Evaluation;
import concordat.gateway.point.authzen.Evaluator;
import concordat.gateway.point.authzen.Inquiry;
import concordat.gateway.point.authzen.SearchInquiry;
import concordat.gateway.point.authzen.SearchPage;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The policies that the protocol's own tests ask for, behind our endpoints: the certification's fixture, and those of
/// the interoperability events. What properties say counts here, as those tests want it.
final class FixtureEvaluator implements Evaluator {

    private final List<Policy> policies;

    /// One of the worlds.
    interface Policy {

        Map<String, List<String>> known();

        List<String> actions();

        boolean permits(Inquiry inquiry);

        default boolean knows(Entity entity) {
            return known().getOrDefault(entity.type(), List.of()).contains(entity.id());
        }
    }

    FixtureEvaluator(Policy... policies) {
        this.policies = List.of(policies);
    }

    @Override
    public Future<Evaluation> evaluate(Point asker, Inquiry inquiry) {
        boolean decision = policies.stream().anyMatch(policy -> policy.permits(inquiry));
        return Future.succeededFuture(new Evaluation(decision, JsonNodeFactory.instance.objectNode()));
    }

    @Override
    public Future<SearchPage> search(Point asker, SearchInquiry search) {
        List<ObjectNode> all = new ArrayList<>();
        for (Policy policy : policies) {
            candidates(policy, search).stream()
                    .filter(candidate -> policy.permits(filled(search, candidate)))
                    .forEach(candidate -> all.add(result(search, candidate)));
        }
        int from = search.token().isEmpty() ? 0 : Integer.parseInt(search.token());
        int to = Math.min(all.size(), from + search.limit());
        return Future.succeededFuture(
                new SearchPage(all.subList(Math.min(from, to), to), to < all.size() ? String.valueOf(to) : ""));
    }

    private static List<String> candidates(Policy policy, SearchInquiry search) {
        return switch (search.asked()) {
            case SUBJECT ->
                policy.known().getOrDefault(search.inquiry().subject().type(), List.of());
            case RESOURCE ->
                policy.known().getOrDefault(search.inquiry().resource().type(), List.of());
            case ACTION -> policy.actions();
        };
    }

    private static Inquiry filled(SearchInquiry search, String candidate) {
        Inquiry open = search.inquiry();
        return switch (search.asked()) {
            case SUBJECT ->
                new Inquiry(with(open.subject(), candidate), open.action(), open.resource(), open.context());
            case RESOURCE ->
                new Inquiry(open.subject(), open.action(), with(open.resource(), candidate), open.context());
            case ACTION -> new Inquiry(open.subject(), with(open.action(), candidate), open.resource(), open.context());
        };
    }

    private static Entity with(Entity entity, String id) {
        return new Entity(entity.type(), id, entity.properties());
    }

    private static ObjectNode result(SearchInquiry search, String candidate) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return switch (search.asked()) {
            case SUBJECT -> node.put("type", search.inquiry().subject().type()).put("id", candidate);
            case RESOURCE ->
                node.put("type", search.inquiry().resource().type()).put("id", candidate);
            case ACTION -> node.put("name", candidate);
        };
    }

    private static String said(Entity entity, String property, String otherwise) {
        JsonNode node = entity.properties().get(property);
        return node == null || !node.isString() ? otherwise : node.stringValue();
    }

    /// alice and bob, record-1 and record-2.
    static final class Certification implements Policy {

        @Override
        public Map<String, List<String>> known() {
            return Map.of("user", List.of("alice", "bob"), "record", List.of("record-1", "record-2"));
        }

        @Override
        public List<String> actions() {
            return List.of("delete", "read", "write");
        }

        @Override
        public boolean permits(Inquiry inquiry) {
            if (!knows(inquiry.subject()) || !knows(inquiry.resource())) {
                return false;
            }
            boolean alice = inquiry.subject().id().equals("alice");
            boolean admin =
                    said(inquiry.subject(), "role", alice ? "" : "admin").equals("admin");
            boolean archived = said(
                            inquiry.resource(),
                            "status",
                            inquiry.resource().id().equals("record-2") ? "archived" : "active")
                    .equals("archived");
            return switch (inquiry.action().id()) {
                case "read" -> true;
                case "write" -> archived ? admin : alice;
                case "delete" -> {
                    JsonNode soft = inquiry.action().properties().get("soft");
                    yield alice && soft != null && soft.isBoolean() && soft.booleanValue();
                }
                default -> false;
            };
        }
    }

    /// A household's list of things to do, asked as such and by the paths of its service.
    static final class ToDo implements Policy {

        private static final List<String> NAMES = List.of(
                "rick@the-citadel.com",
                "morty@the-citadel.com",
                "summer@the-smiths.com",
                "beth@the-smiths.com",
                "jerry@the-smiths.com");
        private static final Set<String> PATHS = Set.of("/users/{userId}", "/todos", "/todos/{todoId}");
        private static final int EDITORS = 3;

        @Override
        public Map<String, List<String>> known() {
            return Map.of();
        }

        @Override
        public List<String> actions() {
            return List.of();
        }

        /// The five are known by name, or by an opaque number whose third digit is theirs.
        private static int who(String subject) {
            int named = NAMES.indexOf(subject);
            if (named >= 0 || subject.length() < 40) {
                return named;
            }
            int digit = Base64.getDecoder().decode(subject)[4] - '0';
            return digit >= 0 && digit < NAMES.size() ? digit : -1;
        }

        @Override
        public boolean permits(Inquiry inquiry) {
            int who = who(inquiry.subject().id());
            String action = inquiry.action().id();
            if (who < 0) {
                return false;
            }
            if (inquiry.resource().type().equals("route")) {
                return PATHS.contains(inquiry.resource().id()) && (action.equals("GET") || who < EDITORS);
            }
            return switch (action) {
                case "can_read_user", "can_read_todos" -> true;
                case "can_create_todo" -> who < EDITORS;
                case "can_update_todo", "can_delete_todo" -> who == 0 || (who < EDITORS && owner(inquiry) == who);
                default -> false;
            };
        }

        /// As the event's first edition wrote it, the owner stands where nobody need look: so it is known here too.
        private static int owner(Inquiry inquiry) {
            String id = inquiry.resource().id();
            String known =
                    switch (id.substring(id.length() - 2)) {
                        case "91" -> NAMES.get(1);
                        case "92" -> NAMES.get(0);
                        case "93" -> NAMES.get(2);
                        default -> "";
                    };
            return NAMES.indexOf(said(inquiry.resource(), "ownerID", known));
        }
    }

    /// People with departments and the records they own.
    ///
    /// @param users id to role and department
    /// @param records id to department and owner
    record Records(Map<String, List<String>> users, Map<String, List<String>> records) implements Policy {

        @Override
        public Map<String, List<String>> known() {
            return Map.of(
                    "user", users.keySet().stream().sorted().toList(),
                    "record", records.keySet().stream().sorted().toList());
        }

        @Override
        public List<String> actions() {
            return List.of("delete", "edit", "view");
        }

        @Override
        public boolean permits(Inquiry inquiry) {
            List<String> user = users.get(inquiry.subject().id());
            List<String> record = records.get(inquiry.resource().id());
            if (user == null || record == null) {
                return false;
            }
            boolean owns = record.get(1).equals(inquiry.subject().id());
            boolean manages = user.get(0).equals("manager");
            boolean same = user.get(1).equals(record.get(0));
            return switch (inquiry.action().id()) {
                case "view" -> owns || manages || same;
                case "edit" -> owns || (manages && same);
                case "delete" -> owns;
                default -> false;
            };
        }
    }
}
