package concordat.intake.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One element with all that stands in it.
///
/// @param name without its prefix
/// @param attributes by local name
/// @param text its own, what stands in its children left out, stripped; long text is cut
/// @param children in their order
public record XmlElement(String name, Map<String, String> attributes, String text, List<XmlElement> children) {

    public XmlElement {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /// @return the attribute, stripped; empty when there is none
    public String attribute(String wanted) {
        return attributes.getOrDefault(wanted, "").strip();
    }

    /// @return the first element found by following names from here
    public Optional<XmlElement> child(String... path) {
        XmlElement at = this;
        for (String step : path) {
            Optional<XmlElement> next =
                    at.children.stream().filter(c -> c.name.equals(step)).findFirst();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    /// @return the text of the first element found by following names from here; empty when there is none
    public String text(String... path) {
        return child(path).map(XmlElement::text).orElse("");
    }

    /// @return children of that name, in their order
    public List<XmlElement> all(String wanted) {
        return children.stream().filter(c -> c.name.equals(wanted)).toList();
    }

    /// @return elements of that name at any depth below this one, in their order
    public List<XmlElement> anywhere(String wanted) {
        List<XmlElement> found = new ArrayList<>();
        gather(wanted, found);
        return found;
    }

    private void gather(String wanted, List<XmlElement> found) {
        for (XmlElement child : children) {
            if (child.name.equals(wanted)) {
                found.add(child);
            }
            child.gather(wanted, found);
        }
    }

    /// @return this element's text and that of all below it, joined by blanks
    public String allText() {
        StringBuilder all = new StringBuilder(text);
        for (XmlElement child : children) {
            String more = child.allText();
            if (!more.isEmpty()) {
                all.append(all.isEmpty() ? "" : " ").append(more);
            }
        }
        return all.toString();
    }
}
