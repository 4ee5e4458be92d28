package concordat.oscal.make;

import concordat.oscal.tree.Obj;
import java.util.List;

/// What an assessment says of one objective or statement of a control. All texts are plain.
///
/// @param uuid the same in every revision
/// @param targetType `objective-id` or `statement-id`
/// @param satisfied what the assessor says, which is not what the body answered
/// @param reason a token: `pass`, `fail`, `other`
public record FindingEntry(
        String uuid,
        String title,
        String description,
        String targetType,
        String targetId,
        boolean satisfied,
        String reason,
        List<String> observationUuids,
        List<String> riskUuids,
        List<Obj> props) {

    public FindingEntry {
        observationUuids = List.copyOf(observationUuids);
        riskUuids = List.copyOf(riskUuids);
        props = List.copyOf(props);
    }

    public Obj tree() {
        Obj status = Making.of("finding-target.status")
                .put("state", satisfied ? "satisfied" : "not-satisfied")
                .put("reason", reason)
                .build();
        Obj target = Making.of("finding-target")
                .put("type", targetType)
                .put("target-id", targetId)
                .put("status", status)
                .build();
        return Making.of("finding")
                .put("uuid", uuid)
                .words("title", title)
                .words("description", description)
                .put("target", target)
                .putAll("props", props)
                .putAll("related-observations", ActionItem.related("related-observation", observationUuids))
                .putAll("related-risks", ActionItem.related("associated-risk", riskUuids))
                .build();
    }
}
