package concordat.gateway.refusal;

import concordat.decision.Reason;
import concordat.decision.Remedy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/// What people are told, from the message file that lies beside the reasons.
public final class Messages {

    private static final String FILE = "reasons.properties";

    private final Properties texts;

    private Messages(Properties texts) {
        this.texts = texts;
    }

    /// @throws IllegalStateException when a reason has no text
    public static Messages load() {
        Properties texts = new Properties();
        try (InputStream file = Reason.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("no " + FILE + " beside " + Reason.class.getName());
            }
            Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8);
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
        Messages messages = new Messages(texts);
        for (Reason reason : Reason.values()) {
            messages.title(reason);
            messages.text(reason);
            messages.whatToDo(reason);
            messages.changes(reason);
        }
        return messages;
    }

    public String title(Reason reason) {
        return text(reason.number() + ".title");
    }

    public String text(Reason reason) {
        return text(reason.number() + ".text");
    }

    public String whatToDo(Reason reason) {
        return text(reason.number() + ".do");
    }

    public String changes(Reason reason) {
        return text(reason.number() + ".changes");
    }

    /// @return what the caller can do; empty for what is not the caller's
    public String remedy(Remedy remedy) {
        return switch (remedy) {
            case Remedy.EnrolCaller ignored -> text("remedy.enrol");
            case Remedy.UseManagedDevice ignored -> text("remedy.managed");
            case Remedy.ShowFact fact -> {
                String key = (fact.login() ? "remedy.login" : "remedy.fact") + (fact.ranOut() ? ".stale" : "");
                yield text(key).replace("{0}", fact.fact());
            }
            case Remedy.ConnectEnvironment ignored -> "";
            case Remedy.EndSuspension ignored -> "";
            case Remedy.MakeAgreement ignored -> "";
            case Remedy.NameService ignored -> "";
            case Remedy.LiftRestriction ignored -> "";
            case Remedy.HoldControl ignored -> "";
            case Remedy.ProveCurrent ignored -> "";
        };
    }

    public String text(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("no text for " + key + " in " + FILE);
        }
        return text;
    }
}
