package concordat.oscal.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One type of the table: what an object of it may hold, in the published order.
///
/// Types refer to one another in circles, so each is filled after all are there, once, before anyone else sees it.
public final class TypeDef {

    private final String name;
    private final Map<String, Member> byName = new LinkedHashMap<>();
    private final Map<String, Member> attributes = new HashMap<>();
    private final Map<String, Member> elements = new HashMap<>();
    private final List<Member> text = new ArrayList<>(1);
    private final List<Member> bare = new ArrayList<>(1);
    private final List<Member> required = new ArrayList<>();

    TypeDef(String name) {
        this.name = name;
    }

    void add(Member member) {
        if (byName.put(member.name(), member) != null) {
            throw new IllegalArgumentException("type " + name + " has " + member.name() + " twice");
        }
        switch (member.place()) {
            case ATTRIBUTE -> attributes.put(member.name(), member);
            case ELEMENT -> elements.put(member.wrapper().orElse(member.xml()), member);
            case TEXT -> text.add(member);
            case BARE -> bare.add(member);
        }
        if (member.required()) {
            required.add(member);
        }
    }

    public String name() {
        return name;
    }

    /// @return in the published order
    public Collection<Member> members() {
        return byName.values();
    }

    /// @return those that have to be there
    public List<Member> required() {
        return List.copyOf(required);
    }

    public Optional<Member> member(String json) {
        return Optional.ofNullable(byName.get(json));
    }

    /// @return the flag that this attribute is
    public Optional<Member> attribute(String xml) {
        return Optional.ofNullable(attributes.get(xml));
    }

    /// @return the member that this element is, or wraps
    public Optional<Member> element(String xml) {
        return Optional.ofNullable(elements.get(xml));
    }

    /// @return the member that the element's own text is
    public Optional<Member> ownText() {
        return text.stream().findFirst();
    }

    /// @return the member whose markup stands without an element of its own
    public Optional<Member> bareMarkup() {
        return bare.stream().findFirst();
    }

    @Override
    public String toString() {
        return name;
    }
}
