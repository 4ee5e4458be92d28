package concordat.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;

/// Reads HTTP/1.1 requests as the decoder below does, which refuses a body stated in two ways, lengths that differ and
/// lines that do not end in CR LF, and refuses folded header lines too.
public final class StrictRequestDecoder extends VertxHttpRequestDecoder {

    /*
     * The decoder below joins folded lines without a trace, so the bytes of a head are looked over once more. A call
     * that finishes a head never consumes bytes of a body, and a call belongs to a head exactly when one was begun
     * before or in it: so the bytes between the two reader places are the head's.
     */
    private boolean inHead;
    private boolean afterNewline;
    private boolean folded;

    public StrictRequestDecoder(HttpServerOptions options) {
        super(options);
    }

    @Override
    protected HttpMessage createMessage(String[] initialLine) {
        inHead = true;
        return super.createMessage(initialLine);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf buffer, List<Object> out) throws Exception {
        int from = buffer.readerIndex();
        int before = out.size();
        super.decode(context, buffer, out);
        if (!inHead) {
            return;
        }
        folded |= foldsLine(buffer, from, buffer.readerIndex());
        for (int at = before; at < out.size(); at++) {
            if (out.get(at) instanceof HttpRequest request) {
                if (folded) {
                    request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("folded header line")));
                }
                inHead = false;
                afterNewline = false;
                folded = false;
            }
        }
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
