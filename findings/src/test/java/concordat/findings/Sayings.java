package concordat.findings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// What people say of names one after the other: the last thing said of a pair counts, and nothing is said that
/// contradicts what was said of others.
record Sayings(Set<AssetPair> one, Set<AssetPair> two) {

    static Sayings random(Random random, List<AssetKey> names, int count) {
        Sayings sayings = new Sayings(new HashSet<>(), new HashSet<>());
        for (int n = 0; n < count; n++) {
            sayings.say(random, names);
        }
        return sayings;
    }

    void say(Random random, List<AssetKey> names) {
        List<AssetKey> drawn = new ArrayList<>(names);
        AssetPair pair =
                new AssetPair(drawn.remove(random.nextInt(drawn.size())), drawn.remove(random.nextInt(drawn.size())));
        Sayings now = new Sayings(new HashSet<>(one), new HashSet<>(two));
        now.takeBack(pair);
        (random.nextBoolean() ? now.one : now.two).add(pair);
        try {
            now.said();
        } catch (IllegalArgumentException contradicted) {
            return;
        }
        takeBack(pair);
        one.addAll(now.one);
        two.addAll(now.two);
    }

    void takeBack(AssetPair pair) {
        one.remove(pair);
        two.remove(pair);
    }

    Said said() {
        return Said.of(one, two);
    }
}
