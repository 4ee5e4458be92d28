package concordat.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// A small scan report in the form of Nessus, of one invented host that was looked at with log-in rights.
public final class SampleReport {

    private static final String WEAKNESS = "900001";

    private SampleReport() {}

    /// Writes one, over what was there.
    ///
    /// @param scanned when the scan began
    /// @param critical whether it shows a critical weakness for which an exploit is public
    /// @return the file
    public static Path write(Path file, Instant scanned, boolean critical) throws IOException {
        String weakness = """
                <ReportItem port="443" svc_name="https" protocol="tcp" severity="4" pluginID="%s" \
                pluginName="Sample remote code execution" pluginFamily="Web Servers">
                <cve>CVE-2026-10001</cve><cvss3_base_score>9.8</cvss3_base_score>
                <exploit_available>true</exploit_available><risk_factor>Critical</risk_factor>
                </ReportItem>
                """.formatted(WEAKNESS);
        return Files.writeString(file, """
                <?xml version="1.0" ?>
                <NessusClientData_v2>
                <Policy><policyName>Monthly</policyName><Preferences><ServerPreferences>
                <preference><name>plugin_set</name><value>19506;%s;</value></preference>
                <preference><name>port_range</name><value>1-65535</value></preference>
                </ServerPreferences></Preferences></Policy>
                <Report name="Monthly">
                <ReportHost name="10.20.30.40"><HostProperties>
                <tag name="host-ip">10.20.30.40</tag>
                <tag name="host-fqdn">web-1.sample.invalid</tag>
                <tag name="Credentialed_Scan">true</tag>
                <tag name="HOST_START_TIMESTAMP">%d</tag>
                <tag name="HOST_END_TIMESTAMP">%d</tag>
                </HostProperties>
                <ReportItem port="0" svc_name="general" protocol="tcp" severity="0" pluginID="19506" \
                pluginName="Scan Information" pluginFamily="Settings">
                <plugin_output>Credentialed checks : yes</plugin_output>
                </ReportItem>
                %s</ReportHost></Report></NessusClientData_v2>
                """.formatted(
                        WEAKNESS, scanned.getEpochSecond(), scanned.getEpochSecond() + 600, critical ? weakness : ""));
    }
}
