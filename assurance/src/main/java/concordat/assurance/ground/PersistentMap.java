package concordat.assurance.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A map that is never changed: putting gives a new map that shares all but one path with the old one.
///
/// A hash trie of 32-way nodes, each holding only the children it has, told by a bitmap. Keys whose hashes are equal
/// share one list at the bottom.
public final class PersistentMap<K, V> {
    private static final int BITS = 5;
    private static final int DEEPEST = 30;
    private static final PersistentMap<?, ?> EMPTY = new PersistentMap<>(new Node(0, new Object[0]), 0);

    private final Node root;
    private final int size;

    private PersistentMap(Node root, int size) {
        this.root = root;
        this.size = size;
    }

    /// @return a map that holds nothing
    @SuppressWarnings("unchecked")
    public static <K, V> PersistentMap<K, V> empty() {
        return (PersistentMap<K, V>) EMPTY;
    }

    /// @return how many keys it holds
    public int size() {
        return size;
    }

    /// @return whether it holds the key
    public boolean containsKey(K key) {
        return get(key) != null;
    }

    /// @return what the key stands for, null when it is not held
    @SuppressWarnings("unchecked")
    public @Nullable V get(K key) {
        int hash = spread(key);
        Node node = root;
        for (int shift = 0; ; shift += BITS) {
            int bit = 1 << (hash >>> shift & 31);
            if ((node.bitmap & bit) == 0) {
                return null;
            }
            Object child = node.children[node.place(bit)];
            if (child instanceof Node deeper) {
                node = deeper;
            } else {
                for (Leaf leaf = (Leaf) child; leaf != null; leaf = leaf.next) {
                    if (leaf.key.equals(key)) {
                        return (V) leaf.value;
                    }
                }
                return null;
            }
        }
    }

    /// @return this map with the key standing for the value
    public PersistentMap<K, V> with(K key, V value) {
        int hash = spread(key);
        boolean known = containsKey(key);
        return new PersistentMap<>(put(root, 0, hash, key, value), known ? size : size + 1);
    }

    private static Node put(Node node, int shift, int hash, Object key, Object value) {
        int bit = 1 << (hash >>> shift & 31);
        int place = node.place(bit);
        if ((node.bitmap & bit) == 0) {
            return node.inserted(bit, place, new Leaf(hash, key, value, null));
        }
        Object child = node.children[place];
        if (child instanceof Node deeper) {
            return node.replaced(place, put(deeper, shift + BITS, hash, key, value));
        }
        Leaf leaf = (Leaf) child;
        if (leaf.hash == hash) {
            return node.replaced(place, leaf.with(key, value));
        }
        if (shift > DEEPEST) {
            throw new AssertionError("different hashes " + leaf.hash + " and " + hash + " part before depth " + shift);
        }
        Node split = new Node(0, new Object[0]).placed(leaf, shift + BITS);
        return node.replaced(place, put(split, shift + BITS, hash, key, value));
    }

    /// Tells every pair, in no order that means anything.
    public void forEach(BiConsumer<? super K, ? super V> each) {
        walk(root, each);
    }

    /// @return all values, in no order that means anything, yet the same for the same map
    public List<V> values() {
        List<V> all = new ArrayList<>(size);
        forEach((key, value) -> all.add(value));
        return all;
    }

    @SuppressWarnings("unchecked")
    private void walk(Node node, BiConsumer<? super K, ? super V> each) {
        for (Object child : node.children) {
            if (child instanceof Node deeper) {
                walk(deeper, each);
            } else {
                for (Leaf leaf = (Leaf) child; leaf != null; leaf = leaf.next) {
                    each.accept((K) leaf.key, (V) leaf.value);
                }
            }
        }
    }

    /// Ids differ in their last characters, which a string's hash keeps in its low bits; mix so that all bits count.
    private static int spread(Object key) {
        int hash = Objects.hashCode(key) * 0x9e3779b9;
        return hash ^ hash >>> 15;
    }

    private static final class Node {
        final int bitmap;
        final Object[] children;

        Node(int bitmap, Object[] children) {
            this.bitmap = bitmap;
            this.children = children;
        }

        int place(int bit) {
            return Integer.bitCount(bitmap & bit - 1);
        }

        Node inserted(int bit, int place, Object child) {
            Object[] copy = new Object[children.length + 1];
            System.arraycopy(children, 0, copy, 0, place);
            copy[place] = child;
            System.arraycopy(children, place, copy, place + 1, children.length - place);
            return new Node(bitmap | bit, copy);
        }

        Node replaced(int place, Object child) {
            Object[] copy = children.clone();
            copy[place] = child;
            return new Node(bitmap, copy);
        }

        Node placed(Leaf leaf, int shift) {
            return inserted(1 << (leaf.hash >>> shift & 31), 0, leaf);
        }
    }

    private static final class Leaf {
        final int hash;
        final Object key;
        final Object value;
        final @Nullable Leaf next;

        Leaf(int hash, Object key, Object value, @Nullable Leaf next) {
            this.hash = hash;
            this.key = key;
            this.value = value;
            this.next = next;
        }

        Leaf with(Object newKey, Object newValue) {
            if (key.equals(newKey)) {
                return new Leaf(hash, key, newValue, next);
            }
            return new Leaf(
                    hash,
                    key,
                    value,
                    next == null ? new Leaf(hash, newKey, newValue, null) : next.with(newKey, newValue));
        }
    }
}
