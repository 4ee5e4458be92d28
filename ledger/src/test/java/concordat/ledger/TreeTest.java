package concordat.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class TreeTest {

    private static final int MOST = 200;

    private final MemoryNodes nodes = new MemoryNodes();
    private final List<Hash> leaves = new ArrayList<>();
    private final List<Hash> roots = new ArrayList<>();

    private void grow(int size) {
        Frontier tree = Frontier.EMPTY;
        roots.add(tree.root());
        for (int i = 0; i < size; i++) {
            Hash leaf = Hash.leaf(ByteBuffer.allocate(4).putInt(i).array());
            leaves.add(leaf);
            tree = tree.append(leaf, nodes);
            roots.add(tree.root());
        }
    }

    /// The leaves and roots that Certificate Transparency implementations test one another with.
    @Test
    void the_known_roots_of_certificate_transparency_come_out() {
        List<String> data = List.of(
                "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
        List<String> known = List.of(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

        Frontier tree = Frontier.EMPTY;
        assertThat(tree.root().hex()).isEqualTo(known.getFirst());
        for (int i = 0; i < data.size(); i++) {
            tree = tree.append(Hash.leaf(HexFormat.of().parseHex(data.get(i))));
            assertThat(tree.root().hex()).isEqualTo(known.get(i + 1));
        }
    }

    @Test
    void every_root_is_the_naive_one_also_from_what_is_stored() {
        grow(MOST);

        for (int n = 0; n <= MOST; n++) {
            assertThat(roots.get(n)).isEqualTo(NaiveTree.root(leaves.subList(0, n)));
            assertThat(Proofs.root(n, nodes)).isEqualTo(roots.get(n));
            assertThat(Frontier.stored(n, nodes).size()).isEqualTo(n);
        }
    }

    @Test
    void every_inclusion_proof_is_the_naive_one_and_proves_only_its_leaf() {
        grow(MOST);

        for (int n = 1; n <= MOST; n++) {
            Hash root = roots.get(n);
            for (int i = 0; i < n; i++) {
                InclusionProof proof = Proofs.inclusion(i, n, nodes);
                assertThat(proof.proves(leaves.get(i), root)).isTrue();
                assertThat(proof.proves(leaves.get((i + 1) % MOST), root)).isFalse();
                assertThat(proof.proves(leaves.get(i), roots.get(n - 1))).isFalse();
            }
            int some = (n * 7) % n;
            assertThat(Proofs.inclusion(some, n, nodes).path()).isEqualTo(NaiveTree.path(some, leaves.subList(0, n)));
            int other = n / 3;
            assertThat(Proofs.inclusion(other, n, nodes).path()).isEqualTo(NaiveTree.path(other, leaves.subList(0, n)));
        }
    }

    @Test
    void every_consistency_proof_is_the_naive_one_and_proves_only_its_trees() {
        grow(MOST);

        for (int n = 1; n <= MOST; n++) {
            for (int m = 0; m <= n; m++) {
                ConsistencyProof proof = Proofs.consistency(m, n, nodes);
                assertThat(proof.proves(roots.get(m), roots.get(n))).isTrue();
                if (m > 0) {
                    assertThat(proof.proves(roots.get(m - 1), roots.get(n))).isFalse();
                    assertThat(proof.proves(roots.get(m), roots.get(n - 1))).isFalse();
                }
            }
            int some = 1 + n / 3;
            if (some <= n) {
                assertThat(Proofs.consistency(some, n, nodes).path())
                        .isEqualTo(NaiveTree.proof(some, leaves.subList(0, n)));
            }
        }
    }

    @Test
    void a_proof_with_a_step_changed_dropped_or_added_proves_nothing() {
        grow(MOST);
        for (int n : List.of(2, 7, 64, 65, 137)) {
            for (int m = 1; m < n; m++) {
                InclusionProof inclusion = Proofs.inclusion(m, n, nodes);
                for (List<Hash> path : spoilt(inclusion.path())) {
                    assertThat(new InclusionProof(m, n, path).proves(leaves.get(m), roots.get(n)))
                            .isFalse();
                }
                ConsistencyProof consistency = Proofs.consistency(m, n, nodes);
                for (List<Hash> path : spoilt(consistency.path())) {
                    assertThat(new ConsistencyProof(m, n, path).proves(roots.get(m), roots.get(n)))
                            .isFalse();
                }
            }
        }
    }

    private static List<List<Hash>> spoilt(List<Hash> path) {
        List<List<Hash>> all = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            List<Hash> changed = new ArrayList<>(path);
            changed.set(i, Hash.EMPTY);
            all.add(changed);
            List<Hash> dropped = new ArrayList<>(path);
            dropped.remove(i);
            all.add(dropped);
        }
        List<Hash> longer = new ArrayList<>(path);
        longer.add(Hash.EMPTY);
        all.add(longer);
        return all;
    }

    @Test
    void a_proof_asks_the_store_once() {
        grow(100);

        Proofs.inclusion(37, 100, nodes);
        assertThat(nodes.asked()).isEqualTo(1);
        Proofs.consistency(37, 100, nodes);
        assertThat(nodes.asked()).isEqualTo(2);
    }

    @Test
    void what_is_outside_the_tree_is_refused() {
        assertThatThrownBy(() -> Proofs.inclusion(5, 5, nodes)).hasMessageContaining("no leaf 5");
        assertThatThrownBy(() -> Proofs.consistency(6, 5, nodes)).hasMessageContaining("6 to one of 5");
        assertThatThrownBy(() -> Hash.of(new byte[31])).hasMessageContaining("31");
        assertThatThrownBy(() -> Hash.ofHex("AB")).hasMessageContaining("[AB]");
    }

    @Test
    @Tag("slow")
    void a_proof_in_a_tree_of_a_million_takes_less_than_a_millisecond() {
        Frontier tree = Frontier.EMPTY;
        int size = 1_000_003;
        for (int i = 0; i < size; i++) {
            tree = tree.append(Hash.leaf(ByteBuffer.allocate(4).putInt(i).array()), nodes);
        }
        Hash root = tree.root();
        int proofs = 2_000;
        long start = System.nanoTime();
        for (int i = 0; i < proofs; i++) {
            long index = i * 499L;
            Hash leaf = Hash.leaf(ByteBuffer.allocate(4).putInt((int) index).array());
            assertThat(Proofs.inclusion(index, size, nodes).proves(leaf, root)).isTrue();
        }
        assertThat(Duration.ofNanos((System.nanoTime() - start) / proofs)).isLessThan(Duration.ofMillis(1));
    }
}
