package concordat.assurance.plan;

/// What each factor of [Credibility] weighs: log odds for one of its scale.
///
/// Fitted by `./concordat bench credibility` to the plans of 600 simulated bodies: logistic regression with a ridge
/// chosen on 300 others, each sign held to what is fair, rounded to hundredths. The same command fits them again and
/// says when these are no longer what comes out. They are to be fitted anew once a network has histories of its own.
final class Weights {
    static final double START = -0.18;
    static final double DATES_MET = 0.46;
    static final double PACE = 0.59;
    static final double UNRESOURCED = -1.24;
    static final double DEPENDENT = -2.34;
    static final double SLACK = 0.45;
    static final double LOAD = -0.19;

    private Weights() {}
}
