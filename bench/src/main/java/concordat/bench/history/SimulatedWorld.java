package concordat.bench.history;

/// What a simulated country is like. Nothing here is a factor that the score looks at: people's skill, their money and
/// the weather are felt in what they get done, and only that can be seen.
///
/// @param name as it is told
/// @param skillSpread standard deviation of how fast bodies work, as a logarithm
/// @param optimism how much shorter than needed work is thought to be, as a logarithm
/// @param tail the share of actions that turn out to be far larger than anybody could know
/// @param tailPower how far; the smaller, the heavier
/// @param shocks how often half a year goes wrong for everybody, in times a year
/// @param regionSpread standard deviation of what a region's bodies have in common, as a logarithm
/// @param supplierTroubles how often a supplier stands still, in times a year
/// @param cuts the chance that a body's money is cut in a year
/// @param turnover the chance that an owner leaves in a year
/// @param waiting the share of actions that wait for one of another body
/// @param candour the chance that a date that cannot be kept is moved before it comes
/// @param handsOver how many more actions than hands a body plans at a time
public record SimulatedWorld(
        String name,
        double skillSpread,
        double optimism,
        double tail,
        double tailPower,
        double shocks,
        double regionSpread,
        double supplierTroubles,
        double cuts,
        double turnover,
        double waiting,
        double candour,
        double handsOver) {

    /// What is supposed; the weights are fitted to bodies of this one.
    public static final SimulatedWorld SUPPOSED =
            new SimulatedWorld("supposed", 0.55, 0.15, 0.06, 1.4, 0.15, 0.25, 0.5, 0.15, 0.25, 0.12, 0.6, 2.0);

    /// Money is short, people leave, and what goes wrong goes wrong for many at once.
    public static final SimulatedWorld HARD =
            new SimulatedWorld("hard", 0.55, 0.25, 0.10, 1.2, 0.35, 0.35, 0.9, 0.30, 0.40, 0.12, 0.4, 2.0);

    /// Bodies are much alike and quiet years follow each other, but they wait for each other more than is supposed.
    public static final SimulatedWorld ENTANGLED =
            new SimulatedWorld("entangled", 0.30, 0.10, 0.04, 1.6, 0.05, 0.15, 0.3, 0.10, 0.15, 0.30, 0.8, 2.5);
}
