package concordat.gateway.point.authzen;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// Where the next page of one search begins: a place, and a digest of what was asked, so that a token goes on with its
/// own question only. It grants nothing: whoever makes one up asks a question that may be asked.
final class PageToken {

    private static final int DIGEST = 8;

    private final String question;

    private PageToken(String question) {
        this.question = question;
    }

    static PageToken of(SearchInquiry inquiry) {
        Inquiry open = inquiry.inquiry();
        String text = String.join(
                "\u0000",
                inquiry.asked().name(),
                open.subject().type(),
                open.subject().id(),
                open.action().id(),
                open.resource().type(),
                open.resource().id(),
                open.context().toString());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new PageToken(HexFormat.of().formatHex(Arrays.copyOf(digest, DIGEST)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    String to(int next) {
        String text = next + "." + question;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// @param token empty for the first page
    /// @throws MalformedInquiryException when it is of another question, or of none
    int from(String token) throws MalformedInquiryException {
        if (token.isEmpty()) {
            return 0;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
            int dot = text.indexOf('.');
            if (dot > 0 && text.substring(dot + 1).equals(question)) {
                int from = Integer.parseInt(text.substring(0, dot));
                if (from >= 0) {
                    return from;
                }
            }
        } catch (IllegalArgumentException e) {
            // none of ours, as below
        }
        throw new MalformedInquiryException("page.token is of no page of this search");
    }
}
