package concordat.decision;

import java.util.BitSet;
import java.util.List;

/// What all rows of a snapshot are read against.
///
/// @param network the network's id
/// @param edition the edition's id
/// @param controls control ids by bit
/// @param handlings handling ids, weakest first
/// @param facts fact names by bit
/// @param tiers for each tier from the weakest, the fact bits that earn it; the first earns itself with 0
/// @param loginFacts bits of the facts that come from the login rather than the device
public record Terms(
        String network,
        String edition,
        List<String> controls,
        List<String> handlings,
        List<String> facts,
        List<Long> tiers,
        long loginFacts) {

    /// Place of the first tier that only a device managed by the body can earn.
    public static final int MANAGED = 3;

    private static final int MAX_HANDLINGS = 256;
    private static final int MAX_TIERS = 255;

    public Terms {
        controls = List.copyOf(controls);
        handlings = List.copyOf(handlings);
        facts = List.copyOf(facts);
        tiers = List.copyOf(tiers);
        if (facts.size() > Long.SIZE) {
            throw new IllegalArgumentException(
                    "edition " + edition + " has " + facts.size() + " facts; 64 is the most");
        }
        if (handlings.size() > MAX_HANDLINGS) {
            throw new IllegalArgumentException("edition " + edition + " has " + handlings.size() + " handlings; "
                    + MAX_HANDLINGS + " is the most");
        }
        if (tiers.isEmpty() || tiers.size() > MAX_TIERS || tiers.getFirst() != 0) {
            throw new IllegalArgumentException("edition " + edition + " has tiers " + tiers
                    + "; the first asks for no fact, and " + MAX_TIERS + " are the most");
        }
        long known = facts.size() == Long.SIZE ? -1 : (1L << facts.size()) - 1;
        for (long tier : tiers) {
            if ((tier & ~known) != 0) {
                throw new IllegalArgumentException(
                        "edition " + edition + " has a tier that asks for unnamed facts " + Long.toHexString(tier));
            }
        }
    }

    /// @return how many longs hold a bit for each control
    public int controlWords() {
        return (controls.size() + Long.SIZE - 1) / Long.SIZE;
    }

    /// Copies bits of controls to where a decision reads them.
    ///
    /// @param owner as the message names it
    /// @throws IllegalArgumentException when there are more bits than controls
    void copyControls(String owner, BitSet bits, long[] into, int at) {
        if (bits.length() > controls.size()) {
            throw new IllegalArgumentException(
                    owner + " names control " + (bits.length() - 1) + " of an edition with " + controls.size());
        }
        long[] words = bits.toLongArray();
        System.arraycopy(words, 0, into, at, words.length);
    }
}
