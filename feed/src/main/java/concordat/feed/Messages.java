package concordat.feed;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/// Messages to bytes and back.
final class Messages {

    /// No message from a gateway is larger.
    static final int MOST_FROM_GATEWAY = 256;
    private static final int HEAD_LENGTH = 8 + Digests.LENGTH;
    private static final int MOST_REASON = 500;

    private Messages() {}

    static Buffer encode(Message message) {
        return switch (message) {
            case Message.Hello hello -> {
                Buffer body = Buffer.buffer().appendUnsignedShort(Message.PROTOCOL);
                name(body, hello.network());
                name(body, hello.gateway());
                head(body, hello.held());
                yield framed(Message.HELLO, body.appendByte((byte) (hello.wholeNeeded() ? 1 : 0)));
            }
            case Message.Ask ask -> framed(Message.ASK, ask.nonce());
            case Message.Ack ack -> framed(Message.ACK, head(Buffer.buffer(), ack.head()));
            case Message.WantWhole ignored -> framed(Message.WANT_WHOLE, Buffer.buffer());
            case Message.Framed frame -> framed(Message.FRAME, Buffer.buffer(frame.frame()));
            case Message.Refused refused -> {
                String reason = refused.reason();
                yield framed(
                        Message.REFUSED,
                        Buffer.buffer(reason.length() > MOST_REASON ? reason.substring(0, MOST_REASON) : reason));
            }
        };
    }

    /// @return the length and type that come before a frame of so many bytes
    static Buffer beforeFrame(int length) {
        return Buffer.buffer(5).appendInt(Math.addExact(length, 1)).appendByte((byte) Message.FRAME);
    }

    /// @param bytes the body, without the type
    static Message decode(int type, byte[] bytes) throws BadMessage {
        if (type == Message.FRAME) {
            return new Message.Framed(bytes);
        }
        Buffer body = Buffer.buffer(bytes);
        try {
            return switch (type) {
                case Message.HELLO -> hello(body);
                case Message.ASK -> new Message.Ask(exactly(body, Beat.NONCE_LENGTH));
                case Message.ACK -> new Message.Ack(head(exactly(body, HEAD_LENGTH), 0));
                case Message.WANT_WHOLE -> {
                    exactly(body, 0);
                    yield new Message.WantWhole();
                }
                case Message.REFUSED -> new Message.Refused(printable(body));
                default -> throw new BadMessage("message of unknown type " + type);
            };
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new BadMessage(
                    "message of type " + type + " with a body of " + body.length() + " bytes: " + e.getMessage());
        }
    }

    private static Message hello(Buffer body) throws BadMessage {
        int protocol = body.getUnsignedShort(0);
        if (protocol != Message.PROTOCOL) {
            throw new BadMessage("protocol " + protocol + ", known is " + Message.PROTOCOL);
        }
        String network = name(body, 2);
        int at = 3 + network.length();
        String gateway = name(body, at);
        at += 1 + gateway.length();
        exactly(body, at + HEAD_LENGTH + 1);
        int whole = body.getUnsignedByte(at + HEAD_LENGTH);
        if (whole > 1) {
            throw new BadMessage("hello with flag " + whole);
        }
        return new Message.Hello(network, gateway, head(body, at), whole == 1);
    }

    private static void name(Buffer body, String name) {
        body.appendByte((byte) name.length()).appendString(name, "US-ASCII");
    }

    private static String name(Buffer body, int at) {
        int length = body.getUnsignedByte(at);
        String name = body.getString(at + 1, at + 1 + length, "ISO-8859-1");
        FeedNames.check("network or gateway", name);
        return name;
    }

    private static Buffer head(Buffer body, Head head) {
        return body.appendLong(head.sequence()).appendBytes(head.hash());
    }

    private static Head head(Buffer body, int at) {
        return Head.of(body.getLong(at), body.getBytes(at + 8, at + HEAD_LENGTH));
    }

    private static Buffer exactly(Buffer body, int length) throws BadMessage {
        if (body.length() != length) {
            throw new BadMessage("body of " + body.length() + " bytes, not " + length);
        }
        return body;
    }

    private static Buffer framed(int type, Buffer body) {
        return Buffer.buffer(5 + body.length())
                .appendInt(1 + body.length())
                .appendByte((byte) type)
                .appendBuffer(body);
    }

    private static String printable(Buffer body) {
        String text = new String(body.getBytes(), StandardCharsets.UTF_8);
        return text.substring(0, Math.min(text.length(), MOST_REASON)).replaceAll("\\p{Cntrl}", " ");
    }
}
