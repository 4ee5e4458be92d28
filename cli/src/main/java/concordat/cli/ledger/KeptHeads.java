package concordat.cli.ledger;

import concordat.api.ApiJson;
import concordat.api.view.HeadView;
import concordat.cli.terminal.CannotGoOn;
import concordat.ledger.Hash;
import concordat.ledger.MalformedAct;
import concordat.ledger.SignedHead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// Heads that someone kept, one a line: as the API gives them, or in canonical form as they stand in an export.
final class KeptHeads {

    private KeptHeads() {}

    /// @throws CannotGoOn naming the line that is no head
    static List<SignedHead> read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new CannotGoOn(file + " is no text; give heads as ledger head --json writes them, one a line");
        }
        List<SignedHead> heads = new ArrayList<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.isEmpty()) {
                continue;
            }
            try {
                heads.add(head(line.getBytes(StandardCharsets.UTF_8), line.contains("\"rootHash\"")));
            } catch (MalformedAct | JacksonException | IllegalArgumentException e) {
                throw new CannotGoOn(file + " line " + number + ": no signed head (" + e.getMessage()
                        + "); give heads as ledger head --json writes them, one a line");
            }
        }
        if (heads.isEmpty()) {
            throw new CannotGoOn(file + " holds no head; give heads as ledger head --json writes them, one a line");
        }
        return heads;
    }

    /// Keeps a head behind those that a file holds, on disk before this returns.
    static void append(Path file, HeadView head) throws IOException {
        byte[] line = (ApiJson.line(head) + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer rest = ByteBuffer.wrap(line);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
    }

    private static SignedHead head(byte[] line, boolean canonical) {
        if (canonical) {
            return SignedHead.read(line);
        }
        return head(ApiJson.read(line, HeadView.class));
    }

    /// @throws IllegalArgumentException when a member is missing or is none of a head
    static SignedHead head(HeadView view) {
        // A member left out of the line comes as null, whatever the record says.
        if (Stream.of(view.network(), view.root(), view.at(), view.keyId(), view.signature())
                .anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("a member is missing");
        }
        return new SignedHead(
                view.network(),
                view.size(),
                Hash.ofHex(view.root()),
                ChronoUnit.MICROS.between(Instant.EPOCH, view.at()),
                view.keyId(),
                view.signature());
    }
}
