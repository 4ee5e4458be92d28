package concordat.findings.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.findings.Wording;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/// Weaknesses that one piece of work mends are one fix, and what takes how long can be said otherwise.
final class RemedyTest {

    private static Remedy of(String title, String solution) {
        return Remedy.of("nessus:1", new Wording(title, "", "", solution), false, false);
    }

    @Test
    void a_newer_version_of_a_product_mends_all_that_older_ones_had() {
        Remedy one = of("OpenSSH < 9.3p2 Vulnerability", "Upgrade to OpenSSH version 9.3p2 or later.");
        Remedy other = of("OpenSSH < 9.8 RCE", "Upgrade to OpenSSH version 9.8p1 / 9.8 or later.");
        assertThat(one).isEqualTo(other);
        assertThat(one).isEqualTo(new Remedy(RemedyKind.PATCH, "patch/openssh", "Update openssh"));
        assertThat(of("Apache Tomcat 9.0.0 < 9.0.99", "Upgrade to Apache Tomcat version 9.0.99 or later.")
                        .key())
                .isEqualTo("patch/apache tomcat");
    }

    @Test
    void updates_of_a_system_are_one_fix() {
        assertThat(of("KB5034441: Windows 10 Security Update (January 2026)", "Apply Security Update 5034441")
                        .key())
                .isEqualTo(of("MS17-010: Security Update for SMB Server", "Microsoft has released patches.")
                        .key())
                .isEqualTo("patch/windows");
        assertThat(of("Ubuntu 22.04 LTS : OpenSSL vulnerabilities (USN-1)", "Update the affected packages.")
                        .key())
                .isEqualTo(of("Ubuntu 20.04 LTS / 22.04 LTS : curl (USN-2)", "Update the affected packages.")
                        .key())
                .isEqualTo("patch/ubuntu packages");
    }

    @Test
    void the_same_instruction_is_the_same_work() {
        String instruction = "Reconfigure the affected application to avoid use of weak ciphers.";
        assertThat(of("SSL Medium Strength Cipher Suites", instruction).key())
                .isEqualTo(of("SSL Weak Cipher Suites", instruction).key());
        assertThat(of("SSL Medium Strength Cipher Suites", instruction).kind()).isEqualTo(RemedyKind.CONFIGURE);
        assertThat(of("SSL Certificate Expiry", "Purchase or generate a new certificate.")
                        .kind())
                .isEqualTo(RemedyKind.CERTIFICATE);
        assertThat(of("SNMP Agent Default Community Name", "Disable the service or change it.")
                        .kind())
                .isEqualTo(RemedyKind.CREDENTIAL);
    }

    @Test
    void what_nobody_mends_any_more_is_replaced_and_what_nobody_explains_is_looked_into() {
        Wording python = new Wording("Python Unsupported Version Detection", "", "", "Upgrade to a supported version.");
        assertThat(Remedy.of("nessus:148367", python, false, true))
                .isEqualTo(new Remedy(
                        RemedyKind.REPLACE, "replace/python", "Replace python, which its maker no longer mends"));
        assertThat(of("Something odd", "").kind()).isEqualTo(RemedyKind.INVESTIGATE);
        assertThat(Remedy.of("zap:40012", new Wording("Cross Site Scripting", "", "", "Validate input."), false, false)
                        .kind())
                .isEqualTo(RemedyKind.CODE);
    }

    @Property
    void whatever_a_tool_writes_there_is_a_fix_and_always_the_same(
            @ForAll @StringLength(max = 2_000) String title,
            @ForAll @StringLength(max = 2_000) String solution,
            @ForAll boolean cves,
            @ForAll boolean unsupported) {
        Wording wording = new Wording(title, "", "", solution);
        Remedy remedy = Remedy.of("tool:7", wording, cves, unsupported);
        assertThat(remedy).isEqualTo(Remedy.of("tool:7", wording, cves, unsupported));
        assertThat(remedy.key()).startsWith(remedy.kind().word() + "/").hasSizeLessThan(2_100);
        assertThat(remedy.title()).isNotBlank();
    }

    @Test
    void effort_is_said_in_hours_and_grows_with_hosts() {
        EffortTable table = EffortTable.USUAL.with(List.of("patch=1-4+0.25-1", "code=8-8+0-0"));
        assertThat(table.rate(RemedyKind.PATCH).of(8)).isEqualTo(new Effort(180, 720));
        assertThat(table.rate(RemedyKind.CODE).of(8)).isEqualTo(new Effort(480, 480));
        assertThat(table.rate(RemedyKind.REPLACE)).isEqualTo(EffortTable.USUAL.rate(RemedyKind.REPLACE));
        for (String wrong : List.of("patch", "patch=4-1+0-0", "potch=1-2+0-0", "patch=1-2", "patch=-1-2+0-0")) {
            assertThatThrownBy(() -> EffortTable.USUAL.with(List.of(wrong)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property
    void more_hosts_never_take_less(@ForAll RemedyKind kind, @ForAll @IntRange(min = 0, max = 1_000_000) int hosts) {
        Effort some = EffortTable.USUAL.rate(kind).of(hosts);
        Effort more = EffortTable.USUAL.rate(kind).of(hosts + 1);
        assertThat(more.least()).isGreaterThanOrEqualTo(some.least());
        assertThat(more.most()).isGreaterThanOrEqualTo(some.most());
    }
}
