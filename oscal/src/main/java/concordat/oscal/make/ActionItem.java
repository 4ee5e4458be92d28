package concordat.oscal.make;

import concordat.oscal.tree.Obj;
import java.util.List;

/// One thing to put right, of a plan of action. All texts are plain.
///
/// @param uuid the same in every revision
/// @param riskUuids risks of the same document
/// @param observationUuids observations of the same document
public record ActionItem(
        String uuid,
        String title,
        String description,
        List<String> riskUuids,
        List<String> observationUuids,
        List<Obj> props) {

    public ActionItem {
        riskUuids = List.copyOf(riskUuids);
        observationUuids = List.copyOf(observationUuids);
        props = List.copyOf(props);
    }

    public Obj tree() {
        return Making.of("poam-item")
                .put("uuid", uuid)
                .words("title", title)
                .words("description", description)
                .putAll("props", props)
                .putAll("related-observations", related("related-observation", observationUuids))
                .putAll("related-risks", related("associated-risk", riskUuids))
                .build();
    }

    static List<Obj> related(String type, List<String> uuids) {
        String member = type.equals("associated-risk") ? "risk-uuid" : "observation-uuid";
        return uuids.stream()
                .map(uuid -> Making.of(type).put(member, uuid).build())
                .toList();
    }
}
