package concordat.assurance;

import concordat.assurance.ids.EnvironmentId;
import concordat.catalogue.ControlId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/// What a risk decision is taken on, in one digest: what fails the control, what proves it, what was answered, whom it
/// relies on. When it is no longer the same, the decision is due a fresh look.
public final class FactsDigest {
    private FactsDigest() {}

    /// @return lower-case hex SHA-256
    /// @throws IllegalArgumentException when the environment or the control is not known
    public static String of(Programme programme, EnvironmentId environment, ControlId control) {
        EnvironmentState state = programme.register().environments.get(environment);
        int place = programme.register().timetable.place(control);
        if (state == null || place < 0) {
            throw new IllegalArgumentException("no control " + control + " of environment " + environment);
        }
        return of(state.control(place));
    }

    static String of(ControlState state) {
        StringBuilder facts = new StringBuilder("v1");
        state.breach()
                .ifPresent(b -> facts.append("\nbreach ").append(b.breach().findingsDigest()));
        state.own().answer().ifPresent(a -> facts.append("\nanswer ")
                .append(a.act().answer()));
        lines(
                facts,
                "proof",
                state.own().proofs().stream()
                        .map(p -> p.kind() + " " + p.strength())
                        .toList());
        lines(
                facts,
                "provider",
                state.reliances().stream()
                        .map(r -> r.act().provider() + " " + r.act().split())
                        .toList());
        return of(facts.toString());
    }

    static String of(String facts) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(facts.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private static void lines(StringBuilder facts, String word, List<String> values) {
        values.stream().map(Objects::toString).distinct().sorted().forEach(v -> facts.append('\n')
                .append(word)
                .append(' ')
                .append(v));
    }
}
