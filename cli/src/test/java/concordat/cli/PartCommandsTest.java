package concordat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.cli.terminal.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PartCommandsTest {

    private static final String PLAN = """
            {"id":"p-1","body":"b-1","environment":"e-1","stage":"agreed","aim":"Patch all","controls":["VUL-01"],
             "endsOn":"2026-12-01","open":1,"done":6,"dropped":0,"slips":1,"pence":812345,"fundedPence":400000,
             "credibility":{"probability":0.724,"factors":[
              {"kind":"start","value":1.0,"share":0.5,"text":"What every plan starts from"},
              {"kind":"slack","value":-0.25,"share":-0.4,"text":"Months between the last action and the end"}]},
             "months":[],"steps":[{"at":"2026-08-01T09:00:00Z","actor":"lead","what":"agreed","words":"Dates hold"}]}""";
    private static final String QUEUE =
            "{\"waiting\":12,\"oldestDays\":31,\"concluded\":%d,%s\"late\":2,\"serviceLevel\":20}";

    @TempDir
    Path home;

    private final CannedServer server = new CannedServer();
    private Rig rig = new Rig(Path.of("."));

    @BeforeEach
    void open() {
        rig = new Rig(home, server);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void plans_showHowFarTheirRecordBearsThemOut_pageByPage() {
        String other = PLAN.replace("p-1", "p-2")
                .replaceFirst("(?s)\"credibility\":.*?\\]\\}", "\"credibility\":{\"dates\":2,\"factors\":[]}");
        server.on("GET /plans?body=b-1&state=agreed&limit=500", 200, "{\"items\":[" + PLAN + "],\"next\":\"p-1\"}")
                .on("GET /plans?body=b-1&state=agreed&limit=500&cursor=p-1", 200, "{\"items\":[" + other + "]}");

        Rig.Run run = rig.run("plans", "--body", "b-1", "--state", "agreed");

        assertThat(run.err()).isEmpty();
        assertThat(run.lines()).hasSize(3);
        assertThat(run.lines().get(1)).contains("p-1", "agreed", "2026-12-01", "72 %");
        assertThat(run.lines().get(2)).contains("p-2", "too little record");
    }

    @Test
    void plan_saysEveryFactorInWords() {
        server.on("GET /plans/p-1", 200, PLAN)
                .on(
                        "GET /plans/p-1/actions?limit=500",
                        200,
                        "{\"items\":[{\"id\":\"a-8\",\"number\":8,\"state\":\"open\",\"what\":\"Replace it\","
                                + "\"controls\":[],\"addedOn\":\"2026-08-01\",\"firstPlannedOn\":\"2026-08-18\","
                                + "\"plannedOn\":\"2026-10-01\",\"slips\":1,\"pence\":0,\"funded\":false,"
                                + "\"milestones\":[],\"steps\":[]}]}");

        Rig.Run run = rig.run("plan", "p-1");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("6 done", "1 slip", "£8,123.45, of which £4,000.00 is found", "lead agreed: Dates hold")
                .contains("a-8", "2026-08-18", "2026-10-01", "Replace it")
                .contains("a probability of 72 %")
                .contains("for      +0.50  What every plan starts from: -")
                .contains("against  -0.40  Months between the last action and the end: -0.25");
    }

    @Test
    void plan_withTooLittleRecord_saysThatItIsNotHeldAgainstTheBody() {
        server.on(
                        "GET /plans/p-1",
                        200,
                        PLAN.replaceFirst(
                                "(?s)\"credibility\":.*?\\]\\}", "\"credibility\":{\"dates\":2,\"factors\":[]}"))
                .on("GET /plans/p-1/actions?limit=500", 200, "{\"items\":[]}");

        assertThat(rig.run("plan", "p-1").out())
                .contains("It has no actions.", "2 of its dates have come, 6 are needed", "not held against");
    }

    @Test
    void submissions_queue_saysWhenItIsWorkedOff_orThatNothingCanBeSaid() {
        server.on("GET /submissions/queue", 200, String.format(QUEUE, 8, "\"daysToClear\":42,"))
                .on("GET /submissions/queue", 200, String.format(QUEUE, 0, ""))
                .on(
                        "GET /submissions?queue=true&limit=500",
                        200,
                        "{\"items\":[{\"id\":\"s-1\",\"body\":\"b-1\",\"environment\":\"e-1\",\"stage\":\"queued\","
                                + "\"days\":31,\"place\":1,\"dueAt\":\"2026-08-05T09:00:00Z\"}]}");

        assertThat(rig.run("submissions", "--queue").out())
                .contains("12 waiting, the oldest for 31 days; 2 past the service level of 20 working days.")
                .contains("8 concluded in the last 28 days", "concluded in 42 days.")
                .contains("s-1", "2026-08-05T09:00:00Z");
        assertThat(rig.run("submissions", "--queue").out()).contains("nothing can be said");
        assertThat(rig.run("submissions", "--queue", "--json").lines()).hasSize(2);
    }

    @Test
    void list_showsTheColumnsOfAnyPart() {
        server.on(
                "GET /offers?state=open&limit=500",
                200,
                "{\"items\":[{\"id\":\"o-1\",\"body\":\"b-1\",\"environment\":\"e-1\",\"state\":\"open\","
                        + "\"controls\":[\"VUL-01\",\"VUL-02\"],\"split\":\"SHARED\",\"until\":\"2027-01-01T00:00:00Z\","
                        + "\"accepted\":1200}]}");
        server.on("GET /incidents?limit=500", 200, "{\"items\":[]}");

        assertThat(rig.run("list", "offers", "--state", "open").out())
                .contains("offer", "o-1", "VUL-01, VUL-02", "1,200");
        assertThat(rig.run("list", "incidents").out()).contains("There are no such incidents.");
        Rig.Run unknown = rig.run("list", "things");
        assertThat(unknown.exit()).isEqualTo(Exit.REFUSED);
        assertThat(unknown.onlyError())
                .contains("no list of things; there are submissions, questions, plans,", "challenges");
    }

    @Test
    void risks_areJsonAsTheApiHasThem() {
        String risk = "{\"id\":\"r-1\",\"drifted\":true,\"sharedBy\":[\"moor\"],\"unheardOf\":1.5}";
        server.on("GET /risks?limit=500", 200, "{\"items\":[" + risk + "]}");

        assertThat(rig.run("risks", "--json").lines()).containsExactly(risk);
        assertThat(rig.run("risks").out()).contains("r-1", "moor", "yes");
    }

    @Test
    void case_showsWhatWasSaidWhatMayFollowAndWhatCloses() {
        server.on("GET /cases/c-1", 200, """
                {"id":"c-1","body":"b-1","bodyName":"Tarn","environment":"e-1","control":"VUL-01",
                 "controlTitle":"Patching","state":"notice-served","openedAt":"2026-08-01T09:00:00Z",
                 "replyOwedBy":"ACCOUNTABLE_OWNER","replyBy":"2026-08-15T09:00:00Z","bitesAt":"2026-08-20T09:00:00Z",
                 "steps":[{"at":"2026-08-01T09:00:00Z","actor":"clockwork","what":"notice served"}],
                 "legalMoves":["reply-made","adjudicated"]}""");
        server.on("GET /cases/c-1/effect", 200, """
                {"body":"b-1","environment":"e-1","closes":[{"service":"benefits","route":"benefits.r1",
                 "handling":"official","action":"view","citizenEffect":"none","continuity":"none-needed",
                 "callers":["managed"]}],"opens":[],"devices":{"managed":12}}""");

        assertThat(rig.run("case", "c-1").out())
                .contains("Case c-1 about VUL-01 (Patching) of Tarn", "owed by the accountable owner until 2026-08-15")
                .contains("may follow: reply-made, adjudicated", "benefits.r1", "12 managed")
                .contains("The body has not said how many people that is");
    }

    @Test
    void answers_sayWhatIsMissingAndWhoAnswersWhat() {
        server.on("GET /bodies/b-1/questionnaire", 200, """
                {"items":[{"environment":"e-1","body":"b-1","edition":"model-1","answers":[
                 {"control":"VUL-01","title":"Patching","section":"Weaknesses","question":"Do you?","answer":"MET",
                  "since":"2026-08-01T09:00:00Z","by":"officer","toReview":false},
                 {"control":"VUL-02","title":"Scanning","section":"Weaknesses","question":"Do you?","toReview":false}],
                 "delegations":[{"section":"Weaknesses","colleague":"clerk","dueOn":"2026-09-03"}],
                 "requests":[{"id":"req-1","control":"VUL-01","kind":"DIAGRAM","askedAt":"2026-08-01T09:00:00Z",
                  "answerBy":"2026-09-01T09:00:00Z","why":"None held"}],
                 "alternatives":[{"id":"alt-1","control":"VUL-02","state":"meets","until":"2027-01-01T00:00:00Z",
                  "description":"By hand","evidence":[]}]}]}""");

        Rig.Run run = rig.run("answers", "b-1", "--missing");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("1 of 2 controls lack an answer or its review", "VUL-02", "Scanning")
                .contains("clerk answers section Weaknesses by 2026-09-03")
                .contains("asks for DIAGRAM of VUL-01 by 2026-09-01T09:00:00Z (req-1): None held")
                .contains("VUL-02 (alt-1): meets until 2027-01-01T00:00:00Z; By hand");
        assertThat(rig.run("answers", "b-1").out()).contains("Patching");
    }
}
