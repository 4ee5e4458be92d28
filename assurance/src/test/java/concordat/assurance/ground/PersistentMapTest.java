package concordat.assurance.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PersistentMapTest {

    /// Few hashes for many keys, so that most of them meet.
    private record Key(int value) {
        @Override
        public int hashCode() {
            return value % 7 == 0 ? value : value % 5;
        }
    }

    @Property(tries = 300)
    void it_behaves_as_a_map_and_old_versions_stay(@ForAll @Size(max = 200) List<@IntRange(max = 400) Integer> keys) {
        Map<Key, Integer> expected = new HashMap<>();
        PersistentMap<Key, Integer> map = PersistentMap.empty();
        Map<Key, Integer> expectedHalf = Map.of();
        PersistentMap<Key, Integer> half = map;
        for (int index = 0; index < keys.size(); index++) {
            Key key = new Key(keys.get(index));
            expected.put(key, index);
            map = map.with(key, index);
            if (index == keys.size() / 2) {
                expectedHalf = Map.copyOf(expected);
                half = map;
            }
        }
        assertThat(listed(map)).isEqualTo(expected);
        assertThat(map.size()).isEqualTo(expected.size());
        assertThat(listed(half)).isEqualTo(expectedHalf);
        for (int value = 0; value <= 401; value++) {
            assertThat(map.get(new Key(value))).isEqualTo(expected.get(new Key(value)));
        }
    }

    private static Map<Key, Integer> listed(PersistentMap<Key, Integer> map) {
        Map<Key, Integer> listed = new HashMap<>();
        map.forEach(listed::put);
        return listed;
    }
}
