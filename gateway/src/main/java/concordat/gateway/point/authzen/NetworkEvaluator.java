package concordat.gateway.point.authzen;

import concordat.decision.CallerKind;
import concordat.gateway.http.RequestRules;
import concordat.gateway.point.Answer;
import concordat.gateway.point.Ask;
import concordat.gateway.point.CallerCertificates;
import concordat.gateway.point.Decisions;
import concordat.gateway.point.Found;
import concordat.gateway.point.Point;
import concordat.gateway.point.PointSettings;
import concordat.gateway.point.Presented;
import concordat.gateway.point.Search;
import concordat.gateway.point.Target;
import io.vertx.core.Future;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// AuthZEN's words for a network, answered from the network's own state.
///
/// ```
///   subject    device, workload, egress    id: the certificate's SHA-256, hex or base64url, or the caller's own id
///              user                        id: whom the login is of; the device stands in the context
///   action     GET, POST ...               or the class: view, change, bulk, administer
///   resource   route                       id: the route's
///              url                         id: https://host/path
///   context    login                       the person's login statement
///              device                      for a user, as the id of a device
///              certificate                 the caller's, PEM: then its dates count too
/// ```
///
/// Properties decide nothing here: what a thing is, what a device has shown and how its body stands is known, and not
/// asked of whoever wants it opened.
final class NetworkEvaluator implements Evaluator {

    private static final Set<CallerKind> DEVICES = Set.of(CallerKind.MANAGED_DEVICE, CallerKind.PERSONAL_DEVICE);
    private static final Set<CallerKind> WITH_PEOPLE =
            Set.of(CallerKind.MANAGED_DEVICE, CallerKind.PERSONAL_DEVICE, CallerKind.EGRESS);
    private static final Target NOTHING = new Target.Route("", "");
    private static final String URL = "https://";

    private final Decisions decisions;
    private final CallerCertificates certificates;
    private final Said said;

    NetworkEvaluator(
            Decisions decisions, CallerCertificates certificates, PointSettings settings, Optional<Signer> signer) {
        this.decisions = decisions;
        this.certificates = certificates;
        this.said = new Said(settings, signer);
    }

    @Override
    public Future<Evaluation> evaluate(Point asker, Inquiry inquiry) {
        boolean person = inquiry.subject().type().equals("user");
        return caller(inquiry)
                .compose(caller -> decisions.decide(
                        asker,
                        new Ask(
                                caller,
                                kinds(inquiry.subject().type()),
                                target(inquiry.resource(), inquiry.action()),
                                login(inquiry.context()),
                                person ? inquiry.subject().id() : "")))
                .map(answer -> switch (answer) {
                    case Answer.Permitted permitted -> said.permitted(permitted, decisions.now());
                    case Answer.Refused refused -> said.refused(refused, inquiry, decisions.now());
                });
    }

    private static Set<CallerKind> kinds(String type) {
        return switch (type) {
            case "device" -> DEVICES;
            case "workload" -> Set.of(CallerKind.WORKLOAD);
            case "egress" -> Set.of(CallerKind.EGRESS);
            case "user" -> WITH_PEOPLE;
            default -> Set.of();
        };
    }

    private Future<Presented> caller(Inquiry inquiry) {
        Entity subject = inquiry.subject();
        String certificate = text(inquiry.context().get("certificate"));
        Presented shown = certificate.isEmpty() ? Presented.NOTHING : certificates.pem(certificate);
        if (kinds(subject.type()).isEmpty()) {
            return Future.succeededFuture(Presented.NOTHING);
        }
        String id = subject.type().equals("user") ? device(inquiry.context()) : subject.id();
        if (id.isEmpty()) {
            return Future.succeededFuture(shown);
        }
        return certificateOf(id).map(known -> {
            if (certificate.isEmpty()) {
                return known;
            }
            return known.fingerprint().equals(shown.fingerprint()) ? shown : Presented.NOTHING;
        });
    }

    private static String device(ObjectNode context) {
        JsonNode device = context.get("device");
        return device instanceof ObjectNode object ? text(object.get("id")) : text(device);
    }

    private static String text(@Nullable JsonNode node) {
        return node == null || !node.isString() ? "" : node.stringValue();
    }

    private static String login(ObjectNode context) {
        String login = text(context.get("login"));
        return login.isEmpty() || login.regionMatches(true, 0, "Bearer ", 0, 7) ? login : "Bearer " + login;
    }

    private Future<Presented> certificateOf(String id) {
        if (id.matches("[0-9a-f]{64}")) {
            return Future.succeededFuture(Presented.known(id));
        }
        if (id.matches("[A-Za-z0-9_-]{43}")) {
            byte[] digest = Base64.getUrlDecoder().decode(id);
            return Future.succeededFuture(Presented.known(HexFormat.of().formatHex(digest)));
        }
        return decisions.named(id);
    }

    private static Target target(Entity resource, Entity action) {
        return switch (resource.type()) {
            case "route" -> new Target.Route(resource.id(), action.id());
            case "url" -> request(resource.id(), action.id());
            default -> NOTHING;
        };
    }

    /// A URL that is none leads nowhere, and so to a refusal.
    private static Target request(String url, String method) {
        int slash = url.startsWith(URL) ? url.indexOf('/', URL.length()) : -1;
        String host = slash < 0 ? null : RequestRules.host(url.substring(URL.length(), slash));
        if (host == null || url.indexOf('#') >= 0) {
            return NOTHING;
        }
        int query = url.indexOf('?', slash);
        return new Target.Request(host, method, query < 0 ? url.substring(slash) : url.substring(slash, query));
    }

    @Override
    public Future<SearchPage> search(Point asker, SearchInquiry inquiry) {
        PageToken token = PageToken.of(inquiry);
        int from;
        try {
            from = token.from(inquiry.token());
        } catch (MalformedInquiryException e) {
            return Future.failedFuture(e);
        }
        Inquiry open = inquiry.inquiry();
        return switch (inquiry.asked()) {
            case SUBJECT -> {
                Set<CallerKind> kinds = kinds(open.subject().type());
                Search search = new Search.Callers(kinds, target(open.resource(), open.action()));
                boolean people = open.subject().type().equals("user");
                yield kinds.isEmpty() || people
                        ? nothing()
                        : Future.succeededFuture(
                                page(decisions.search(asker, search, from, inquiry.limit()), token, inquiry));
            }
            case RESOURCE ->
                !open.resource().type().equals("route")
                        ? nothing()
                        : caller(open)
                                .map(caller -> new Search.Routes(
                                        caller,
                                        kinds(open.subject().type()),
                                        open.action().id()))
                                .map(search ->
                                        page(decisions.search(asker, search, from, inquiry.limit()), token, inquiry));
            case ACTION ->
                caller(open)
                        .map(caller -> new Search.Methods(
                                caller, kinds(open.subject().type()), target(open.resource(), open.action())))
                        .map(search -> page(decisions.search(asker, search, from, inquiry.limit()), token, inquiry));
        };
    }

    private static Future<SearchPage> nothing() {
        return Future.succeededFuture(new SearchPage(List.of(), ""));
    }

    private static SearchPage page(Found found, PageToken token, SearchInquiry inquiry) {
        return new SearchPage(
                found.items().stream().map(item -> result(item, inquiry)).toList(),
                found.next() < 0 ? "" : token.to(found.next()));
    }

    private static ObjectNode result(Found.Item item, SearchInquiry inquiry) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        switch (inquiry.asked()) {
            case SUBJECT -> {
                result.put("type", inquiry.inquiry().subject().type()).put("id", item.id());
                result.putObject("properties").put("caller", item.name());
            }
            case RESOURCE -> {
                result.put("type", "route").put("id", item.id());
                result.putObject("properties").put("url", item.name());
            }
            case ACTION -> result.put("name", item.id());
        }
        return result;
    }
}
