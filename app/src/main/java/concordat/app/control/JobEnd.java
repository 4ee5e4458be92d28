package concordat.app.control;

import concordat.api.ApiJson;
import concordat.api.view.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What is to be told of an import's end besides what ledger and findings tell.
///
/// @param sameAs the import by which these bytes had been taken in before
record JobEnd(Optional<Problem> problem, Optional<String> sameAs) {

    static final JobEnd PLAIN = new JobEnd(Optional.empty(), Optional.empty());

    static JobEnd refused(Problem problem) {
        return new JobEnd(Optional.of(problem), Optional.empty());
    }

    static JobEnd parse(String text) {
        return ApiJson.read(text.getBytes(StandardCharsets.UTF_8), JobEnd.class);
    }

    String text() {
        return ApiJson.line(this);
    }
}
