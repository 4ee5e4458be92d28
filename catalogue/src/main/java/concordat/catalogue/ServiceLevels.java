package concordat.catalogue;

/// How long each side may take, in working days; each from 1 to 250, about a year.
///
/// @param assessmentDays the Authority, from a complete submission to its decision
/// @param questionDays the body, to answer one question of an assessor
/// @param replyDays the body, to reply to a notice
public record ServiceLevels(int assessmentDays, int questionDays, int replyDays) {

    /// What holds where an edition says nothing else.
    public static final ServiceLevels USUAL = new ServiceLevels(20, 5, 10);

    private static final int MOST = 250;

    public ServiceLevels {
        if (wrong(assessmentDays) || wrong(questionDays) || wrong(replyDays)) {
            throw new IllegalArgumentException("service levels of " + assessmentDays + ", " + questionDays + " and "
                    + replyDays + " working days are not all from 1 to " + MOST);
        }
    }

    private static boolean wrong(int days) {
        return days < 1 || days > MOST;
    }
}
