package concordat.gateway.wire;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// Speaks HTTP/2 frame by frame, each of them as a case has it.
public final class FrameClient {

    private static final int PATIENCE_MILLIS = 3_000;
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PING = "arewell?".getBytes(StandardCharsets.US_ASCII);
    private static final long MOST_HEADERS = 1 << 16;

    private final SSLContext tls;
    private final int port;

    public FrameClient(SSLContext tls, int port) {
        this.tls = tls;
        this.port = port;
    }

    /// What came back.
    ///
    /// @param goaway error code that the connection ended with; empty when none was said
    /// @param resets error codes by stream
    /// @param statuses by stream
    /// @param closed whether the connection ended
    /// @param alive whether a ping was answered behind all that was sent
    public record Heard(
            String goaway, Map<Integer, String> resets, Map<Integer, String> statuses, boolean closed, boolean alive) {

        public Heard {
            resets = Map.copyOf(resets);
            statuses = Map.copyOf(statuses);
        }
    }

    /// @param stops whether enough is heard once a ping is answered and a stream has its end
    public Heard exchange(byte[] bytes, boolean bare, boolean stops) throws IOException {
        Reading reading = new Reading();
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", port)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2"});
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.startHandshake();
            Thread.ofVirtual().start(() -> write(socket, bytes, bare));
            try {
                reading.all(new DataInputStream(new BufferedInputStream(socket.getInputStream())), stops);
            } catch (EOFException | SocketException | SSLException e) {
                reading.closed = true;
            } catch (SocketTimeoutException e) {
                // nothing more is coming
            }
        }
        return new Heard(reading.goaway, reading.resets, reading.statuses, reading.closed, reading.alive);
    }

    private static void write(SSLSocket socket, byte[] bytes, boolean bare) {
        try {
            OutputStream out = socket.getOutputStream();
            if (!bare) {
                out.write(PREFACE);
                out.write(FrameCase.framed(4, 0, 0, new byte[0]));
            }
            out.write(bytes);
            out.write(FrameCase.framed(6, 0, 0, PING));
            out.flush();
        } catch (IOException e) {
            // the gateway has ended the connection, which the reader sees
        }
    }

    private static final class Reading {

        private final DefaultHttp2HeadersDecoder headers = new DefaultHttp2HeadersDecoder(false, MOST_HEADERS);
        private final List<Integer> ended = new ArrayList<>();
        private final Map<Integer, String> resets = new HashMap<>();
        private final Map<Integer, String> statuses = new HashMap<>();
        private String goaway = "";
        private boolean closed;
        private boolean alive;

        void all(DataInputStream in, boolean stops) throws IOException {
            while (!(stops && alive && !ended.isEmpty())) {
                int length = (in.readUnsignedByte() << 16) | in.readUnsignedShort();
                int type = in.readUnsignedByte();
                int flags = in.readUnsignedByte();
                int stream = in.readInt() & 0x7fffffff;
                byte[] payload = in.readNBytes(length);
                if (payload.length < length) {
                    throw new EOFException();
                }
                frame(type, flags, stream, payload);
            }
        }

        private void frame(int type, int flags, int stream, byte[] payload) throws IOException {
            switch (type) {
                case 1 -> {
                    int priority = (flags & 0x20) == 0 ? 0 : 5;
                    statuses.put(stream, status(stream, Arrays.copyOfRange(payload, priority, payload.length)));
                    ends(flags, stream);
                }
                case 0 -> ends(flags, stream);
                case 3 -> {
                    resets.put(stream, code(payload, 0));
                    ended.add(stream);
                }
                case 6 -> alive |= (flags & 1) != 0 && payload[0] == PING[0];
                case 7 -> goaway = code(payload, 4);
                default -> {}
            }
        }

        private void ends(int flags, int stream) {
            if ((flags & 1) != 0) {
                ended.add(stream);
            }
        }

        private String status(int stream, byte[] payload) throws IOException {
            try {
                Http2Headers read = headers.decodeHeaders(stream, Unpooled.wrappedBuffer(payload));
                return String.valueOf(read.status());
            } catch (Http2Exception e) {
                throw new IOException(e);
            }
        }

        private static String code(byte[] payload, int at) {
            Http2Error error = Http2Error.valueOf(payload[at + 3]);
            return error == null ? "none" : error.name();
        }
    }
}
