package concordat.gateway;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpConnection;
import org.jspecify.annotations.Nullable;

/// One client connection and the certificate it was made with.
final class Peer {

    final HttpConnection connection;
    final Channel channel;
    final Caller caller;
    final String address;
    /// Microseconds since 1970 UTC, from when on the certificate is no longer valid.
    final long expires;
    /// RFC 9440, or null when services are not given it.
    final @Nullable String certificate;

    int open;
    boolean heard;
    /// Its last answer is given: what else it sends, perhaps taken for a body by others, is no request.
    boolean ending;
    long restingSince;

    Peer(
            HttpConnection connection,
            Channel channel,
            Caller caller,
            String address,
            long expires,
            @Nullable String certificate) {
        this.connection = connection;
        this.channel = channel;
        this.caller = caller;
        this.address = address;
        this.expires = expires;
        this.certificate = certificate;
    }
}
