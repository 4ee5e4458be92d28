package concordat.gateway.point;

import concordat.gateway.memory.Remembered;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Reads a caller's certificate in each form that enforcement points pass one on in. What cannot be read is nothing:
/// whoever shows it is unknown. Safe between threads.
public final class CallerCertificates {

    /*
     * A caller's certificate comes with each of its requests, and reading one takes longer than deciding. So what was
     * read is remembered by the text it was read from.
     */
    private static final int LONGEST = 16_384;
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    private final Remembered<Presented> remembered = new Remembered<>();

    /// @param header RFC 9440: base64 of the certificate between colons
    public Presented clientCert(String header) {
        return remembered(header, text -> {
            String value = text.strip();
            boolean sound = value.length() > 2 && value.startsWith(":") && value.endsWith(":");
            return sound ? Base64.getDecoder().decode(value.substring(1, value.length() - 1)) : null;
        });
    }

    /// @param text PEM, plain or with per cents; when it is a chain, the first of it
    public Presented pem(String text) {
        return remembered(text, escaped -> {
            String pem = unescaped(escaped);
            int begin = pem.indexOf(BEGIN);
            int end = pem.indexOf(END);
            return begin < 0 || end < begin
                    ? null
                    : Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
        });
    }

    /// @param text base64 of the certificate and nothing around it, plain or with per cents; of several between
    ///     commas the first
    public Presented bare(String text) {
        return remembered(text, escaped -> {
            String plain = unescaped(escaped);
            int comma = plain.indexOf(',');
            return Base64.getDecoder().decode(comma < 0 ? plain : plain.substring(0, comma));
        });
    }

    public Presented der(byte[] bytes) {
        return bytes.length == 0 || bytes.length > LONGEST ? Presented.NOTHING : read(bytes);
    }

    private interface Decoding {
        byte @Nullable [] bytes(String text);
    }

    private Presented remembered(String text, Decoding decoding) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Presented.NOTHING;
        }
        Presented known = remembered.get(text);
        if (known != null) {
            return known;
        }
        Presented read = Presented.NOTHING;
        try {
            byte[] bytes = decoding.bytes(text);
            read = bytes == null ? Presented.NOTHING : read(bytes);
        } catch (IllegalArgumentException e) {
            // no base64, and so no certificate
        }
        remembered.put(text, read);
        return read;
    }

    private static Presented read(byte[] bytes) {
        try {
            ByteArrayInputStream in = new ByteArrayInputStream(bytes);
            if (!(CertificateFactory.getInstance("X.509").generateCertificate(in) instanceof X509Certificate one)
                    || in.available() > 0) {
                return Presented.NOTHING;
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(one.getEncoded());
            return new Presented(
                    HexFormat.of().formatHex(digest), micros(one.getNotBefore()), micros(one.getNotAfter()));
        } catch (CertificateException | ArithmeticException e) {
            return Presented.NOTHING;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static long micros(Date date) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, date.toInstant());
    }

    /// As `URLDecoder`, but a plus stays a plus: base64 has them.
    private static String unescaped(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] plain = new byte[text.length()];
        int length = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '%') {
                if (at + 2 >= text.length()) {
                    throw new IllegalArgumentException("a per cent without its two digits");
                }
                plain[length++] = (byte) HexFormat.fromHexDigits(text, at + 1, at + 3);
                at += 2;
            } else {
                plain[length++] = (byte) c;
            }
        }
        return new String(plain, 0, length, StandardCharsets.ISO_8859_1);
    }
}
