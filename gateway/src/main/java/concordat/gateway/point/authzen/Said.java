package concordat.gateway.point.authzen;

import concordat.gateway.point.Answer;
import concordat.gateway.point.PointSettings;
import concordat.gateway.refusal.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What an enforcement point is told beside the decision: its id and epoch, what it obliges to, why it is a refusal as
/// far as staff may know, and where access can be asked for.
final class Said {

    private static final String VENDOR = "concordat";
    private static final String LOGIN = "urn:concordat:login:";
    private static final String TOKEN = "access-request-binding+jwt";
    private static final Duration REQUESTABLE = Duration.ofMinutes(10);

    private final PointSettings settings;
    private final Optional<Signer> signer;

    Said(PointSettings settings, Optional<Signer> signer) {
        this.settings = settings;
        this.signer = signer;
    }

    Evaluation permitted(Answer.Permitted answer, long now) {
        ObjectNode context = common(answer, "PERMITTED", 0, now);
        if (answer.until() != Long.MAX_VALUE) {
            context.put("holds_until", instant(answer.until()).toString());
        }
        if (answer.obligations() != 0) {
            ArrayNode obligations = context.putArray("obligations");
            for (String name : answer.obligationNames().split(", ")) {
                obligations
                        .addObject()
                        .put("type", "custom")
                        .put("id", name)
                        .put("vendor", VENDOR)
                        .put("action", name);
            }
        }
        return new Evaluation(true, context);
    }

    Evaluation refused(Answer.Refused answer, Inquiry inquiry, long now) {
        Problem problem = answer.problem();
        ObjectNode context = common(answer, problem.name(), problem.code(), now);
        context.putObject("reason_admin").put("403", problem.code() + " " + problem.name());
        StringBuilder user = new StringBuilder(problem.title()).append(". ").append(problem.detail());
        problem.whatToDo().forEach(step -> user.append(' ').append(step));
        problem.ask().ifPresent(whom -> user.append(" Ask ")
                .append(whom)
                .append(", reference ")
                .append(problem.decision())
                .append('.'));
        context.putObject("reason_user").put("403", user.toString());
        if (!answer.logins().isEmpty()) {
            context.putArray("obligations")
                    .addObject()
                    .put("type", "step-up")
                    .put("id", "step-up")
                    .put("acr_value", LOGIN + String.join("+", answer.logins()));
        }
        if (answer.requestable() && settings.requests().isPresent() && signer.isPresent()) {
            request(context, answer, inquiry, now);
        }
        return new Evaluation(false, context);
    }

    private static ObjectNode common(Answer answer, String reason, int code, long now) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("evaluation_id", answer.decision())
                .put("evaluated_at", instant(now).toString())
                .put("epoch", answer.epoch())
                .put("reason", reason)
                .put("code", code);
    }

    /// A hint where to ask, bound to what was refused. Nothing that comes of it is believed here: the question is asked
    /// again, and decided from the network's state.
    private void request(ObjectNode context, Answer.Refused answer, Inquiry inquiry, long now) {
        String where = settings.requests().map(Object::toString).orElse("");
        Instant expires = instant(now).plus(REQUESTABLE).truncatedTo(ChronoUnit.SECONDS);
        ObjectNode claims = JsonNodeFactory.instance
                .objectNode()
                .put("iss", settings.identifier().toString())
                .put("aud", where)
                .put("iat", instant(now).getEpochSecond())
                .put("exp", expires.getEpochSecond())
                .put("jti", answer.decision())
                .put("evaluation_id", answer.decision())
                .put("denial_expires_at", expires.toString());
        claims.set(
                "subject", entity(inquiry.subject()).put("id", inquiry.subject().id()));
        claims.set(
                "resource",
                entity(inquiry.resource()).put("id", inquiry.resource().id()));
        claims.set(
                "action", entity(inquiry.action()).put("name", inquiry.action().id()));
        claims.putArray("binding_context_members");
        ObjectNode hint = context.putObject("access_request")
                .put("endpoint", where)
                .put("template", answer.problem().name())
                .put("expires_at", expires.toString())
                .put("form_url", where);
        signer.ifPresent(key -> hint.put("binding_token", key.sign(TOKEN, claims)));
        hint.putObject("display")
                .put("title", answer.problem().title())
                .put("description", answer.problem().changes());
    }

    private static ObjectNode entity(Entity entity) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (!entity.type().isEmpty()) {
            node.put("type", entity.type());
        }
        if (!entity.properties().isEmpty()) {
            node.set("properties", entity.properties());
        }
        return node;
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
