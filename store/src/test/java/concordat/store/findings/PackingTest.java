package concordat.store.findings;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.Facts;
import concordat.findings.FindingKey;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PackingTest {

    private static final AssetKey HOST = AssetKey.host("a");
    private static final Facts FACTS = new Facts(Severity.HIGH, "Web", List.of("CVE-2021-44228"), 9.8, true, false);

    @Test
    void findingsPackedBeforeTheyHadAPlace_areReadAsOfNone() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(Packing.PLACELESS);
        out.writeShort(443);
        Packing.text(out, "tcp");
        Packing.text(out, "nessus:1");
        out.writeInt(2);
        Packing.facts(out, FACTS);

        assertThat(Packing.finding(HOST, bytes.toByteArray()))
                .isEqualTo(new Packing.KeyAndFacts(new FindingKey(HOST, 443, "tcp", "nessus:1", 2), FACTS));
    }

    @Test
    void findingsAreReadAsTheyWerePacked() {
        FindingKey key = new FindingKey(HOST, 443, "tcp", "/admin", "zap:10021", 1);

        assertThat(Packing.finding(HOST, Packing.finding(key, FACTS))).isEqualTo(new Packing.KeyAndFacts(key, FACTS));
    }
}
