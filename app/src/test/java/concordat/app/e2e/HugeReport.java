package concordat.app.e2e;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reports as long as one wants, made while they are read: hosts of 500 findings, two kilobytes each.
final class HugeReport {

    private static final int ITEMS = 500;
    private static final String HEAD = "<?xml version=\"1.0\" ?>\n<NessusClientData_v2>\n<Report name=\"huge\">\n";
    private static final String TAIL = "</Report></NessusClientData_v2>\n";

    private HugeReport() {}

    /// @return how many findings it holds
    static long write(Path file, long bytes) throws IOException {
        byte[] items = items().getBytes(StandardCharsets.US_ASCII);
        long written = 0;
        long hosts = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write(HEAD.getBytes(StandardCharsets.US_ASCII));
            while (written < bytes) {
                byte[] host = host(hosts++).getBytes(StandardCharsets.US_ASCII);
                out.write(host);
                out.write(items);
                written += host.length + items.length;
            }
            out.write(TAIL.getBytes(StandardCharsets.US_ASCII));
        }
        return hosts * ITEMS;
    }

    private static String host(long number) {
        return """
                <ReportHost name="10.%d.%d.%d"><HostProperties>
                <tag name="Credentialed_Scan">true</tag>
                <tag name="HOST_START_TIMESTAMP">1700000000</tag><tag name="HOST_END_TIMESTAMP">1700000600</tag>
                </HostProperties>
                """.formatted(number >> 16, number >> 8 & 255, number & 255);
    }

    private static String items() {
        StringBuilder items = new StringBuilder();
        for (int item = 0; item < ITEMS; item++) {
            items.append(
                    """
                    <ReportItem port="%d" svc_name="www" protocol="tcp" severity="1" pluginID="%d" \
                    pluginName="Sample" pluginFamily="Web Servers">
                    <synopsis>Sample</synopsis><risk_factor>Low</risk_factor>
                    <description>%s</description><plugin_output>%s</plugin_output>
                    </ReportItem>
                    """.formatted(1 + item, 100_000 + item, "What it is. ".repeat(110), "What it saw. ".repeat(30)));
        }
        return items.append("</ReportHost>\n").toString();
    }
}
