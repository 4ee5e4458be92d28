package concordat.gateway;

import java.time.Duration;

/// How much, and how slowly, may come and go.
///
/// @param headBytes longest head of a request, its first line apart
/// @param headers most headers of a request
/// @param bodyBytes longest body of a request
/// @param connections most connections at a time, over all event loops
/// @param streams most requests at a time on one HTTP/2 connection
/// @param sendBuffer bytes that may wait for one client in the gateway, and again in the kernel; what is queued in
///     either when a stream is cut is dropped
/// @param handshake how long a TLS handshake may take
/// @param head how long a new connection may take to its first request
/// @param idle how long a connection may rest between requests
/// @param stalled how long a client may neither send the body it owes nor read what is waiting for it
/// @param connect how long connecting to a service may take, waiting for a free connection included
/// @param answer how long a service may take to begin its answer
/// @param upstreamConnections most connections to one service, for each event loop
/// @param drain how long a gateway that goes waits for what is under way
/// @param sweep how often every open stream is decided anew, whatever was heard
public record Limits(
        int headBytes,
        int headers,
        long bodyBytes,
        int connections,
        int streams,
        int sendBuffer,
        Duration handshake,
        Duration head,
        Duration idle,
        Duration stalled,
        Duration connect,
        Duration answer,
        int upstreamConnections,
        Duration drain,
        Duration sweep) {

    public Limits {
        atLeast("head-bytes", headBytes, 1_024);
        atLeast("headers", headers, 8);
        atLeast("body-bytes", bodyBytes, 0);
        atLeast("connections", connections, 1);
        atLeast("streams", streams, 1);
        atLeast("send-buffer", sendBuffer, 4_096);
        atLeast("upstream-connections", upstreamConnections, 1);
        positive("handshake", handshake);
        positive("head", head);
        positive("idle", idle);
        positive("stalled", stalled);
        positive("connect", connect);
        positive("answer", answer);
        positive("drain", drain);
        positive("sweep", sweep);
    }

    private static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException("limit " + name + " is " + value + "; the least is " + least);
        }
    }

    private static void positive(String name, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException("limit " + name + " is " + value + "; the least is 1 ms");
        }
    }

    /// @return what holds unless settings say otherwise
    public static Limits defaults() {
        return new Limits(
                16_384,
                100,
                1L << 30,
                40_000,
                100,
                65_536,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(75),
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                10_000,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }
}
