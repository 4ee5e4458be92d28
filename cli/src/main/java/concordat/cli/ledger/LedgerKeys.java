package concordat.cli.ledger;

import concordat.cli.terminal.CannotGoOn;
import concordat.ledger.HeadVerifier;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Public keys in PEM.
public final class LedgerKeys {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    private LedgerKeys() {}

    /// @throws CannotGoOn when the file holds no Ed25519 key
    public static HeadVerifier read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.US_ASCII);
        } catch (NoSuchFileException e) {
            throw new CannotGoOn("there is no key at " + file + "; name the network's public key with --key");
        } catch (MalformedInputException e) {
            throw new CannotGoOn(file + " holds no public key in PEM; name the right file with --key");
        }
        List<PublicKey> keys = new ArrayList<>();
        Matcher found = KEY.matcher(text);
        try {
            while (found.find()) {
                keys.add(HeadVerifier.key(Base64.getMimeDecoder().decode(found.group(1))));
            }
        } catch (IllegalArgumentException e) {
            throw new CannotGoOn(file + ", key " + (keys.size() + 1) + ": " + e.getMessage()
                    + "; name the network's ledger key with --key");
        }
        if (keys.isEmpty()) {
            throw new CannotGoOn(file + " holds no public key in PEM; name the right file with --key");
        }
        return HeadVerifier.trusting(keys);
    }
}
