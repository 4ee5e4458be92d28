package concordat.intake.prowler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.testdata.Broken;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ProwlerTest {

    private static final byte[] CSV = """
            TIMESTAMP;ACCOUNT_UID;PROVIDER;CHECK_ID;CHECK_TITLE;STATUS;STATUS_EXTENDED;MUTED;SERVICE_NAME;SEVERITY;RESOURCE_UID;\
            DESCRIPTION;RISK;REMEDIATION_RECOMMENDATION_TEXT;COMPLIANCE;PROWLER_VERSION
            2026-05-06 07:08:09.1;1;aws;a_check;T;FAIL;S;False;a;high;arn:a;D;R, r, r, r, r, r, r, r, r, r, r, r, r, r, r, r, r, r;F;\
            X-1: 1.2 | NIST-800-53-Revision-5: ac_2_4, ac_3;5.1
            2026-05-06 07:08:10.1;1;aws;b_check;U;FAIL;S;True;b;low;arn:b;D;R;F;;5.1
            2026-05-06 07:08:10.1;1;aws;c_check;V;PASS;S;False;c;critical;arn:b;D;R;F;;5.1
            2026-05-06 07:08:10.1;1;aws;d_check;W;MANUAL;S;False;d;medium;;D;R;F;;5.1
            """.getBytes(UTF_8);

    private static final byte[] SECOND_CSV = """
            PROFILE,ACCOUNT_NUM,REGION,TITLE_ID,CHECK_RESULT,TITLE_TEXT,CHECK_RESULT_EXTENDED,CHECK_SEVERITY,CHECK_RISK
            p,1,r,1.1,FAIL,[check11] T,S,High,The "first" one.
            p,1,r,1.2,PASS,[check12] U,S,Low,R
            p,1,r,7.1,INFO,[extra71] V,S,Informational,R
            """.getBytes(UTF_8);

    private static final byte[] JSON = """
            [{"AssessmentStartTime": "2026-05-06T07:08:09.1", "Provider": "aws", "CheckID": "a_check", "CheckTitle": "T",
              "ServiceName": "a", "Status": "FAIL", "StatusExtended": "S", "Severity": "high", "Description": "D", "Risk": "R",
              "Remediation": {"Recommendation": {"Text": "F"}}, "Compliance": {"NIST-800-53-Revision-5": ["ac_2_4"], "X": ["ac_9"]},
              "AccountId": "1", "ResourceId": "a", "ResourceArn": "arn:a"},
             {"CheckID": "c_check", "Status": "PASS", "StatusExtended": "S", "Severity": "low", "ResourceId": "b"}]
            """.getBytes(UTF_8);

    private static final byte[] LINES = """
            {"Account Number": "1", "Control": "[check11] T", "Control ID": "1.1", "Message": "S", "Severity": "Critical",
             "Status": "FAIL", "Timestamp": "2026-05-06T07:08:09Z", "Service": "iam", "Risk": "R", "Remediation": "F"}
            {"Account Number": "1", "Control": "[check12] U", "Control ID": "1.2", "Severity": "Low", "Status": "Pass"}
            """.getBytes(UTF_8);

    @Test
    void read_aTable_tellsTheSameAsOcsf_thoughATextHasMoreCommasThanItHasColumns() throws IOException {
        Broken.Told told = Broken.told(CSV);
        assertThat(told.summary().format()).isEqualTo("prowler-csv");
        assertThat(told.summary().tool()).isEqualTo("Prowler 5.1");
        assertThat(told.summary().scannedAt()).isPresent();
        assertThat(told.items())
                .extracting(ReportedItem::weakness)
                .containsExactly("prowler:a_check", "prowler:b_check", "prowler:d_check");
        ReportedItem first = told.items().getFirst();
        assertThat(first.asset()).contains(AssetKey.of(AssetKind.CLOUD, "arn:a"));
        assertThat(first.severity()).isEqualTo(Severity.HIGH);
        assertThat(first.family()).isEqualTo("a");
        assertThat(first.references()).extracting(Object::toString).hasSize(2);
        assertThat(first.texts().description()).isEqualTo("D");
        assertThat(first.texts().solution()).isEqualTo("F");
        assertThat(told.items().get(1).said()).isEqualTo(Said.SUPPRESSED);
        assertThat(told.items().get(2).asset()).contains(AssetKey.of(AssetKind.CLOUD, "1"));
        assertThat(told.summary().looksFor().weaknesses())
                .containsExactlyInAnyOrder("prowler:a_check", "prowler:b_check", "prowler:c_check");
    }

    @Test
    void read_aTableOfVersionTwo_tellsChecksByTheirNames_andQuotesAsTheyStand() throws IOException {
        Broken.Told told = Broken.told(SECOND_CSV);
        assertThat(told.items()).singleElement().satisfies(item -> {
            assertThat(item.weakness()).isEqualTo("prowler:check11");
            assertThat(item.severity()).isEqualTo(Severity.HIGH);
            assertThat(item.asset()).contains(AssetKey.of(AssetKind.CLOUD, "1"));
            assertThat(item.texts()).isEqualTo(ReportedItem.Texts.of("The \"first\" one.", "", "", "S"));
        });
        assertThat(told.summary().looksFor().weaknesses())
                .containsExactlyInAnyOrder("prowler:check11", "prowler:check12");
    }

    @Test
    void read_aList_tellsTheSame() throws IOException {
        Broken.Told told = Broken.told(JSON);
        assertThat(told.summary().format()).isEqualTo("prowler-json");
        assertThat(told.items()).singleElement().satisfies(item -> {
            assertThat(item.weakness()).isEqualTo("prowler:a_check");
            assertThat(item.asset()).contains(AssetKey.of(AssetKind.CLOUD, "arn:a"));
            assertThat(item.severity()).isEqualTo(Severity.HIGH);
            assertThat(item.references()).hasSize(1);
            assertThat(item.texts()).isEqualTo(ReportedItem.Texts.of("R", "D", "F", "S"));
        });
        assertThat(told.assets()).hasSize(2);
    }

    @Test
    void read_linesOfVersionTwo_tellChecksByTheirNames() throws IOException {
        Broken.Told told = Broken.told(LINES);
        assertThat(told.items()).singleElement().satisfies(item -> {
            assertThat(item.weakness()).isEqualTo("prowler:check11");
            assertThat(item.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(item.texts()).isEqualTo(ReportedItem.Texts.of("R", "", "F", "S"));
        });
        assertThat(told.summary().looksFor().weaknesses())
                .containsExactlyInAnyOrder("prowler:check11", "prowler:check12");
    }

    @Test
    void read_whatIsBroken_isRefusedOrRead_neverMore() throws IOException {
        Broken.prefixesAndMutations(new ProwlerJson(), JSON);
        Broken.mutations(new ProwlerJson(), LINES);
        Broken.mutations(new ProwlerCsv(), CSV);
        Broken.prefixes(new ProwlerCsv(), CSV);
    }
}
