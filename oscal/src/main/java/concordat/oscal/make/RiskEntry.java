package concordat.oscal.make;

import concordat.oscal.tree.Obj;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A risk and what is done about it. All texts are plain.
///
/// @param uuid the same in every revision and document
/// @param statement what it would mean
/// @param status for example `open`, `remediating`, `deviation-approved`, `closed`
/// @param deadline until when it is to be put right
public record RiskEntry(
        String uuid,
        String title,
        String description,
        String statement,
        String status,
        Optional<Instant> deadline,
        List<Response> responses,
        List<String> observationUuids,
        List<Obj> props) {

    public RiskEntry {
        responses = List.copyOf(responses);
        observationUuids = List.copyOf(observationUuids);
        props = List.copyOf(props);
    }

    /// What is done.
    ///
    /// @param lifecycle `recommendation`, `planned` or `completed`
    /// @param props where the treatment is said (`type`: avoid, mitigate, transfer, accept,
    ///     share, contingency, none)
    public record Response(
            String uuid,
            String lifecycle,
            String title,
            String description,
            List<Milestone> milestones,
            List<Obj> props) {
        public Response {
            milestones = List.copyOf(milestones);
            props = List.copyOf(props);
        }

        public Obj tree() {
            return Making.of("response")
                    .put("uuid", uuid)
                    .put("lifecycle", lifecycle)
                    .words("title", title)
                    .words("description", description)
                    .putAll("props", props)
                    .putAll("tasks", milestones.stream().map(Milestone::tree).toList())
                    .build();
        }
    }

    /// @param type `milestone` or `action`
    /// @param on when it is due, or was done
    public record Milestone(String uuid, String type, String title, Optional<Instant> on, List<Obj> props) {
        public Milestone {
            props = List.copyOf(props);
        }

        Obj tree() {
            Making task = Making.of("task")
                    .put("uuid", uuid)
                    .put("type", type)
                    .words("title", title)
                    .putAll("props", props);
            on.ifPresent(at -> task.put(
                    "timing",
                    Making.of("task.timing")
                            .put(
                                    "on-date",
                                    Making.of("task.timing.on-date")
                                            .put("date", at)
                                            .build())
                            .build()));
            return task.build();
        }
    }

    public Obj tree() {
        Making risk = Making.of("risk")
                .put("uuid", uuid)
                .words("title", title)
                .words("description", description)
                .words("statement", statement)
                .put("status", status)
                .putAll("props", props)
                .putAll("remediations", responses.stream().map(Response::tree).toList())
                .putAll("related-observations", ActionItem.related("related-observation", observationUuids));
        deadline.ifPresent(at -> risk.put("deadline", at));
        return risk.build();
    }
}
