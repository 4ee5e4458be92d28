package concordat.notices.words;

import concordat.assurance.Programme;
import concordat.assurance.act.Prose;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.ServiceId;
import concordat.catalogue.ControlId;
import concordat.notices.Notice;
import concordat.notices.NoticeKind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts notices into words: from a message file, and from the names that the programme has by now.
public final class Wording {

    private static final Pattern NAME = Pattern.compile("\\{([a-z-]+|\\d)}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm 'on' EEEE d MMMM yyyy", Locale.UK);
    private static final Wording ENGLISH = read("notices.properties");

    private final Properties texts;

    private Wording(Properties texts) {
        this.texts = texts;
    }

    /// @return the texts that come with Concordat
    public static Wording english() {
        return ENGLISH;
    }

    private static Wording read(String file) {
        Properties texts = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Wording.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        return new Wording(texts);
    }

    /// @param zone in which dates are told
    public Told of(Notice notice, Programme programme, ZoneId zone) {
        String word = notice.kind().word();
        return new Told(
                filled(word + ".title", notice, programme, zone),
                filled(word + ".text", notice, programme, zone),
                filled(word + ".do", notice, programme, zone),
                path(notice));
    }

    /// @param given for `{0}`, `{1}` ...
    /// @throws IllegalArgumentException when there is no such text
    public String text(String key, String... given) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for " + key);
        }
        return NAME.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        Character.isDigit(found.group(1).charAt(0))
                                ? given[Integer.parseInt(found.group(1))]
                                : found.group()));
    }

    Optional<String> raw(NoticeKind kind, String part) {
        return Optional.ofNullable(texts.getProperty(kind.word() + "." + part));
    }

    private String filled(String key, Notice notice, Programme programme, ZoneId zone) {
        String text = text(key);
        String filled = NAME.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(oneLine(value(found.group(1), notice, programme, zone))));
        return filled.substring(0, 1).toUpperCase(Locale.UK) + filled.substring(1);
    }

    private static String path(Notice notice) {
        String path = notice.kind().place().path();
        boolean known = !path.contains("{body}") || notice.body().isPresent();
        return known
                ? path.replace("{subject}", encoded(notice.subject()))
                        .replace(
                                "{body}",
                                notice.body().map(b -> encoded(b.value())).orElse(""))
                : "/";
    }

    /// As one part of a path (RFC 3986).
    private static String encoded(String part) {
        StringBuilder safe = new StringBuilder();
        for (byte one : part.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (one & 0xff);
            if (c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
                safe.append(c);
            } else {
                safe.append('%').append(String.format(Locale.ROOT, "%02X", one & 0xff));
            }
        }
        return safe.toString();
    }

    private String value(String name, Notice notice, Programme programme, ZoneId zone) {
        return switch (name) {
            case "body" -> notice.body().map(b -> body(programme, b)).orElse("the network");
            case "environment" ->
                notice.environment().map(e -> environment(programme, e)).orElse("an environment");
            case "control" -> notice.control().map(c -> control(programme, c)).orElse("a control");
            case "what" ->
                notice.control()
                        .map(c -> control(programme, c))
                        .orElseGet(() -> notice.facts().getOrDefault("controls", "some") + " controls");
            case "by" ->
                notice.by()
                        .map(at -> notice.wholeDay() ? day(at) : moment(at, zone))
                        .orElse("its end");
            case "subject" -> notice.subject();
            case "user" ->
                Optional.ofNullable(notice.facts().get("user"))
                        .map(id -> body(programme, new BodyId(id)))
                        .or(() -> notice.body().map(b -> body(programme, b)))
                        .orElse("A body");
            case "provider", "consumer" ->
                Optional.ofNullable(notice.facts().get(name))
                        .map(id -> body(programme, new BodyId(id)))
                        .orElse("another body");
            case "service" ->
                Optional.ofNullable(notice.facts().get("service"))
                        .map(id -> service(programme, new ServiceId(id)))
                        .orElse("a service");
            case "bites", "pack-by" -> instant(notice.facts().get(name), zone);
            default -> fact(name, notice);
        };
    }

    private String fact(String name, Notice notice) {
        String code = notice.facts().getOrDefault(name, "");
        return texts.getProperty("fact." + name + "." + code, code);
    }

    private static String instant(@org.jspecify.annotations.Nullable String text, ZoneId zone) {
        try {
            return text == null ? "a date to be told" : moment(Instant.parse(text), zone);
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static String day(Instant first) {
        return DAY.format(first.atZone(ZoneOffset.UTC));
    }

    private static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone)) + " (" + (zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId()) + ")";
    }

    /// A name that was erased is not told again.
    private static String name(Optional<Prose> name, String otherwise) {
        return name.flatMap(Prose::text).filter(t -> !t.isBlank()).orElse(otherwise);
    }

    private static String body(Programme programme, BodyId id) {
        return name(programme.body(id).map(b -> b.act().name()), id.value());
    }

    private static String environment(Programme programme, EnvironmentId id) {
        return name(programme.environment(id).map(e -> e.act().name()), id.value());
    }

    private static String service(Programme programme, ServiceId id) {
        return name(programme.service(id).map(s -> s.act().name()), id.value());
    }

    /// By the newest edition that has it.
    private static String control(Programme programme, ControlId id) {
        return programme.editions().reversed().stream()
                .flatMap(e -> e.control(id).stream())
                .findFirst()
                .map(c -> id + " (" + c.title() + ")")
                .orElse(id.value());
    }

    /// Nothing in a name may break a subject line or begin another.
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
