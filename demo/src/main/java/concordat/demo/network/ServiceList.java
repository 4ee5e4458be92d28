package concordat.demo.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The forty sample services, read from `services.txt`, which says what its lines mean.
public final class ServiceList {

    private static final String FILE = "services.txt";

    private final List<SampleService> read = new ArrayList<>();

    private ServiceList() {}

    /// @return all of them, in the file's order
    public static List<SampleService> all() {
        try (InputStream in = ServiceList.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the program");
            }
            ServiceList services = new ServiceList();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(services::line);
            return List.copyOf(services.read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws IllegalArgumentException when there is none of that id
    public static SampleService named(String id) {
        return all().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sample service " + id));
    }

    private void line(String line) {
        if (line.startsWith(" ")) {
            SampleService last = read.removeLast();
            List<ServiceRoute> routes = new ArrayList<>(last.routes());
            routes.add(route(last.id() + ".r" + (routes.size() + 1), words(line)));
            read.add(new SampleService(
                    last.id(), last.title(), last.owner(), last.ownerNumber(), last.users(), last.workloads(), routes));
            return;
        }
        List<String> parts = List.of(line.split("\\|", -1));
        List<String> owner = words(parts.get(1));
        List<String> users = words(parts.get(2));
        read.add(new SampleService(
                parts.get(0).strip(),
                parts.get(3).strip(),
                owner.getFirst().equals("agency") ? BodyKind.AGENCY : kind(owner.getFirst()),
                Integer.parseInt(owner.get(1)),
                users(users.getFirst()),
                users.contains("+w"),
                List.of()));
    }

    private static ServiceRoute route(String id, List<String> words) {
        List<String> more = words.subList(5, words.size());
        return new ServiceRoute(
                id,
                List.of(words.get(0).split(",")),
                words.get(1),
                words.get(2),
                words.get(3).toUpperCase(Locale.ROOT),
                words.get(4).toUpperCase(Locale.ROOT),
                more.contains("releasable"),
                said(more, "also=").map(List::of).orElse(List.of()),
                said(more, "stale="));
    }

    private static Optional<String> said(List<String> words, String what) {
        return words.stream()
                .filter(w -> w.startsWith(what))
                .map(w -> w.substring(what.length()))
                .findFirst();
    }

    private static List<BodyKind> users(String named) {
        List<BodyKind> kinds = new ArrayList<>();
        for (String name : named.split(",")) {
            switch (name) {
                case "all" -> kinds.addAll(List.of(BodyKind.values()));
                case "councils" ->
                    Arrays.stream(BodyKind.values()).filter(BodyKind::council).forEach(kinds::add);
                case "upper" ->
                    Arrays.stream(BodyKind.values())
                            .filter(k -> k.council() && k != BodyKind.DISTRICT)
                            .forEach(kinds::add);
                default -> kinds.add(kind(name));
            }
        }
        return kinds.stream().distinct().sorted().toList();
    }

    private static BodyKind kind(String id) {
        return Arrays.stream(BodyKind.values())
                .filter(k -> k.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of body " + id));
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
