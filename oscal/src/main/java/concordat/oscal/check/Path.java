package concordat.oscal.check;

import org.jspecify.annotations.Nullable;

/// The way from a document's root to one of its values; becomes text only when somebody is told of it.
public final class Path {

    /// The document itself.
    public static final Path ROOT = new Path(null, "");

    private final @Nullable Path parent;
    private final String step;

    private Path(@Nullable Path parent, String step) {
        this.parent = parent;
        this.step = step;
    }

    public Path to(String name) {
        return new Path(this, name);
    }

    public Path to(int index) {
        return new Path(this, Integer.toString(index));
    }

    /// @return a JSON pointer (RFC 6901)
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        write(text);
        return text.toString();
    }

    private void write(StringBuilder text) {
        if (parent != null) {
            parent.write(text);
            text.append('/').append(step.replace("~", "~0").replace("/", "~1"));
        }
    }
}
