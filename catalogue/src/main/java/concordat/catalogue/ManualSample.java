package concordat.catalogue;

/// How much a health check's testers look at by hand, in per cent; each from 0 to 100.
///
/// @param internal of the machines of each build inside
/// @param external of what faces outwards
public record ManualSample(int internal, int external) {

    /// A tenth of what is inside and all that faces outwards: what holds where an edition says nothing else.
    public static final ManualSample USUAL = new ManualSample(10, 100);

    public ManualSample {
        if (wrong(internal) || wrong(external)) {
            throw new IllegalArgumentException(
                    "manual samples of " + internal + " % and " + external + " % are not both from 0 to 100 %");
        }
    }

    private static boolean wrong(int share) {
        return share < 0 || share > 100;
    }
}
