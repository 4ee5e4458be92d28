package concordat.gateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads HTTP/1.1 requests as the decoder below does, which refuses a body stated in two ways, lengths that differ and
/// lines that do not end in CR LF, and refuses folded header lines too, and request lines that are not method, blank,
/// target, blank, version.
public final class StrictRequestDecoder extends VertxHttpRequestDecoder {

    /*
     * The decoder below joins folded lines without a trace, so the bytes of a head are looked over once more. A call
     * that finishes a head never consumes bytes of a body, and a call belongs to a head exactly when one was begun
     * before or in it: so the bytes between the two reader places are the head's.
     */
    private boolean inHead;
    private boolean between = true;
    private boolean afterNewline;
    private @Nullable String flaw;
    private @Nullable String line;

    public StrictRequestDecoder(HttpServerOptions options) {
        super(options);
    }

    @Override
    protected HttpMessage createMessage(String[] initialLine) {
        inHead = true;
        line = String.join(" ", initialLine);
        if (!initialLine[2].equals("HTTP/1.1") && !initialLine[2].equals("HTTP/1.0")) {
            // Vert.x would answer in the version asked for, whatever that is
            flaw = "version";
            return super.createMessage(new String[] {initialLine[0], initialLine[1], "HTTP/1.1"});
        }
        return super.createMessage(initialLine);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf buffer, List<Object> out) throws Exception {
        int from = buffer.readerIndex();
        int before = out.size();
        super.decode(context, buffer, out);
        int to = buffer.readerIndex();
        if (between) {
            begins(buffer, from, to);
        }
        if (inHead) {
            if (foldsLine(buffer, from, to)) {
                flaw = "folded header line";
            }
            for (int at = before; at < out.size(); at++) {
                if (out.get(at) instanceof HttpRequest request) {
                    headEnds(request);
                }
            }
        }
        if (out.size() > before && out.getLast() instanceof LastHttpContent) {
            between = true;
        }
    }

    /// Looks at what the decoder below passes over: it takes any blank, and any number of them, for one, and drops
    /// control characters before a request. Empty lines may stand there (RFC 9112, 2.2).
    private void begins(ByteBuf buffer, int from, int to) {
        int at = from;
        while (at < to && (buffer.getByte(at) == '\r' || buffer.getByte(at) == '\n')) {
            at++;
        }
        String read = line;
        if (read == null) {
            if (at < to) {
                flaw = "octets before the request";
            }
            return;
        }
        between = false;
        line = null;
        int end = at + read.length();
        if (end >= to
                || buffer.getByte(end) != '\r'
                || !buffer.toString(at, read.length(), ISO_8859_1).equals(read)) {
            flaw = "request line";
        }
    }

    private void headEnds(HttpRequest request) {
        String found = flaw;
        if (found != null && request.decoderResult().isSuccess()) {
            request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException(found)));
        }
        inHead = false;
        afterNewline = false;
        flaw = null;
    }

    private boolean foldsLine(ByteBuf buffer, int from, int to) {
        int at = from;
        while (at < to) {
            if (afterNewline) {
                byte first = buffer.getByte(at);
                if (first == ' ' || first == '\t') {
                    return true;
                }
            }
            int newline = buffer.indexOf(at, to, (byte) '\n');
            afterNewline = newline >= 0;
            at = newline < 0 ? to : newline + 1;
        }
        return false;
    }
}
