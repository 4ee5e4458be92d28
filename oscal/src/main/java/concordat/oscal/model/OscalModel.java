package concordat.oscal.model;

import java.util.Arrays;
import java.util.Optional;

/// The eight kinds of document.
public enum OscalModel {
    CATALOG("catalog", "catalogue"),
    PROFILE("profile", "profile"),
    MAPPING_COLLECTION("mapping-collection", "mapping collection"),
    COMPONENT_DEFINITION("component-definition", "component definition"),
    SYSTEM_SECURITY_PLAN("system-security-plan", "system security plan"),
    ASSESSMENT_PLAN("assessment-plan", "assessment plan"),
    ASSESSMENT_RESULTS("assessment-results", "assessment results"),
    PLAN_OF_ACTION("plan-of-action-and-milestones", "plan of action and milestones");

    private final String root;
    private final String words;

    OscalModel(String root, String words) {
        this.root = root;
        this.words = words;
    }

    /// @return the name of the document's one property in JSON, and of its root element in XML
    public String root() {
        return root;
    }

    /// @return as people call it
    public String words() {
        return words;
    }

    /// @return the first version that has it
    public OscalVersion since() {
        return this == MAPPING_COLLECTION ? OscalVersion.V1_2 : OscalVersion.V1_0;
    }

    public static Optional<OscalModel> ofRoot(String root) {
        return Arrays.stream(values()).filter(model -> model.root.equals(root)).findFirst();
    }
}
