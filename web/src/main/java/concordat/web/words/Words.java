package concordat.web.words;

import concordat.assurance.StandingReason;
import concordat.assurance.ground.Fault;
import concordat.decision.Reason;
import concordat.decision.Remedy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/// One language's texts for everything that has a code: faults, reasons, states, roles, handlings.
///
/// A code without a text is spelt out (`unitary-council` as *Unitary council*), since networks name kinds and regions
/// of their own.
public final class Words {

    private static final Words ENGLISH = read("words.properties");

    private final Properties texts;

    private Words(Properties texts) {
        this.texts = texts;
    }

    /// @return the texts that come with Concordat, in English
    public static Words english() {
        return ENGLISH;
    }

    private static Words read(String file) {
        Properties texts = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        return new Words(texts);
    }

    /// @return what was refused, in one sentence that says what to do where there is something to do
    public String of(Fault fault) {
        return required("fault." + code(fault.name()));
    }

    /// @return why a gateway decides as it does, in a few words
    public String of(Reason reason) {
        return required("decision." + code(reason.name()));
    }

    /// @return what has to change for a refusal to become a permit, in one sentence
    public String of(Remedy remedy) {
        return switch (remedy) {
            case Remedy.EnrolCaller ignored -> required("remedy.enrol-caller");
            case Remedy.ShowFact fact ->
                with(
                        (fact.login() ? "remedy.login-shows" : "remedy.device-shows") + (fact.ranOut() ? "-again" : ""),
                        fact.fact());
            case Remedy.UseManagedDevice ignored -> required("remedy.use-managed-device");
            case Remedy.ConnectEnvironment connect -> with("remedy.connect-environment", connect.environment());
            case Remedy.EndSuspension ignored -> required("remedy.end-suspension");
            case Remedy.MakeAgreement agreement -> with("remedy.make-agreement", agreement.service());
            case Remedy.NameService name -> with("remedy.name-service", name.service());
            case Remedy.LiftRestriction ignored -> required("remedy.lift-restriction");
            case Remedy.HoldControl hold -> with("remedy.hold-control", hold.control());
            case Remedy.ProveCurrent ignored -> required("remedy.prove-current");
        };
    }

    private String with(String key, String name) {
        return required(key).replace("{0}", name);
    }

    /// @return why a control stands as it does, in one sentence
    public String of(StandingReason reason) {
        return required("standing." + code(reason.name()));
    }

    /// @param group for example `tier` or `region`
    /// @param name a code in any spelling: `OFFICIAL_OWNER`, `official-owner`
    /// @return its text, or the code spelt out
    public String name(String group, String name) {
        return find(group + "." + code(name)).orElseGet(() -> spelt(group, name));
    }

    /// @param group for example `step`
    /// @return the code's text, when it has one
    public Optional<String> known(String group, String name) {
        return find(group + "." + code(name));
    }

    /// @param values stand for `{0}`, `{1}` and so on
    /// @throws IllegalArgumentException when there is no such text
    public String text(String key, String... values) {
        String text = required(key);
        for (int place = 0; place < values.length; place++) {
            text = text.replace("{" + place + "}", values[place]);
        }
        return text;
    }

    /// A number with its unit, for example *1 body* or *1,204 bodies*.
    ///
    /// @param unit for example `body`
    public String count(long number, String unit) {
        return grouped(number) + " " + required("unit." + unit + (number == 1 ? ".one" : ".many"));
    }

    /// @return a number as people write it, thousands apart
    public String grouped(long number) {
        return String.format(Locale.UK, "%,d", number);
    }

    Set<String> keys() {
        return texts.stringPropertyNames().stream().collect(Collectors.toUnmodifiableSet());
    }

    private String required(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("no text for " + key));
    }

    private Optional<String> find(String key) {
        return Optional.ofNullable(texts.getProperty(key));
    }

    private static String code(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    private static String spelt(String group, String name) {
        if (group.equals("region") && name.matches("r\\d{1,4}")) {
            return "Region " + Integer.parseInt(name.substring(1));
        }
        String words = name.replace('-', ' ').replace('_', ' ').strip();
        return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }
}
