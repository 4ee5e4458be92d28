package concordat.bench;

import concordat.assurance.act.Act;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.CitizenEffect;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.MeasureImposed;
import concordat.assurance.act.MeasureKind;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.NoticeServed;
import concordat.assurance.act.Prose;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.act.RouteDeclared;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.MeasureId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.RouteId;
import concordat.assurance.ids.ServiceId;
import concordat.catalogue.ActionClass;
import concordat.catalogue.Edition;
import concordat.intake.crosswalk.CrosswalkFiles;
import concordat.intake.edition.Editions;
import concordat.store.acts.ActCodec;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Sound inputs for the decoders of text and acts, all made up.
final class FuzzSamples {

    static final String NETWORK = "samples";

    private static final Instant DAY = Instant.parse("2026-03-02T09:00:00Z");

    private FuzzSamples() {}

    static List<byte[]> editions() {
        return List.of(bytes(Editions.write(Editions.modelCode())));
    }

    static List<byte[]> registers() {
        return List.of(bytes("""
                local-authority-code,official-name,nice-name,gss-code,start-date,end-date,replaced-by,nation,region,\
                local-authority-type,local-authority-type-name,current-authority,pop-2020,notes
                ABC,"Abbey, ""Bridge"" and Castle",Abbey,X01,2009-04-01,,,North,East,UA,Unitary,True,1200.0,
                OLD,Mill,Mill,X02,1974-04-01,2009-03-31,ABC,North,East,NMD,District,False,,gone
                """));
    }

    static List<byte[]> crosswalks() {
        return CrosswalkFiles.crosswalks().stream()
                .limit(1)
                .map(crosswalk -> bytes(CrosswalkFiles.write(crosswalk)))
                .toList();
    }

    static List<byte[]> cciLists() {
        return List.of(bytes("""
                <?xml version="1.0" encoding="utf-8"?>
                <cci_list xmlns="http://iase.disa.mil/cci"><metadata><version>2026-01-01</version></metadata>
                <cci_items><cci_item id="CCI-000001"><status>draft</status><definition>Say who may do what.</definition>
                <references><reference creator="NIST" title="NIST SP 800-53" version="3" index="AC-1 a"/>
                <reference creator="NIST" title="NIST SP 800-53 Revision 5" version="5" index="AC-1 a 1 (a)"/>
                <reference creator="NIST" title="NIST SP 800-53A" version="1" index="AC-1.1 (i)"/></references></cci_item>
                <cci_item id="CCI-000366"><references><reference creator="NIST" title="NIST SP 800-53 Revision 4"
                version="4" index="CM-6 b"/></references></cci_item></cci_items></cci_list>
                """));
    }

    static List<byte[]> exploited() {
        return List.of(bytes("""
                {"title": "Known", "catalogVersion": "2026.01.02", "dateReleased": "2026-01-02T10:00:00.0Z", "count": 2,
                 "vulnerabilities": [
                  {"cveID": "CVE-2024-10001", "vendorProject": "Mill", "dateAdded": "2024-05-01", "cwes": ["CWE-79"]},
                  {"cveID": "CVE-2025-10002", "dateAdded": "2026-01-02", "dueDate": "2026-01-23"}]}
                """), bytes("""
                cveID,vendorProject,dateAdded,shortDescription
                CVE-2024-10001,Mill,2024-05-01,"Says, more"
                CVE-2025-10002,Mill,2026-01-02,
                """));
    }

    static List<byte[]> likelihoods() {
        return List.of(bytes("""
                #model_version:v2025.03.14,score_date:2026-01-02T00:00:00+0000
                cve,epss,percentile
                CVE-2024-10001,0.94321,0.99900
                CVE-2025-10002,0.00042,0.05100
                """));
    }

    static List<byte[]> tables() {
        return List.of(bytes("""
                Ref,Title,Severity,Host,Port,CVE,CVSS,Description,Recommendation,Status
                F-01,Old cipher offered,Medium,mail.example.invalid,443,CVE-2016-2183,5.3,"It says ""yes"", twice",Stop it,Open
                F-02,Default password,Critical,10.0.0.4,8443,,9.8,Nobody changed it,Change it,Open
                F-03,Banner,Info,10.0.0.5,,,,,,Closed
                """));
    }

    static List<byte[]> maps() {
        return List.of(bytes("""
                {"layout": "odd-r", "hexes": {
                  "A": {"n": "Abbey", "q": 0, "r": 0, "region": "E", "colour": "#fff"},
                  "B": {"q": 1, "r": 0}, "C": {"n": "Castle", "q": 0, "r": -1}}}
                """));
    }

    static List<byte[]> oscal() {
        return List.of(bytes("""
                {"catalog": {"uuid": "b2d8b1ff-0000-4000-8000-000000000001",
                  "metadata": {"title": "Small", "last-modified": "2026-01-01T00:00:00Z", "version": "1",
                    "oscal-version": "1.1.2", "parties": [{"uuid": "b2d8b1ff-0000-4000-8000-000000000002",
                      "type": "organization"}]},
                  "groups": [{"title": "G", "x-mood": {"a": [1, null]}, "controls": [{"id": "g-1", "title": "First",
                    "props": [{"name": "label", "value": "G-1"}],
                    "params": [{"id": "p-1", "label": "often", "values": ["daily"], "select": {"choice": ["a"]}}],
                    "parts": [{"name": "statement", "prose": "Do it.", "parts": [{"name": "item"}]}],
                    "links": [{"href": "#x", "rel": "related"}], "controls": [{"id": "g-1.1", "title": "More"}]}]}]}}
                """), bytes("""
                catalog:
                  uuid: b2d8b1ff-0000-4000-8000-000000000001
                  metadata:
                    title: Small
                    last-modified: 2026-01-01T00:00:00Z
                    version: 1.0
                    oscal-version: "1.1.2"
                  controls:
                    - id: g-1
                      title: 'First'
                      parts: [{name: statement, prose: "Do it."}]
                      controls:
                        - {id: g-1.1, title: More}
                """), bytes("""
                <?xml version="1.0" encoding="UTF-8"?>
                <profile xmlns="http://csrc.nist.gov/ns/oscal/1.0" uuid="b2d8b1ff-0000-4000-8000-000000000003">
                  <metadata><title>A <em>small</em> one</title><last-modified>2026-01-01T00:00:00Z</last-modified>
                    <version>1.0</version><oscal-version>1.0.4</oscal-version></metadata>
                  <import href="#x"><include-controls with-child-controls="yes"><with-id>a-1</with-id></include-controls>
                    <exclude-controls><matching pattern="b*"/></exclude-controls></import>
                  <merge><combine method="keep"/><as-is>true</as-is></merge>
                  <modify><alter control-id="a-1"><add position="starting"><part name="note"><p>Words <insert
                    type="param" id-ref="p-1"/>, <a href="#y">link</a> &amp; more</p><ul><li>one</li></ul></part></add>
                    </alter></modify>
                </profile>
                """));
    }

    /// Some kinds of act with every shape of field.
    static List<byte[]> acts() {
        Edition edition = Editions.modelCode();
        Prose words = Prose.of("made up", "00112233445566778899aabbccddeeff");
        BodyId body = new BodyId("abbey");
        List<Act> acts = List.of(
                new NetworkFounded(words),
                new EditionIssued(edition),
                new BodyJoined(body, words, "council", "east", "ABC"),
                new RoleGranted(new PersonId("officer"), Role.SECURITY_OFFICER, Optional.of(body)),
                new RouteDeclared(
                        new RouteId("notices"),
                        new ServiceId("news"),
                        Set.of("GET", "PUT"),
                        "/notices/{id}/**",
                        edition.handlings().getFirst().id(),
                        ActionClass.VIEW,
                        CitizenEffect.PAYMENT,
                        true,
                        Set.of(edition.controls().getFirst().id()),
                        Optional.of(Duration.ofMinutes(15))),
                new MeasureImposed(
                        new MeasureId("measure"),
                        body,
                        MeasureKind.RESTRICT,
                        Set.of(edition.handlings().getFirst().id()),
                        Set.of(),
                        Set.of(new ServiceId("news")),
                        true,
                        Optional.of(new PersonId("second")),
                        DAY.plus(Duration.ofDays(2)),
                        Optional.empty(),
                        Set.of(),
                        words,
                        words),
                new NoticeServed(
                        new CaseId("case"), Role.ASSESSOR, DAY, DAY.plusSeconds(60), Set.of(new RouteId("notices"))));
        ActCodec codec = new ActCodec();
        List<byte[]> all = new ArrayList<>();
        for (Act act : acts) {
            Entry entry = new Entry(new NetworkId(NETWORK), all.size(), DAY, new PersonId("lead"), act);
            all.add(codec.bytes(entry, Optional.of(body)));
        }
        return all;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static List<byte[]> inquiries() {
        return List.of(
                bytes("{\"subject\":{\"type\":\"device\",\"id\":\"d-1\",\"properties\":{\"a\":[1,null]}},"
                        + "\"action\":{\"name\":\"GET\"},\"resource\":{\"type\":\"route\",\"id\":\"r-1\"},"
                        + "\"context\":{\"login\":\"x\"},\"page\":{\"token\":\"t\",\"limit\":7}}"),
                bytes("{\"subject\":{\"type\":\"user\",\"id\":\"p\"},\"action\":{\"name\":\"view\"},"
                        + "\"options\":{\"evaluations_semantic\":\"deny_on_first_deny\"},"
                        + "\"evaluations\":[{\"resource\":{\"type\":\"url\",\"id\":\"https://a/b\"}},{}]}"));
    }

    static List<byte[]> checks() {
        byte[] header = joined(field(1, bytes("authorization")), field(2, bytes("Bearer x")));
        byte[] http = joined(
                field(2, bytes("GET")), field(3, header), field(4, bytes("/a?b=c")), field(5, bytes("service.test")));
        byte[] source = field(5, bytes("-----BEGIN CERTIFICATE-----%0AAAAA%0A-----END CERTIFICATE-----"));
        return List.of(field(1, joined(field(1, source), field(4, field(2, http)))));
    }

    private static byte[] field(int number, byte[] value) {
        return joined(
                new byte[] {
                    (byte) ((number << 3) | 2), (byte) ((value.length & 0x7f) | 0x80), (byte) (value.length >> 7)
                },
                value);
    }

    static List<byte[]> spopFrames() {
        byte[] head = {3, 0, 0, 0, 1, 7, 9};
        byte[] message = joined(
                text("check"),
                new byte[] {2},
                text("method"),
                new byte[] {8},
                text("GET"),
                text("permitted"),
                new byte[] {0x11});
        byte[] hello = joined(
                new byte[] {1, 0, 0, 0, 1, 0, 0},
                text("supported-versions"),
                new byte[] {8},
                text("2.0"),
                text("max-frame-size"),
                new byte[] {3, (byte) 0xfc, (byte) 0xf0, 0x06});
        return List.of(joined(head, message), hello);
    }

    private static byte[] text(String text) {
        return joined(new byte[] {(byte) text.length()}, bytes(text));
    }

    static List<byte[]> callerCertificates() {
        return List.of(
                bytes(":MIIBszCCAVmgAwIBAgIBAjAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlUZXN0:"),
                bytes("-----BEGIN%20CERTIFICATE-----%0AMIIB%0A-----END%20CERTIFICATE-----%0A"),
                bytes("MIIBszCCAVmgAwIBAgIBAjAKBggqhkjOPQQDAjAU,MIIB"));
    }

    static List<byte[]> agentMessages() {
        return List.of(
                bytes("{\"enroll_secret\":\"x\",\"host_details\":{\"os_version\":{\"platform\":\"debian\"}}}"),
                bytes(
                        "{\"node_key\":\"k\",\"log_type\":\"result\",\"data\":[{\"name\":\"agent\",\"unixTime\":1777885200,"
                                + "\"action\":\"snapshot\",\"snapshot\":[{\"storage.encrypted\":\"1\"}]}]}"),
                bytes(
                        "{\"node_key\":\"k\",\"queries\":{\"agent\":[{\"os.version\":\"12\"}]},\"statuses\":{\"agent\":0}}"));
    }

    /// @param seconds when they were said
    /// @return a header and claims each, one line for each
    static List<byte[]> securityEvents(long seconds) {
        String head = "{\"typ\":\"secevent+jwt\",\"alg\":\"EdDSA\",\"kid\":\"k\"}\n{\"iss\":\"issuer\",\"aud\":[\""
                + NETWORK + "\"],\"jti\":\"e-1\",\"iat\":" + seconds + ",\"sub_id\":";
        String caep = "\"events\":{\"https://schemas.openid.net/secevent/caep/event-type/";
        return List.of(
                bytes(head
                        + "{\"format\":\"complex\",\"user\":{\"format\":\"iss_sub\",\"iss\":\"issuer\",\"sub\":\"u\"},"
                        + "\"session\":{\"format\":\"opaque\",\"id\":\"ALL\"}}," + caep
                        + "session-revoked\":{\"event_timestamp\":" + seconds + "}}}"),
                bytes(head + "{\"format\":\"opaque\",\"id\":\"d-1\"}," + caep
                        + "device-compliance-change\":{\"current_status\":\"not-compliant\"}}}"),
                bytes(head + "{\"format\":\"email\",\"email\":\"jo@example.org\"}," + caep
                        + "risk-level-change\":{\"principal\":\"DEVICE\",\"current_level\":\"HIGH\"}}}"));
    }

    static byte[] certificateRequest() {
        return bytes("MIHKMHMCAQAwETEPMA0GA1UEAwwGZGV2aWNlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEIOv/5lNnJZbj5+LJDO"
                + "AjZgFKyAVKjsSeh3KytUjJGkcGa1l2kLEwOOEDt3dNIRtGrht2mQCOBh/5hoMg3X4jc6AAMAoGCCqGSM49BAMCA0cA"
                + "MEQCID/SWePcoS0nQqjEiRS1a7Triz2erVqSbGzkAGC82xGqAiALEIp3QdIxwpyeIog/kqxiAMRwCLfIAGewJXHw/6"
                + "yDtQ==");
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
