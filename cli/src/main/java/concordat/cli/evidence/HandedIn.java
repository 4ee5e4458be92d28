package concordat.cli.evidence;

import concordat.api.ApiClient;
import concordat.api.view.DocumentView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import concordat.cli.terminal.FreshId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// A file and its digest; handing it in.
///
/// @param digest lower-case hex SHA-256
/// @param size in bytes
record HandedIn(Path file, String digest, long size) {

    static HandedIn of(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isRegularFile(file)) {
            throw new CannotGoOn(file + " is no file; name one");
        }
        MessageDigest sha = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha)) {
            long size = in.transferTo(OutputStream.nullOutputStream());
            return new HandedIn(file, HexFormat.of().formatHex(sha.digest()), size);
        }
    }

    /// @param type a media type; guessed by the file's name when absent
    void send(ApiClient api, String body, Optional<String> type) throws IOException, InterruptedException {
        String mediaType = type.isPresent() ? type.get() : guessed();
        Address address = Address.of("bodies", body, "documents", digest)
                .with("size", String.valueOf(size))
                .with("file", name());
        api.putFile(address.text(), mediaType, file, DocumentView.class);
    }

    String name() {
        return String.valueOf(file.getFileName());
    }

    private String guessed() throws IOException {
        String guess = Files.probeContentType(file);
        return guess == null ? "application/octet-stream" : guess;
    }

    /// @return an id that the same request makes again
    static String id(String key) {
        return FreshId.of("ev", key);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
