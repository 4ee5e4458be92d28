package concordat.assurance.plan;

/// What each factor of [Credibility] weighs: log odds for one unit of it. Set by judgement; not fitted yet.
final class Weights {
    static final double START = 0.9;
    static final double DATES_MET = 0.9;
    static final double PACE = 0.6;
    static final double UNRESOURCED = -1.2;
    static final double DEPENDENT = -0.8;
    static final double SLACK = 0.6;
    static final double LOAD = -0.5;

    private Weights() {}
}
