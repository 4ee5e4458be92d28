package concordat.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// The devices of all bodies, which open streams of [NumberedService], and go on asking and talking
/// all the while. Whatever is asked or said at a gateway after [#lateFromNow] says so.
final class NumberedClients implements AutoCloseable {

    private static final int TOGETHER = 25;
    private static final int SAY_MILLIS = 20;
    /// Of the event loop: one may have begun before, and does not look at every socket.
    private static final int TURNS = 5;

    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setPreferNativeTransport(true)
            .setEventLoopPoolSize(1)
            .setAddressResolverOptions(
                    new AddressResolverOptions().setHostsValue(Buffer.buffer("127.0.0.1 " + World.HOST + "\n"))));
    private final TwoGateways network;
    private final List<Device> devices = new ArrayList<>();
    private final List<NumberedStream> streams = new ArrayList<>();
    private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();
    /// By place of the gateway.
    private final AtomicIntegerArray late = new AtomicIntegerArray(2);
    private volatile boolean over;

    private record Device(HttpClient one, HttpClient two, WebSocketClient sockets) {
        HttpClient of(HttpVersion version) {
            return version == HttpVersion.HTTP_2 ? two : one;
        }
    }

    /// A request of a body, and whether it began late.
    ///
    /// @param by which of the body's askers, each of which asks again once it was answered
    /// @param how the status, or what broke instead of an answer
    record Answered(int body, String by, boolean late, String how) {}

    NumberedClients(TwoGateways network) {
        this.network = network;
        for (TestCertificates.Issued issued : network.devices) {
            devices.add(device(issued));
        }
    }

    private Device device(TestCertificates.Issued as) {
        return new Device(
                client(as, HttpVersion.HTTP_1_1),
                client(as, HttpVersion.HTTP_2),
                vertx.createWebSocketClient(new WebSocketClientOptions()
                        .setMaxConnections(10_000)
                        .setSsl(true)
                        .setVerifyHost(false)
                        .setSslEngineOptions(new OpenSSLEngineOptions())
                        .setTrustOptions(trust())
                        .setKeyCertOptions(key(as))));
    }

    private HttpClient client(TestCertificates.Issued as, HttpVersion version) {
        return vertx.createHttpClient(
                new HttpClientOptions()
                        .setProtocolVersion(version)
                        .setUseAlpn(true)
                        .setSsl(true)
                        .setVerifyHost(false)
                        .setSslEngineOptions(new OpenSSLEngineOptions())
                        .setTrustOptions(trust())
                        .setKeyCertOptions(key(as)),
                new PoolOptions().setHttp1MaxSize(10_000).setHttp2MaxSize(4));
    }

    private PemTrustOptions trust() {
        return new PemTrustOptions()
                .addCertPath(network.certificates.authorityFile().toString());
    }

    private static PemKeyCertOptions key(TestCertificates.Issued as) {
        return new PemKeyCertOptions()
                .addCertPath(as.certificate().toString())
                .addKeyPath(as.key().toString());
    }

    /// Opens streams of a body, over both gateways: half are WebSockets, a quarter each event
    /// streams over HTTP/1.1 and over HTTP/2.
    void open(int body, int count) throws Exception {
        for (int done = 0; done < count; done += TOGETHER) {
            List<Future<NumberedStream>> opening = new ArrayList<>();
            for (int i = done; i < Math.min(count, done + TOGETHER); i++) {
                NumberedStream stream = new NumberedStream(body, i % 2, "/ticks/" + body + "/" + i);
                opening.add(
                        switch (i / 2 % 4) {
                            case 0 -> events(stream, HttpVersion.HTTP_1_1);
                            case 1 -> events(stream, HttpVersion.HTTP_2);
                            default -> socket(stream);
                        });
            }
            TestClient.await(Future.all(opening));
            opening.forEach(opened -> streams.add(opened.result()));
        }
    }

    private Future<NumberedStream> events(NumberedStream stream, HttpVersion version) {
        return TestClient.onLoop(vertx, () -> answered(stream, version));
    }

    private Future<NumberedStream> answered(NumberedStream stream, HttpVersion version) {
        return request(stream.body, stream.gateway, version, stream.path)
                .compose(HttpClientRequest::send)
                .compose(answer -> {
                    if (answer.statusCode() != 200) {
                        return Future.failedFuture(stream.path + " was answered " + answer.statusCode());
                    }
                    answer.exceptionHandler(broken -> stream.ended(-1));
                    answer.endHandler(end -> stream.ended(-1));
                    answer.handler(stream::heard);
                    return Future.succeededFuture(stream);
                });
    }

    private Future<HttpClientRequest> request(int body, int gateway, HttpVersion version, String path) {
        return devices.get(body)
                .of(version)
                .request(new RequestOptions()
                        .setServer(SocketAddress.inetSocketAddress(port(gateway), "127.0.0.1"))
                        .setHost(World.HOST)
                        .setPort(443)
                        .setMethod(HttpMethod.GET)
                        .setURI(path))
                .map(r -> version == HttpVersion.HTTP_2 ? r.authority(HostAndPort.create(World.HOST, 443)) : r);
    }

    private int port(int gateway) {
        return network.gateways().get(gateway).port();
    }

    /// @return fails with the status of a refusal
    Future<NumberedStream> socket(NumberedStream stream) {
        return TestClient.onLoop(vertx, () -> connected(stream));
    }

    private Future<NumberedStream> connected(NumberedStream stream) {
        return devices.get(stream.body)
                .sockets()
                .connect(new WebSocketConnectOptions()
                        .setHost(World.HOST)
                        .setPort(port(stream.gateway))
                        .setURI(stream.path))
                .map(opened -> {
                    opened.textMessageHandler(stream::message);
                    talk(opened, stream);
                    return stream;
                });
    }

    /// Says early or late, again and again, until it cannot.
    private void talk(WebSocket socket, NumberedStream stream) {
        long timer = vertx.setPeriodic(SAY_MILLIS, t -> socket.writeTextMessage(when(stream.gateway)));
        socket.exceptionHandler(broken -> vertx.cancelTimer(timer));
        socket.closeHandler(closed -> {
            vertx.cancelTimer(timer);
            Short code = socket.closeStatusCode();
            stream.ended(code == null ? -1 : code);
        });
    }

    private boolean isLate(int gateway) {
        return late.get(gateway) != 0;
    }

    private String when(int gateway) {
        return isLate(gateway) ? "late" : "early";
    }

    /// Every body asks for something, over both versions at both gateways, again as soon as it was
    /// answered.
    void askOn() {
        for (int body = 0; body < devices.size(); body++) {
            for (int gateway = 0; gateway < network.gateways().size(); gateway++) {
                int here = gateway;
                int mine = body;
                vertx.runOnContext(go -> {
                    askOn(mine, here, HttpVersion.HTTP_1_1);
                    askOn(mine, here, HttpVersion.HTTP_2);
                });
            }
        }
    }

    private void askOn(int body, int gateway, HttpVersion version) {
        if (over) {
            return;
        }
        boolean began = isLate(gateway);
        request(body, gateway, version, "/once/" + body + "/" + when(gateway))
                .compose(HttpClientRequest::send)
                .compose(answer -> answer.body().map(bytes -> answer.statusCode()))
                .onComplete(done -> {
                    String how = done.succeeded() ? String.valueOf(done.result()) : String.valueOf(done.cause());
                    answered.add(new Answered(body, version + " at " + gateway, began, how));
                    // not as fast as can be: the streams are what matters
                    vertx.setTimer(5, pause -> askOn(body, gateway, version));
                });
    }

    void lateFromNow(int gateway) {
        late.set(gateway, 1);
    }

    /// Returns when whatever had come to this machine's sockets before has been read, however busy
    /// it is.
    void awaitRead() throws Exception {
        for (int turn = 0; turn < TURNS; turn++) {
            Future<Void> done = Future.future(promise -> vertx.setTimer(1, timer -> promise.complete()));
            TestClient.await(done);
        }
    }

    void askNoMore() {
        over = true;
    }

    List<NumberedStream> of(int body) {
        return streams.stream().filter(stream -> stream.body == body).toList();
    }

    List<NumberedStream> beside(int body) {
        return streams.stream().filter(stream -> stream.body != body).toList();
    }

    List<Answered> answered() {
        return List.copyOf(answered);
    }

    @Override
    public void close() {
        Starting.awaitQuietly(vertx.close());
    }
}
