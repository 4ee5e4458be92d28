package concordat.oscal.check;

import concordat.oscal.OscalDocument;
import concordat.oscal.OscalProblem.Severity;
import concordat.oscal.model.Member;
import concordat.oscal.model.OscalVersion;
import concordat.oscal.model.TypeDef;
import concordat.oscal.model.ValueType;
import concordat.oscal.tree.Arr;
import concordat.oscal.tree.Node;
import concordat.oscal.tree.Num;
import concordat.oscal.tree.Obj;
import concordat.oscal.tree.Text;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/// Each value by itself: its form, whether it is one of those allowed, whether its version knows it.
final class Values {

    private final Findings findings;
    private final Optional<OscalVersion> version;

    Values(Findings findings, OscalDocument document) {
        this.findings = findings;
        this.version = document.version();
        if (version.isEmpty()) {
            findings.add(
                    Severity.WARNING,
                    document.metadata(),
                    Path.ROOT.to(document.model().root()).to("metadata").to("oscal-version"),
                    "oscal-version " + Findings.quoted(document.oscalVersion()) + " is none of 1.0, 1.1 and 1.2",
                    "it was read as " + OscalVersion.V1_2.number() + "; name the version it was written for");
        }
    }

    void object(Obj object, TypeDef type, Path path) {
        object.forEach((name, value) -> {
            Optional<Member> member = type.member(name);
            if (member.isPresent()) {
                known(object, member.get(), value, path.to(name));
            } else {
                unknown(object, type, name, path);
            }
        });
    }

    private void known(Obj object, Member member, Node value, Path path) {
        if (version.isPresent() && !version.get().atLeast(member.since())) {
            findings.note(
                    object,
                    path,
                    member.name() + " came with OSCAL " + member.since().number() + ", the document says "
                            + version.get().number(),
                    "raise its oscal-version");
        }
        if (value instanceof Arr list) {
            if (list.items().isEmpty()) {
                findings.warn(object, path, "an empty list", "leave " + member.name() + " out");
            }
            if (member.type() instanceof ValueType.Scalar) {
                for (int i = 0; i < list.items().size(); i++) {
                    simple(object, member, list.items().get(i), path.to(i));
                }
            }
        } else {
            simple(object, member, value, path);
        }
    }

    private void simple(Obj object, Member member, Node value, Path path) {
        if (!(member.type() instanceof ValueType.Scalar scalar)) {
            return;
        }
        Optional<String> written =
                switch (value) {
                    case Text text -> Optional.of(text.value());
                    case Num number -> Optional.of(number.written());
                    default -> Optional.empty();
                };
        written.ifPresent(text -> {
            if (!scalar.simple().fits(text)) {
                findings.error(
                        object,
                        path,
                        Findings.quoted(text) + " is not " + scalar.simple().words(),
                        "write " + scalar.simple().words());
            } else if (!member.allowed().isEmpty() && !member.allowed().contains(text)) {
                findings.error(
                        object,
                        path,
                        Findings.quoted(text) + " is no " + member.name(),
                        "write one of " + String.join(", ", new TreeSet<>(member.allowed())));
            }
        });
    }

    /// Unknown members are kept, and most are meant; one that is all but a known one is not.
    private void unknown(Obj object, TypeDef type, String name, Path path) {
        String plain = plain(name);
        Optional<Member> meant = type.members().stream()
                .filter(member -> !object.has(member.name()))
                .filter(member -> plain(member.name()).equals(plain)
                        || plain(member.xml()).equals(plain))
                .findFirst();
        if (meant.isPresent()) {
            findings.warn(
                    object,
                    path,
                    type.name() + " has no " + Findings.quoted(name),
                    "did you mean " + meant.get().name() + "?");
        } else {
            findings.note(object, path, type.name() + " has no " + Findings.quoted(name) + " in OSCAL", "it is kept");
        }
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]|e?s$", "");
    }
}
