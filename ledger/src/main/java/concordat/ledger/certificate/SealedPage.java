package concordat.ledger.certificate;

import concordat.ledger.HeadSigner;
import concordat.ledger.MalformedAct;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A certificate's printed page: a PDF in which the signed JSON stands as it is, sealed as a whole.
///
/// A page can be altered for the eye while the certificate attached to it stays genuine, so the network signs the
/// page too. The seal is one comment line before the PDF's last word, where no program that shows it looks; it says
/// where in the file the JSON stands, so that checking needs no PDF reader.
///
/// @param page the PDF without the seal's line
/// @param offset where the JSON begins in it
/// @param length of the JSON, in bytes
/// @param signature lower-case hexadecimal Ed25519 signature over [#signedBytes]
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SealedPage(byte[] page, int offset, int length, String keyId, String signature) {

    /// No page is larger.
    public static final int LARGEST = 8 << 20;

    private static final String CONTEXT = "concordat certificate page v1\n";
    private static final String MARK = "%concordat-certificate-page 1 ";
    private static final String LAST_WORD = "startxref\n";
    private static final Pattern SEAL = Pattern.compile(
            "%concordat-certificate-page 1 ([1-9]\\d{0,7}) ([1-9]\\d{0,7}) ([0-9a-f]{32}) ([0-9a-f]{128})\n");
    private static final Pattern END = Pattern.compile("startxref\n\\d{1,10}\n%%EOF\n");
    private static final int LONGEST_TAIL = 1_024;
    private static final String UNSEALED = "this PDF carries no seal of the network: some program saved it anew, or it"
            + " is no certificate; ask for the file as the network gave it";

    public SealedPage {
        if (offset < 0 || length < 0 || (long) offset + length > page.length) {
            throw new IllegalArgumentException(
                    "a certificate at " + offset + ", " + length + " bytes long, in a page of " + page.length);
        }
    }

    /// Seals a page.
    ///
    /// @param pdf holds the JSON once, as it is
    /// @return the PDF with its seal
    public static byte[] seal(byte[] pdf, byte[] json, HeadSigner signer) {
        int offset = indexOf(pdf, json);
        int last = lastIndexOf(pdf, LAST_WORD, pdf.length);
        if (offset < 0 || last < 0 || !END.matcher(ascii(pdf, last, pdf.length)).matches()) {
            throw new IllegalArgumentException(
                    "a PDF of " + pdf.length + " bytes that does not hold the certificate or does not end as PDFs do");
        }
        byte[] message = message(pdf, offset, json.length, signer.keyId());
        String line = MARK + offset + " " + json.length + " " + signer.keyId() + " "
                + HexFormat.of().formatHex(signer.sign(message)) + "\n";
        return spliced(pdf, last, last, line.getBytes(StandardCharsets.US_ASCII));
    }

    /// @return whether a file calls itself a PDF
    public static boolean looksLikeOne(byte[] file) {
        return file.length >= 5 && ascii(file, 0, 5).equals("%PDF-");
    }

    /// Finds a page's seal without believing it.
    ///
    /// @throws MalformedAct when there is none in the one place where it can be
    public static SealedPage read(byte[] file) {
        if (file.length > LARGEST) {
            throw new MalformedAct("it has " + file.length + " bytes, a certificate's page has at most " + LARGEST);
        }
        int from = Math.max(0, file.length - LONGEST_TAIL);
        int line = lastIndexOf(file, MARK, file.length);
        if (line < from) {
            throw new MalformedAct(UNSEALED);
        }
        String tail = ascii(file, line, file.length);
        Matcher seal = SEAL.matcher(tail);
        if (!seal.lookingAt() || !END.matcher(tail.substring(seal.end())).matches()) {
            throw new MalformedAct(UNSEALED);
        }
        byte[] page = spliced(file, line, line + seal.end(), new byte[0]);
        try {
            return new SealedPage(
                    page,
                    Integer.parseInt(seal.group(1)),
                    Integer.parseInt(seal.group(2)),
                    seal.group(3),
                    seal.group(4));
        } catch (IllegalArgumentException e) {
            throw new MalformedAct("the seal says there is " + e.getMessage(), e);
        }
    }

    /// @return the certificate in it
    public byte[] json() {
        return Arrays.copyOfRange(page, offset, offset + length);
    }

    /// @return exactly what the seal covers: every byte but its own
    public byte[] signedBytes() {
        return message(page, offset, length, keyId);
    }

    /// @return the 64 bytes
    public byte[] signatureBytes() {
        return HexFormat.of().parseHex(signature);
    }

    private static byte[] message(byte[] pdf, int offset, int length, String keyId) {
        byte[] before = (CONTEXT + offset + " " + length + " " + keyId + "\n").getBytes(StandardCharsets.US_ASCII);
        return spliced(pdf, 0, 0, before);
    }

    /// @return the bytes with some of them replaced
    private static byte[] spliced(byte[] bytes, int from, int to, byte[] by) {
        byte[] spliced = Arrays.copyOf(bytes, bytes.length - (to - from) + by.length);
        System.arraycopy(by, 0, spliced, from, by.length);
        System.arraycopy(bytes, to, spliced, from + by.length, bytes.length - to);
        return spliced;
    }

    private static String ascii(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static int lastIndexOf(byte[] bytes, String word, int before) {
        return new String(bytes, 0, before, StandardCharsets.ISO_8859_1).lastIndexOf(word);
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(new String(part, StandardCharsets.ISO_8859_1));
    }
}
