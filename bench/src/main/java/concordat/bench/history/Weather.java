package concordat.bench.history;

import java.util.Random;

/// What bodies have in common: bad half-years, regions, suppliers. It changes week by week.
final class Weather {
    static final int REGIONS = 9;
    static final int SUPPLIERS = 7;

    private static final int WEEKS = 52;
    /// How much of a region's last week is in this one.
    private static final double LASTING = 0.97;

    private final SimulatedWorld world;
    private final Random chance;
    private final double[] region = new double[REGIONS];
    private final int[] supplierStands = new int[SUPPLIERS];
    private int shockFor;

    Weather(SimulatedWorld world, long seed) {
        this.world = world;
        this.chance = new Random(seed);
    }

    void nextWeek() {
        for (int i = 0; i < REGIONS; i++) {
            region[i] = LASTING * region[i]
                    + StrictMath.sqrt(1 - LASTING * LASTING) * world.regionSpread() * chance.nextGaussian();
        }
        for (int i = 0; i < SUPPLIERS; i++) {
            supplierStands[i] = supplierStands[i] > 0
                    ? supplierStands[i] - 1
                    : chance.nextDouble() < world.supplierTroubles() / WEEKS ? 4 + chance.nextInt(16) : 0;
        }
        shockFor =
                shockFor > 0 ? shockFor - 1 : chance.nextDouble() < world.shocks() / WEEKS ? 8 + chance.nextInt(18) : 0;
    }

    /// @return how much of a usual week's work is done
    double pace(int ofRegion) {
        return StrictMath.exp(region[ofRegion]) * (shockFor > 0 ? 0.4 : 1);
    }

    boolean stands(int supplier) {
        return supplier >= 0 && supplierStands[supplier] > 0;
    }
}
