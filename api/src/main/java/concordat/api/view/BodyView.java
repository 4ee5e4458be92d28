package concordat.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A body with its standing in short.
public record BodyView(
        String id,
        String name,
        String kind,
        String region,
        String registerCode,
        String state,
        List<String> environments,
        int held,
        int controls,
        Optional<Instant> changesAt,
        int openCases) {

    public BodyView {
        environments = Absent.list(environments);
    }
}
