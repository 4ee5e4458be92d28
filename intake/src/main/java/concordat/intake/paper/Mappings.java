package concordat.intake.paper;

import concordat.intake.paper.MappingReading.Wrong;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes a mapping as a JSON file that people edit.
final class Mappings {

    private static final int LARGEST = 1_000_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /// The file as it stands.
    private record Written(
            @Nullable String mapping,
            @Nullable String form,
            @Nullable String sheet,
            @Nullable Integer headingRow,
            @Nullable String dates,
            @Nullable Map<String, @Nullable String> columns,
            @Nullable Map<String, @Nullable Map<String, @Nullable String>> words,
            @Nullable Map<String, @Nullable String> controls,
            @Nullable Map<String, @Nullable String> people) {}

    private final List<Wrong> wrong = new ArrayList<>();

    private Mappings() {}

    /// @return a file that reads back as the same mapping
    static byte[] write(Mapping mapping) {
        Map<String, @Nullable String> columns = new LinkedHashMap<>();
        mapping.columns().forEach((field, column) -> columns.put(field.word(), column));
        Map<String, @Nullable Map<String, @Nullable String>> words = new LinkedHashMap<>();
        mapping.words().forEach((field, table) -> words.put(field.word(), new LinkedHashMap<>(table)));
        byte[] text = JSON.writeValueAsBytes(new Written(
                mapping.name(),
                mapping.form().word(),
                mapping.sheet().orElse(null),
                mapping.headingRow(),
                mapping.dates().word(),
                columns,
                words,
                new LinkedHashMap<>(mapping.controls()),
                new LinkedHashMap<>(mapping.people())));
        return (new String(text, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// @return lower-case hex SHA-256 of what the mapping says, whatever its name
    static String digest(Mapping mapping) {
        return sha256(write(new Mapping(
                "-",
                mapping.form(),
                mapping.sheet(),
                mapping.headingRow(),
                mapping.dates(),
                mapping.columns(),
                mapping.words(),
                mapping.controls(),
                mapping.people())));
    }

    /// @return in lower-case hex
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /// Reads a file; whatever is wrong with it is told at once.
    static MappingReading read(byte[] bytes) {
        Mappings reading = new Mappings();
        Optional<Mapping> mapping = reading.mapping(bytes);
        return reading.wrong.isEmpty() && mapping.isPresent()
                ? new MappingReading.Read(mapping.get())
                : new MappingReading.Rejected(reading.wrong);
    }

    private Optional<Mapping> mapping(byte[] bytes) {
        if (bytes.length > LARGEST) {
            tell("larger than " + LARGEST + " bytes");
            return Optional.empty();
        }
        Written written;
        try {
            written = JSON.readValue(bytes, Written.class);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String place = at == null || at.getLineNr() < 1
                    ? ""
                    : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
            tell(place + String.valueOf(e.getOriginalMessage()).replaceAll("\\R", " "));
            return Optional.empty();
        }
        if (written == null) {
            tell("the file is empty");
            return Optional.empty();
        }
        Optional<PaperForm> form = one(PaperForm.values(), PaperForm::word, "form", written.form());
        Optional<DateOrder> dates = written.dates() == null
                ? Optional.of(DateOrder.DAY_FIRST)
                : one(DateOrder.values(), DateOrder::word, "dates", written.dates());
        Map<PaperField, String> columns = columns(form, filled(written.columns(), "columns"));
        Map<PaperField, Map<String, String>> words = words(written.words());
        Map<String, String> controls = filled(written.controls(), "controls");
        Map<String, String> people = filled(written.people(), "people");
        String name = written.mapping() == null ? "" : written.mapping().strip();
        if (name.isEmpty()) {
            tell("`mapping` lacks the mapping's name");
        }
        int row = written.headingRow() == null ? 1 : written.headingRow();
        if (row < 1) {
            tell("`headingRow` is " + row + "; the first row is 1");
        }
        return wrong.isEmpty()
                ? Optional.of(new Mapping(
                        name,
                        form.orElseThrow(),
                        Optional.ofNullable(written.sheet()),
                        row,
                        dates.orElseThrow(),
                        columns,
                        words,
                        controls,
                        people))
                : Optional.empty();
    }

    private <T> Optional<T> one(
            T[] all, java.util.function.Function<T, String> word, String what, @Nullable String is) {
        Optional<T> found =
                Arrays.stream(all).filter(t -> word.apply(t).equals(is)).findFirst();
        if (found.isEmpty()) {
            tell("`" + what + "` is " + (is == null ? "missing" : "[" + is + "]") + "; give one of "
                    + String.join(", ", Arrays.stream(all).map(word).toList()));
        }
        return found;
    }

    private Map<PaperField, String> columns(Optional<PaperForm> form, Map<String, String> written) {
        Map<PaperField, String> columns = new EnumMap<>(PaperField.class);
        written.forEach((word, column) -> PaperField.of(word)
                .filter(f -> form.isEmpty() || f.in(form.get()))
                .ifPresentOrElse(f -> columns.put(f, column), () -> tell("`columns` names " + known(word, form))));
        form.ifPresent(f -> {
            for (PaperField field : PaperField.values()) {
                if (field.neededIn(f) && !columns.containsKey(field)) {
                    tell("`columns` lacks " + field.word() + ", without which a table of " + f.word()
                            + " says nothing");
                }
            }
        });
        return columns;
    }

    private static String known(String word, Optional<PaperForm> form) {
        return "[" + word + "]; known are "
                + String.join(
                        ", ",
                        Arrays.stream(PaperField.values())
                                .filter(f -> form.isEmpty() || f.in(form.get()))
                                .map(PaperField::word)
                                .toList());
    }

    private Map<PaperField, Map<String, String>> words(
            @Nullable Map<String, @Nullable Map<String, @Nullable String>> written) {
        Map<PaperField, Map<String, String>> words = new EnumMap<>(PaperField.class);
        if (written == null) {
            return words;
        }
        for (Map.Entry<String, @Nullable Map<String, @Nullable String>> one : written.entrySet()) {
            Optional<PaperField> field =
                    PaperField.of(one.getKey()).filter(f -> !Words.meanings(f).isEmpty());
            if (field.isEmpty()) {
                tell("`words` names [" + one.getKey() + "], which has no words to explain");
                continue;
            }
            Map<String, String> sound = filled(one.getValue(), "words." + one.getKey());
            sound.forEach((from, to) -> {
                if (!to.equals(Mapping.UNKNOWN) && !Words.meanings(field.get()).contains(to)) {
                    tell("`words." + one.getKey() + "` takes [" + from + "] for [" + to + "]; give one of "
                            + String.join(", ", Words.meanings(field.get())));
                }
            });
            words.put(field.get(), sound);
        }
        return words;
    }

    /// Leaves out what is null, and says so.
    private Map<String, String> filled(@Nullable Map<String, @Nullable String> written, String what) {
        Map<String, String> filled = new LinkedHashMap<>();
        if (written != null) {
            written.forEach((key, value) -> {
                if (value == null) {
                    tell("`" + what + "` has nothing for [" + key + "]");
                } else {
                    filled.put(key, value);
                }
            });
        }
        return filled;
    }

    private void tell(String text) {
        wrong.add(new Wrong(text));
    }
}
