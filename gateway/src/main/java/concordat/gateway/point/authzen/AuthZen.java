package concordat.gateway.point.authzen;

import concordat.feed.Ed25519Key;
import concordat.gateway.http.BoundedBody;
import concordat.gateway.point.CallerCertificates;
import concordat.gateway.point.Decisions;
import concordat.gateway.point.Point;
import concordat.gateway.point.PointSettings;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The endpoints of AuthZEN 1.0.
///
/// ```
///   POST /access/v1/evaluation            one decision
///   POST /access/v1/evaluations           several, or one
///   POST /access/v1/search/subject        who may; also resource, action
///   GET  /.well-known/authzen-configuration
///   GET  /.well-known/jwks.json           the key that signs the metadata
/// ```
///
/// A refusal is an answer and comes with 200; 400 is for what is no question, 403 for a question that this
/// enforcement point may not ask.
public final class AuthZen {

    private static final String JSON = "application/json";

    private final Metadata metadata;
    private final Optional<Signer> signer;
    private final Evaluator evaluator;
    private final Inquiries inquiries = new Inquiries();
    private final JsonMapper json = JsonMapper.builder().build();

    private AuthZen(PointSettings settings, Optional<Signer> signer, Evaluator evaluator) {
        this.metadata = new Metadata(settings.identifier(), settings.requests(), signer);
        this.signer = signer;
        this.evaluator = evaluator;
    }

    /// @return with the network's own state behind it
    /// @throws IOException with one line that says what to do, when the signing key cannot be read
    public static AuthZen of(PointSettings settings, Decisions decisions, CallerCertificates certificates)
            throws IOException {
        Optional<Signer> signer = signer(settings);
        return new AuthZen(settings, signer, new NetworkEvaluator(decisions, certificates, settings, signer));
    }

    /// @return with something else behind it
    /// @throws IOException as [#of(PointSettings, Decisions, CallerCertificates)]
    public static AuthZen of(PointSettings settings, Evaluator evaluator) throws IOException {
        return new AuthZen(settings, signer(settings), evaluator);
    }

    private static Optional<Signer> signer(PointSettings settings) throws IOException {
        return settings.signingKey().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Signer(Ed25519Key.readFrom(settings.signingKey().get())));
    }

    /// @return whether the request was one of these, and is answered or will be
    public boolean handles(HttpServerRequest request, Point asker) {
        String path = String.valueOf(request.path());
        if (path.equals(metadata.path())) {
            tell(request, metadata.document());
            return true;
        }
        if (!path.startsWith(metadata.base() + "/")) {
            return false;
        }
        switch (path.substring(metadata.base().length())) {
            case "/.well-known/jwks.json" -> {
                if (signer.isEmpty()) {
                    return false;
                }
                tell(request, signer.get().keys());
            }
            case "/access/v1/evaluation" -> asked(request, body -> evaluate(asker, inquiries.evaluation(body)));
            case "/access/v1/evaluations" -> asked(request, body -> evaluations(asker, body));
            case "/access/v1/search/subject" -> searched(request, asker, SearchInquiry.Asked.SUBJECT);
            case "/access/v1/search/resource" -> searched(request, asker, SearchInquiry.Asked.RESOURCE);
            case "/access/v1/search/action" -> searched(request, asker, SearchInquiry.Asked.ACTION);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void tell(HttpServerRequest request, ObjectNode document) {
        if (request.method().equals(HttpMethod.GET)) {
            answer(request, 200, document);
        } else {
            fail(request, 405, "this is got");
        }
    }

    private interface Question {
        Future<ObjectNode> answer(byte[] body) throws MalformedInquiryException;
    }

    private void asked(HttpServerRequest request, Question question) {
        if (!request.method().equals(HttpMethod.POST)) {
            fail(request, 405, "a question is posted");
            return;
        }
        String type = request.getHeader("content-type");
        if (type == null
                || !type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(JSON)) {
            fail(request, 400, "the content type is not " + JSON);
            return;
        }
        BoundedBody.read(request, Inquiries.LONGEST, body -> {
            try {
                question.answer(body)
                        .onSuccess(answer -> answer(request, 200, answer))
                        .onFailure(failed -> failed(request, failed));
            } catch (MalformedInquiryException e) {
                failed(request, e);
            }
        });
    }

    private void failed(HttpServerRequest request, Throwable failed) {
        if (failed instanceof MalformedInquiryException malformed) {
            fail(request, 400, String.valueOf(malformed.getMessage()));
        } else {
            fail(request, 500, "the question could not be decided");
        }
    }

    private Future<ObjectNode> evaluate(Point asker, Inquiry inquiry) {
        return evaluator.evaluate(asker, inquiry).map(AuthZen::asJson);
    }

    private static ObjectNode asJson(Evaluation evaluation) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("decision", evaluation.decision());
        if (!evaluation.context().isEmpty()) {
            answer.set("context", evaluation.context());
        }
        return answer;
    }

    private Future<ObjectNode> evaluations(Point asker, byte[] body) throws MalformedInquiryException {
        return switch (inquiries.evaluations(body)) {
            case Inquiries.Evaluations.Single single -> evaluate(asker, single.inquiry());
            case Inquiries.Evaluations.Several several -> {
                ObjectNode answer = JsonNodeFactory.instance.objectNode();
                ArrayNode answers = answer.putArray("evaluations");
                yield next(asker, several.batch(), answers).map(done -> answer);
            }
        };
    }

    /// One after the other, as far as they are wanted.
    private Future<ArrayNode> next(Point asker, Inquiries.Batch batch, ArrayNode answers) {
        if (answers.size() == batch.items().size()) {
            return Future.succeededFuture(answers);
        }
        Future<Evaluation> evaluation =
                switch (batch.items().get(answers.size())) {
                    case Inquiries.Batch.Item.Sound sound -> evaluator.evaluate(asker, sound.inquiry());
                    case Inquiries.Batch.Item.Unsound unsound -> Future.succeededFuture(unsound(unsound.why()));
                };
        return evaluation.compose(decided -> {
            answers.add(asJson(decided));
            boolean last =
                    switch (batch.semantic()) {
                        case EXECUTE_ALL -> false;
                        case DENY_ON_FIRST_DENY -> !decided.decision();
                        case PERMIT_ON_FIRST_PERMIT -> decided.decision();
                    };
            return last ? Future.succeededFuture(answers) : next(asker, batch, answers);
        });
    }

    private static Evaluation unsound(String why) {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.putObject("error").put("status", 400).put("message", why);
        return new Evaluation(false, context);
    }

    private void searched(HttpServerRequest request, Point asker, SearchInquiry.Asked asked) {
        if (asker.searches()) {
            asked(request, body -> search(asker, inquiries.search(asked, body)));
        } else {
            fail(request, 403, "this enforcement point is not registered to search");
        }
    }

    private Future<ObjectNode> search(Point asker, SearchInquiry inquiry) {
        return evaluator.search(asker, inquiry).map(found -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            ArrayNode results = answer.putArray("results");
            found.results().forEach(results::add);
            answer.putObject("page")
                    .put("next_token", found.next())
                    .put("count", found.results().size());
            return answer;
        });
    }

    private void fail(HttpServerRequest request, int status, String why) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("error").put("status", status).put("message", why);
        answer(request, status, answer);
    }

    private void answer(HttpServerRequest request, int status, ObjectNode body) {
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", JSON)
                .putHeader("cache-control", "no-store")
                .end(json.writeValueAsString(body));
    }
}
