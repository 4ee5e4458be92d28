package concordat.intake.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What a file looks like, as far as a format can be told by. Names of files and their endings play no part.
public sealed interface Shape {

    /// @return whether one of the first lines of a text, be it like a table or not, begins so
    static boolean begins(Shape shape, String start) {
        return switch (shape) {
            case Lines lines -> lines.first().stream().anyMatch(line -> line.startsWith(start));
            case Table table ->
                table.rows().stream()
                        .anyMatch(row -> !row.isEmpty() && row.getFirst().startsWith(start.toLowerCase(Locale.ROOT)));
            case Xml xml -> false;
            case Json json -> false;
            case Workbook workbook -> false;
        };
    }

    /// Well-formed XML, as far as was looked.
    ///
    /// @param root the local name of the first element
    /// @param namespace of the first element; may be empty
    /// @param attributes of the first element, by local name
    /// @param inside local names of elements near the beginning
    record Xml(String root, String namespace, Map<String, String> attributes, Set<String> inside) implements Shape {
        public Xml {
            attributes = Map.copyOf(attributes);
            inside = Set.copyOf(inside);
        }
    }

    /// One JSON value, or one after another.
    ///
    /// @param paths of all keys met, to a depth of four: keys joined by dots, `[]` for what stands in a list; for
    ///     example `runs[].tool`. A document that is a list begins with `[]`.
    /// @param words short texts and numbers outside all lists, by path
    record Json(Set<String> paths, Map<String, String> words) implements Shape {
        public Json {
            paths = Set.copyOf(paths);
            words = Map.copyOf(words);
        }

        /// @return whether it has each of these paths
        public boolean has(String... wanted) {
            return paths.containsAll(List.of(wanted));
        }

        /// @return the word at a path; empty when there is none
        public String word(String path) {
            return words.getOrDefault(path, "");
        }
    }

    /// Rows of cells.
    ///
    /// @param rows the first few, their cells stripped and in lower case
    record Table(char delimiter, List<List<String>> rows) implements Shape {
        public Table {
            rows = rows.stream()
                    .map(row -> row.stream()
                            .map(c -> c.strip().toLowerCase(Locale.ROOT))
                            .toList())
                    .toList();
        }

        /// @param columns in lower case
        /// @return whether one of the first rows has all of these
        public boolean has(String... columns) {
            List<String> wanted = List.of(columns);
            return hasAny(List.of(Set.copyOf(wanted)));
        }

        /// @param headings sets of columns in lower case
        /// @return whether one of the first rows has all columns of one set
        public boolean hasAny(List<Set<String>> headings) {
            return rows.stream().anyMatch(row -> headings.stream().anyMatch(row::containsAll));
        }
    }

    /// A spreadsheet program's file.
    ///
    /// @param sheets the names of its tabs
    record Workbook(List<String> sheets) implements Shape {
        public Workbook {
            sheets = List.copyOf(sheets);
        }
    }

    /// Lines of text that are no table.
    ///
    /// @param first the first few
    record Lines(List<String> first) implements Shape {
        public Lines {
            first = List.copyOf(first);
        }
    }
}
