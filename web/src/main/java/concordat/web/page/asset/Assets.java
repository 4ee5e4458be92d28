package concordat.web.page.asset;

import concordat.web.http.Answer;
import concordat.web.http.Authority;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/// What pages load besides themselves, held in memory.
///
/// A file's name carries a digest of its content, so that what a name stands for never changes.
public final class Assets {

    private static final String FOLDER = "/concordat/web/assets/";

    private final Map<String, String> names;
    private final Map<String, byte[]> files;

    private Assets(Map<String, String> names, Map<String, byte[]> files) {
        this.names = Map.copyOf(names);
        this.files = Map.copyOf(files);
    }

    /// @return what the build put on the class path
    /// @throws IllegalStateException when it is not there
    public static Assets load() {
        Properties listed = new Properties();
        Map<String, String> names = new HashMap<>();
        Map<String, byte[]> files = new HashMap<>();
        try (InputStream in = open("assets.properties")) {
            listed.load(in);
            for (String name : listed.stringPropertyNames()) {
                String file = listed.getProperty(name);
                names.put(name, "/assets/" + file);
                try (InputStream content = open(file)) {
                    files.put(file, content.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the pages' style sheet and scripts cannot be read", e);
        }
        return new Assets(names, files);
    }

    private static InputStream open(String name) {
        InputStream in = Assets.class.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new IllegalStateException(FOLDER + name + " is not on the class path; the build makes it");
        }
        return in;
    }

    /// @param name for example `site.css`
    /// @return its address
    public String address(String name) {
        String address = names.get(name);
        if (address == null) {
            throw new IllegalArgumentException("there is no asset " + name + " among " + names.keySet());
        }
        return address;
    }

    public Route route() {
        return Route.get("/assets/{file}", Authority.PUBLIC, asked -> {
            String file = asked.part("file");
            byte[] content = files.get(file);
            if (content == null) {
                throw Refusal.notFound("file", file);
            }
            return Answer.of(200, type(file), content).with("Cache-Control", "public, max-age=31536000, immutable");
        });
    }

    private static String type(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> "application/octet-stream";
        };
    }
}
