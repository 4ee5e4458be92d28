package concordat.web.v1;

import concordat.api.view.Receipt;
import concordat.web.desk.Doing;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Refusal;
import java.util.Optional;

/// Requests that are done just as they were previewed, or not at all.
final class Previewed {

    private Previewed() {}

    /// @throws Refusal when it is to be done and names no preview
    static Doing doing(Asked asked, Api.Desks desks) {
        Optional<String> token = asked.header("if-match").map(t -> t.replace("\"", ""));
        if (!Bodies.preview(asked) && token.isEmpty()) {
            throw Refusal.of(
                    428,
                    "Preview it first",
                    "Ask with ?preview=true, then send the answer's token as If-Match; then just that is done.");
        }
        return new Doing(
                asked.signedIn(),
                acts -> new Foresight(desks).of(acts, asked.signedIn()),
                Bodies.preview(asked) ? Optional.empty() : token);
    }

    /// @param receipt none when it was only tried, or nothing is to be done
    static Answer answer(Object change, String token, Optional<Receipt> receipt) {
        return Bodies.json(receipt.isPresent() ? 201 : 200, change).with("ETag", "\"" + token + "\"");
    }
}
