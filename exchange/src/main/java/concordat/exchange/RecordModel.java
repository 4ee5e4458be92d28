package concordat.exchange;

/// Which of a body's records are written.
public enum RecordModel {
    /// How each control is kept, and what passes between providers and consumers: a system security plan.
    SSP,
    /// What is to be put right, by when: a plan of action and milestones.
    POAM,
    /// What is assessed, part by part, and by whom: an assessment plan.
    AP,
    /// What was found: assessment results.
    AR,
    /// What others may take over: a component definition.
    COMPONENT
}
