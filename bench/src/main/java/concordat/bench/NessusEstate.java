package concordat.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;

/// Writes the scan of an estate that nobody has, in the form of Nessus and in its proportions: a few weaknesses on a
/// host and many informational items, each with a page of prose. The same estate every time; the same but for its date
/// and a hundredth of its weaknesses in another week.
final class NessusEstate {

    private static final int PLUGINS = 3_000;
    private static final int OUTPUT_LINES = 9;
    /// On the average; measured.
    private static final int BYTES_OF_ITEM = 2_232;
    private static final String[] FAMILIES = {
        "Windows : Microsoft Bulletins", "Ubuntu Local Security Checks", "Web Servers", "General", "Service detection"
    };
    private static final String PROSE = "The remote host is affected by a weakness in a component that ships with it. "
            + "Somebody who can reach the service, and who sends what it does not expect, may read memory that is not "
            + "theirs, end the service, or run programs in its name. Note that the scanner has not tested for this and "
            + "relies on the version that the component tells of itself. ";

    private final int hosts;
    private final int items;
    private final int week;
    private final boolean prose;

    /// @param items on each host
    /// @param week from 0
    NessusEstate(int hosts, int items, int week) {
        this(hosts, items, week, true);
    }

    private NessusEstate(int hosts, int items, int week, boolean prose) {
        this.hosts = hosts;
        this.items = items;
        this.week = week;
        this.prose = prose;
    }

    /// The same, with a line of prose for each item instead of a page.
    NessusEstate terse() {
        return new NessusEstate(hosts, items, week, false);
    }

    /// No fewer bytes than asked for, on two thousand hosts or on fewer when that is little.
    static NessusEstate ofMegabytes(int megabytes) {
        int most = (int) ((megabytes * 1_000_000L) / BYTES_OF_ITEM);
        int hosts = Math.min(2_000, Math.max(1, most / 50));
        return new NessusEstate(hosts, Math.ceilDiv(most, hosts), 0);
    }

    int findings() {
        return hosts * items;
    }

    int hosts() {
        return hosts;
    }

    Path write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            head(out);
            for (int host = 0; host < hosts; host++) {
                host(out, host);
            }
            out.write("</Report>\n</NessusClientData_v2>\n");
        }
        return file;
    }

    private static void head(BufferedWriter out) throws IOException {
        out.write("""
                <?xml version="1.0" ?>
                <NessusClientData_v2>
                <Policy><policyName>Estate</policyName><Preferences><ServerPreferences>
                <preference><name>plugin_set</name><value>""");
        for (int plugin = 0; plugin < PLUGINS; plugin++) {
            out.write((100_000 + plugin) + ";");
        }
        out.write("""
                </value></preference>
                <preference><name>port_range</name><value>1-65535</value></preference>
                </ServerPreferences></Preferences></Policy>
                <Report name="Estate" xmlns:cm="http://www.nessus.org/cm">
                """);
    }

    private void host(BufferedWriter out, int host) throws IOException {
        String address = "10." + host / 62_500 + "." + host / 250 % 250 + "." + (1 + host % 250);
        Instant at = Instant.parse("2026-03-02T01:00:00Z").plusSeconds(week * 604_800L + host);
        out.write("""
                <ReportHost name="%s"><HostProperties>
                <tag name="host-ip">%s</tag><tag name="host-fqdn">h%d.estate.invalid</tag>
                <tag name="netbios-name">H%d</tag><tag name="operating-system">Microsoft Windows Server 2022</tag>
                <tag name="Credentialed_Scan">true</tag>
                <tag name="HOST_START_TIMESTAMP">%d</tag><tag name="HOST_END_TIMESTAMP">%d</tag>
                </HostProperties>
                """.formatted(address, address, host, host, at.getEpochSecond(), at.getEpochSecond() + 900));
        Random random = new Random(host);
        for (int item = 0; item < items; item++) {
            int plugin = item < PLUGINS / 2 ? (host * 7 + item) % PLUGINS : random.nextInt(PLUGINS);
            item(out, host, item, plugin);
        }
        out.write("</ReportHost>\n");
    }

    private void item(BufferedWriter out, int host, int item, int plugin) throws IOException {
        boolean mended = (host + item) % 100 == week && week > 0;
        if (mended) {
            return;
        }
        int severity =
                plugin % 100 < 70 ? 0 : plugin % 100 < 80 ? 1 : plugin % 100 < 92 ? 2 : plugin % 100 < 98 ? 3 : 4;
        String risk = new String[] {"None", "Low", "Medium", "High", "Critical"}[severity];
        out.write("<ReportItem port=\"" + (item % 4 == 0 ? 0 : 1 + item % 9_000)
                + "\" svc_name=\"general\" protocol=\"tcp\" severity=\"" + severity + "\" pluginID=\""
                + (100_000 + plugin)
                + "\" pluginName=\"Component " + plugin + " &lt; " + plugin % 9
                + ".2 several weaknesses\" pluginFamily=\""
                + FAMILIES[plugin % FAMILIES.length] + "\">\n");
        if (severity > 0) {
            int cves = 1 + plugin % 3;
            for (int cve = 0; cve < cves; cve++) {
                out.write("<cve>CVE-20" + (10 + plugin % 16) + "-" + (10_000 + plugin * 3 + cve) + "</cve>\n");
            }
            out.write("<cvss3_base_score>" + (2 + severity * 2) / 1.1 + "</cvss3_base_score>\n"
                    + "<cvss3_vector>CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H</cvss3_vector>\n");
        }
        if (!prose) {
            out.write("<risk_factor>" + risk + "</risk_factor>\n<solution>Upgrade component " + plugin
                    + ".</solution>\n" + "<plugin_output>Found on host " + host + ".</plugin_output>\n</ReportItem>\n");
            return;
        }
        out.write("<description>" + PROSE + PROSE + "</description>\n<fname>component_" + plugin
                + ".nasl</fname>\n<plugin_modification_date>2025/11/03</plugin_modification_date>\n"
                + "<risk_factor>" + risk + "</risk_factor>\n"
                + "<see_also>https://advisories.invalid/" + plugin + "</see_also>\n"
                + "<solution>Upgrade component " + plugin + " to " + plugin % 9
                + ".2 or later, then scan again.</solution>\n"
                + "<synopsis>A component of the remote host has several weaknesses.</synopsis>\n<plugin_output>\n");
        for (int line = 0; line < OUTPUT_LINES; line++) {
            out.write("  Path on host " + host + "   : C:\\\\Program Files\\\\Component " + plugin + "\\\\bin\\\\module"
                    + line + ".dll, installed version " + plugin % 9 + ".1." + line + "\n");
        }
        out.write("</plugin_output>\n</ReportItem>\n");
    }
}
