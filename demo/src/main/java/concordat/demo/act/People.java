package concordat.demo.act;

/// Who acts for the Authority in a demonstration.
///
/// @param founder the programme lead who founds the network
public record People(String founder) {

    public static final String SECOND_LEAD = "lead-2";
    public static final String ASSESSOR = "assessor-1";
    public static final String AUDITOR = "auditor-1";

    /// The part of Concordat that brings in what machines report.
    public static final String COLLECTOR = "collector";

    public People {
        if (founder.equals(SECOND_LEAD) || founder.equals(ASSESSOR) || founder.equals(AUDITOR)) {
            throw new IllegalArgumentException("the founder cannot be " + founder + ", who is somebody else");
        }
    }

    /// @param body id of one of the bodies that visitors are shown
    public static String staff(String body) {
        return "staff-" + body;
    }

    /// @param body id of a body that owns services
    public static String serviceOwner(String body) {
        return "services-" + body;
    }
}
