package concordat.gateway.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Asks one identity provider, and it alone: no redirect is followed, and an answer is bounded in size and time.
final class ProviderHttp {

    private static final int MOST_BYTES = 262_144;
    private static final long MILLIS = 5_000;

    private final ProviderSettings settings;
    private final HttpClient client;

    ProviderHttp(Vertx vertx, ProviderSettings settings) {
        this.settings = settings;
        HttpClientOptions options = new HttpClientOptions()
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
                .setConnectTimeout((int) MILLIS);
        settings.trust().ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        this.client = vertx.createHttpClient(options);
    }

    /// @return the body of a 200
    Future<String> get(URI address) {
        return send(HttpMethod.GET, address, request -> {}, "")
                .compose(answer -> answer.getStatusCode() == 200
                        ? Future.succeededFuture(answer.getBody())
                        : Future.failedFuture(new IOException(address + " answered " + answer.getStatusCode())));
    }

    /// @return whatever is answered
    Future<HTTPResponse> post(HTTPRequest request) {
        return send(
                HttpMethod.POST,
                request.getURI(),
                options -> request.getHeaderMap()
                        .forEach((name, values) -> values.forEach(value -> options.addHeader(name, value))),
                request.getBody());
    }

    private Future<HTTPResponse> send(HttpMethod method, URI address, Consumer<RequestOptions> more, String body) {
        if (!settings.mayCall(address)) {
            return Future.failedFuture(new IOException(address + " is neither at the issuer's own host nor at one of"
                    + " the hosts that " + settings + " may name"));
        }
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(address.toString())
                .setFollowRedirects(false)
                .setTimeout(MILLIS)
                .addHeader("accept", "application/json");
        more.accept(options);
        return client.request(options)
                .compose(request -> body.isEmpty() ? request.send() : request.send(Buffer.buffer(body)))
                .compose(answer -> read(address, answer))
                .timeout(2 * MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Future<HTTPResponse> read(URI address, HttpClientResponse answer) {
        Promise<HTTPResponse> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        answer.handler(chunk -> {
            body.appendBuffer(chunk);
            if (body.length() > MOST_BYTES) {
                whole.tryFail(new IOException(address + " answered with more than " + MOST_BYTES + " bytes"));
                answer.request().reset();
            }
        });
        answer.exceptionHandler(whole::tryFail);
        answer.endHandler(end -> {
            HTTPResponse response = new HTTPResponse(answer.statusCode());
            try {
                String type = answer.getHeader("content-type");
                if (type != null) {
                    response.setContentType(type.toLowerCase(Locale.ROOT));
                }
            } catch (ParseException e) {
                whole.tryFail(new IOException(address + " answered with a strange content-type", e));
                return;
            }
            response.setBody(body.toString());
            whole.tryComplete(response);
        });
        return whole.future();
    }

    void close() {
        client.close();
    }
}
