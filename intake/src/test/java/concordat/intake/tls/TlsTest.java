package concordat.intake.tls;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.report.Reading;
import concordat.intake.report.ReportSummary;
import concordat.intake.report.ReportedItem;
import concordat.intake.testdata.Broken;
import concordat.intake.testdata.Counted;
import concordat.intake.testdata.Reshaped;
import concordat.intake.testdata.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TlsTest {

    private static final String SSLSCAN = """
            <document title="SSLScan Results" version="2.0"><ssltest host="a.example" port="8443">
            <protocol type="ssl" version="3" enabled="1"/><protocol type="tls" version="1.0" enabled="0"/>
            <fallback supported="0"/><renegotiation supported="1" secure="0"/><compression supported="1"/>
            <heartbleed sslversion="TLSv1.2" vulnerable="0"/>
            <cipher status="accepted" sslversion="TLSv1.2" cipher="AECDH-NULL-SHA" strength="null"/>
            <cipher status="preferred" sslversion="TLSv1.2" cipher="DES-CBC3-SHA" strength="medium"/>
            <cipher status="accepted" sslversion="TLSv1.2" cipher="DHE-RSA-AES128-SHA" dhebits="1024" strength="weak"/>
            <certificates><certificate type="short"><signature-algorithm>sha1WithRSAEncryption</signature-algorithm>
            <pk type="RSA" bits="1024"/><subject>a</subject><self-signed>true</self-signed><expired>false</expired>
            </certificate></certificates></ssltest></document>
            """;

    private static final String SSLYZE_XML = """
            <document SSLyzeVersion="1.4.3" title="SSLyze Scan Results"><results><target host="a.example" ip="192.0.2.7"
            port="8443"><certinfo><receivedCertificateChain><certificate><subject>a</subject><issuer>b</issuer>
            <signatureAlgorithm>sha1</signatureAlgorithm><publicKey algorithm="RSA" size="1024"/></certificate>
            </receivedCertificateChain><certificateValidation>
            <hostnameValidation certificateMatchesServerHostname="False"/>
            <pathValidation usingTrustStore="X" validationResult="unable to get local issuer certificate"/>
            </certificateValidation></certinfo><robot><robotAttack resultEnum="VULNERABLE_WEAK_ORACLE"/></robot>
            <sslv3 isProtocolSupported="True"><acceptedCipherSuites><cipherSuite name="TLS_DH_anon_EXPORT_WITH_RC4_40_MD5"
            anonymous="True"><keyExchange Type="DH" GroupSize="512"/></cipherSuite></acceptedCipherSuites></sslv3>
            </target></results></document>
            """;

    private static final String SSLYZE_JSON = """
            {"sslyze_version": "5.0.2", "date_scans_started": "2026-03-01T10:00:00.230959", "server_scan_results": [
            {"server_location": {"hostname": "a.example", "ip_address": "192.0.2.7", "port": 8443}, "scan_result": {
            "heartbleed": {"status": "COMPLETED", "result": {"is_vulnerable_to_heartbleed": true}},
            "robot": {"status": "NOT_SCHEDULED", "result": null},
            "tls_1_0_cipher_suites": {"result": {"accepted_cipher_suites": [{"cipher_suite": {"name":
            "TLS_RSA_WITH_DES_CBC_SHA", "is_anonymous": false}, "ephemeral_key": null}]}},
            "certificate_info": {"result": {"certificate_deployments": [{"leaf_certificate_subject_matches_hostname": false,
            "received_certificate_chain": [{"subject": {"rfc4514_string": "CN=a"}, "issuer": {"rfc4514_string": "CN=a"},
            "signature_hash_algorithm": {"name": "md5"}, "public_key": {"algorithm": "_RSAPublicKey",
            "key_size": 1024, "rsa_n": 1NINES}}, {"subject": {"rfc4514_string": "CN=c"},
            "signature_hash_algorithm": {"name": "sha256"}, "public_key": {"algorithm": "_EllipticCurvePublicKey",
            "key_size": 256}}], "path_validation_results": [{"was_validation_successful": false}]}]}}}},
            {"server_location": {"hostname": "b.example", "port": 443}, "connectivity_status": "ERROR",
            "scan_result": null}]}
            """.replace("NINES", "9".repeat(1_300));

    /// Beside these reports stand no findings, only facts: what is wrong with them was counted by hand.
    @ParameterizedTest
    @CsvSource({
        "sslscan/sslscan_many_vuln.xml, sslscan-xml, 1, 1, 0, 1",
        "sslscan/sslscan_no_vuln.xml, sslscan-xml, 0, 1, 0, 1",
        "sslyze/one_target_many_vuln_old.json, sslyze-json, 2, 3, 1, 1",
        "sslyze/one_target_zero_vuln_new.json, sslyze-json, 0, 0, 0, 1",
        "sslyze/report_two_target_many_vuln.xml, sslyze-xml, 2, 4, 1, 2"
    })
    void scan_realReports_tellWhatIsWrong(
            String file, String format, long high, long medium, long low, int targets, @TempDir Path temp)
            throws Exception {
        Path report = SharedData.folder("scans").resolve(file);
        Path other = file.endsWith("json") ? Reshaped.json(report, temp, 1) : Reshaped.xml(report, temp, 1);
        for (Path shape : List.of(report, other)) {
            ReportSummary summary = Counted.whole(shape);
            assertThat(summary.format()).isEqualTo(format);
            assertThat(summary.bySeverity())
                    .as("%s", shape)
                    .containsEntry(Severity.HIGH, high)
                    .containsEntry(Severity.MEDIUM, medium)
                    .containsEntry(Severity.LOW, low);
            assertThat(summary.findings()).isEqualTo(high + medium + low);
            assertThat(summary.scope()).hasSize(targets);
            assertThat(Counted.beside(report).path("targets").asInt()).isEqualTo(targets);
        }
    }

    @Test
    void read_sslscan_tellsEachFact() throws IOException {
        Broken.Told told = told(SSLSCAN);
        assertThat(told.items())
                .extracting(ReportedItem::weakness)
                .containsExactlyInAnyOrder(
                        "sslscan:ssl-3",
                        "sslscan:no-fallback-signal",
                        "sslscan:insecure-renegotiation",
                        "sslscan:compression",
                        "sslscan:cipher-null",
                        "sslscan:cipher-anonymous",
                        "sslscan:cipher-3des",
                        "sslscan:cipher-weak",
                        "sslscan:small-group",
                        "sslscan:certificate-signature",
                        "sslscan:certificate-key",
                        "sslscan:certificate-self-signed");
        assertThat(told.items()).allSatisfy(item -> {
            assertThat(item.asset()).contains(AssetKey.host("a.example"));
            assertThat(item.port()).isEqualTo(8443);
        });
        ReportSummary summary = ((Reading.Whole) told.reading()).summary();
        assertThat(summary.looksFor().lists("sslscan:heartbleed")).isTrue();
        assertThat(summary.looksFor().lists("sslscan:robot")).isFalse();
    }

    @Test
    void read_sslyze_tellsEachFact() throws IOException {
        Broken.Told xml = told(SSLYZE_XML);
        assertThat(xml.items())
                .extracting(ReportedItem::weakness)
                .containsExactlyInAnyOrder(
                        "sslyze:certificate-signature",
                        "sslyze:certificate-key",
                        "sslyze:certificate-name",
                        "sslyze:certificate-untrusted",
                        "sslyze:robot",
                        "sslyze:ssl-3",
                        "sslyze:cipher-anonymous",
                        "sslyze:cipher-export",
                        "sslyze:cipher-rc4",
                        "sslyze:cipher-md5",
                        "sslyze:small-group");
        Broken.Told json = told(SSLYZE_JSON);
        assertThat(json.items())
                .extracting(ReportedItem::weakness)
                .containsExactlyInAnyOrder(
                        "sslyze:heartbleed",
                        "sslyze:tls-1.0",
                        "sslyze:cipher-des",
                        "sslyze:certificate-name",
                        "sslyze:certificate-self-signed",
                        "sslyze:certificate-signature",
                        "sslyze:certificate-key",
                        "sslyze:certificate-untrusted");
        assertThat(json.assets()).singleElement().satisfies(host -> assertThat(host.ids(AssetIdKind.ADDRESS))
                .containsExactly("192.0.2.7"));
        assertThat(((Reading.Whole) json.reading()).summary().looksFor().lists("sslyze:robot"))
                .isFalse();
    }

    @Test
    void read_brokenReports_giveOnlyAnswers() throws IOException {
        assertThat(told("<document title='SSLScan Results'/>").items()).isEmpty();
        assertThat(told("{\"sslyze_version\": \"5\", \"server_scan_results\": []}")
                        .items())
                .isEmpty();
        assertThat(told(SSLYZE_JSON.replace("\"sslyze_version\"", "\"made_by\""))
                        .items())
                .isEqualTo(told(SSLYZE_JSON).items());
        Broken.prefixesAndMutations(new SslscanXml(), SSLSCAN.getBytes(StandardCharsets.UTF_8));
        Broken.prefixesAndMutations(new SslyzeXml(), SSLYZE_XML.getBytes(StandardCharsets.UTF_8));
        Broken.prefixesAndMutations(new SslyzeJson(), SSLYZE_JSON.getBytes(StandardCharsets.UTF_8));
    }

    private static Broken.Told told(String report) throws IOException {
        return Broken.told(report.getBytes(StandardCharsets.UTF_8));
    }
}
