package concordat.app.control;

import static concordat.app.control.OneBody.BODY;
import static concordat.app.control.OneBody.ENVIRONMENT;
import static concordat.app.control.OneBody.LEAD;
import static concordat.app.control.OneBody.NETWORK;
import static concordat.app.control.OneBody.NOW;
import static concordat.app.control.OneBody.OFFICER;
import static concordat.app.control.OneBody.await;
import static concordat.app.control.OneBody.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.api.view.ActEntry;
import concordat.api.view.ActKindView;
import concordat.api.view.ActProposal;
import concordat.api.view.AdjustedView;
import concordat.api.view.AssetChange;
import concordat.api.view.AssetDetail;
import concordat.api.view.AssetNameKnown;
import concordat.api.view.EnrichmentView;
import concordat.api.view.ExploitedView;
import concordat.api.view.FindingView;
import concordat.api.view.LikelihoodView;
import concordat.api.view.Page;
import concordat.api.view.Problem;
import concordat.api.view.ProblemPlace;
import concordat.api.view.ReportJob;
import concordat.api.view.VulnerabilityListView;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.Breach;
import concordat.assurance.act.Entry;
import concordat.assurance.act.Prose;
import concordat.assurance.act.RatingAct.Catalogue;
import concordat.assurance.act.RatingAct.RatingAdjusted;
import concordat.assurance.act.ReportImported;
import concordat.assurance.ground.Fault;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.ReportId;
import concordat.assurance.ids.RiskId;
import concordat.catalogue.Severity;
import concordat.catalogue.Strength;
import concordat.findings.Vantage;
import concordat.intake.paper.DateOrder;
import concordat.intake.paper.FindingTerms;
import concordat.intake.paper.Mapping;
import concordat.intake.paper.PaperField;
import concordat.intake.paper.PaperForm;
import concordat.intake.paper.TestedScope;
import concordat.store.findings.ImportJobs;
import concordat.web.desk.ActDesk;
import concordat.web.desk.JobsWanted;
import concordat.web.desk.PairWanted;
import concordat.web.desk.PairWanted.Step;
import concordat.web.desk.ReportUpload;
import concordat.web.desk.RequestTag;
import concordat.web.desk.TableTerms;
import concordat.web.desk.Wanted;
import concordat.web.http.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Findings and ledger agree, whatever breaks between the two.
@Tag("slow")
@Timeout(120)
final class ImportDeskTest {

    private static final Instant SCANNED = Instant.ofEpochSecond(1_772_000_000);
    private static final PersonId STRANGER = new PersonId("stranger");

    private final AtomicBoolean leads = new AtomicBoolean(true);

    @TempDir
    Path folder = Path.of("");

    private OneBody body;
    private BreakingDesk acts;
    private ImportDesk desk;

    @BeforeEach
    void start() throws IOException {
        body = OneBody.start(folder);
        acts = new BreakingDesk(body.acts);
        desk = opened();
    }

    private Yardsticks yardsticks() {
        return new Yardsticks(body.stores, acts::programme, body.clock);
    }

    @AfterEach
    void stop() {
        desk.close();
        body.close();
    }

    @Test
    void importWhoseActIsRefused_leavesNoFinding_andMayBeMadeAgain() throws IOException {
        assertThat(imported(STRANGER, "web-1").state()).isEqualTo("refused");
        assertThat(findings()).isEmpty();
        assertThat(imported(LEAD, "web-1").created()).isEqualTo(1);
        assertThat(findings()).hasSize(1);
    }

    @Test
    void whatAnImportBrought_isToldAlikeAfterTheNextStart() throws IOException {
        imported(LEAD, "web-1");
        ReportJob before = imported(LEAD, "web-2");
        assertThat(before.created()).isEqualTo(1);
        desk.close();
        desk = opened();
        ReportJob after = desk.job(before.id()).orElseThrow();
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("at", "failing")
                .isEqualTo(before);
        assertThat(reports()).contains(after).hasSize(2);
    }

    @Test
    void importThatBrokeBeforeItsAct_isGoneAfterTheNextStart() throws IOException {
        imported(LEAD, "web-1");
        acts.breakOnce(BreakingDesk.Break.BEFORE, () -> {});
        assertThat(imported(LEAD, "web-2").state()).isEqualTo("refused");
        desk.close();
        desk = opened();
        desk.reconcile();
        assertThat(findings()).extracting(FindingView::asset).containsExactly("host:web-1.sample.invalid");
    }

    @Test
    void importThatBrokeBeforeItsAct_isGoneBeforeTheNextImport() throws IOException {
        acts.breakOnce(BreakingDesk.Break.BEFORE, () -> {});
        imported(LEAD, "web-1");
        imported(LEAD, "web-2");
        assertThat(findings()).extracting(FindingView::asset).containsExactly("host:web-2.sample.invalid");
    }

    @Test
    void importWhoseAnswerWasLost_isTriedAnew_andCountsOnce() throws IOException {
        acts.breakOnce(BreakingDesk.Break.AFTER, () -> leads.set(false));
        ReportJob asked = submitted("web-1");
        await("the act's answer was lost", () -> !leads.get());
        awaitState(asked.id(), "waiting");
        assertThatThrownBy(() -> desk.cancel(asked.id()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("cannot be cancelled any more");
        leads.set(true);
        assertThat(ended(asked).state()).isEqualTo("done");
        imported(LEAD, "web-2");
        assertThat(findings()).hasSize(2);
        assertThat(acts.programme().reportsOf(ENVIRONMENT)).hasSize(2);
    }

    @Test
    void whatWasAcknowledged_isDoneAfterTheNextStart_inTheOrderItCame_underTheSameIds() throws IOException {
        leads.set(false);
        ReportJob first = submitted("web-1");
        ReportJob second = submitted("web-2");
        assertThat(desk.job(second.id()).orElseThrow().progress().orElseThrow().place())
                .contains(1);
        assertThat(sealed()).hasSize(2).allSatisfy(file -> assertThat(
                        Files.readString(file, StandardCharsets.ISO_8859_1))
                .doesNotContain("sample.invalid"));
        desk.close();
        desk = opened();
        assertThat(desk.job(first.id()).orElseThrow().state()).isEqualTo("waiting");
        desk.reconcile();
        desk.takeUp();
        assertThat(desk.job(first.id()).orElseThrow().progress())
                .hasValueSatisfying(p -> assertThat(p.again()).isTrue());
        leads.set(true);
        assertThat(ended(first).created()).isEqualTo(1);
        assertThat(ended(second).created()).isEqualTo(1);
        assertThat(acts.programme().reportsOf(ENVIRONMENT))
                .extracting(r -> r.act().report().value())
                .containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(sealed()).isEmpty();
    }

    @Test
    void anImportThatEndedBetweenFindingsAndAct_isUndone_andDoneAgainUnderItsId() throws IOException {
        acts.breakOnce(BreakingDesk.Break.KILLED, () -> {});
        ReportJob asked = submitted("web-1");
        awaitState(asked.id(), "running");
        acts.awaitKilled();
        ImportDesk killed = desk;
        desk = opened();
        desk.reconcile();
        assertThat(findings()).isEmpty();
        desk.takeUp();
        assertThat(ended(asked).state()).isEqualTo("done");
        assertThat(findings()).hasSize(1);
        assertThat(acts.programme().reportsOf(ENVIRONMENT)).hasSize(1);
        acts.release();
        killed.close();
        assertThat(acts.programme().reportsOf(ENVIRONMENT)).hasSize(1);
    }

    @Test
    void aReportThatEndedTheProcessThreeTimes_isSetAside_withWhatToDo() throws IOException {
        leads.set(false);
        ReportJob asked = submitted("web-1");
        desk.close();
        for (int attempt = 0; attempt < 3; attempt++) {
            body.stores.write(connection -> new ImportJobs(NETWORK, body.keys()::vault).begin(connection, asked.id()));
        }
        desk = opened();
        leads.set(true);
        desk.takeUp();
        ReportJob over = ended(asked);
        assertThat(over.state()).isEqualTo("refused");
        assertThat(over.problem().orElseThrow().detail().orElseThrow()).contains("3 times", "split the scan");
        assertThat(sealed()).isEmpty();
    }

    @Test
    void aWaitingImport_isCancelledForGood() throws IOException {
        leads.set(false);
        ReportJob first = submitted("web-1");
        ReportJob second = submitted("web-2");
        assertThat(desk.cancel(second.id()).state()).isEqualTo("stopped");
        desk.cancel(first.id());
        assertThat(ended(first).state()).isEqualTo("stopped");
        desk.close();
        desk = opened();
        leads.set(true);
        desk.takeUp();
        assertThat(desk.job(first.id()).orElseThrow().state()).isEqualTo("stopped");
        assertThat(findings()).isEmpty();
        assertThat(sealed()).isEmpty();
        assertThat(desk.jobs(wanted(Optional.of("stopped"), Optional.empty(), 10))
                        .items())
                .extracting(ReportJob::id)
                .containsExactly(second.id(), first.id());
    }

    @Test
    void anImportThatIsOver_cannotBeCancelled_andSaysHowToWithdrawIt() throws IOException {
        ReportJob done = imported(LEAD, "web-1");
        assertThatThrownBy(() -> desk.cancel(done.id()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("it is done")
                .hasMessageContaining("concordat report withdraw " + done.id());
        desk.withdraw(LEAD, done.id(), "by mistake");
        assertThat(desk.job(done.id()).orElseThrow().state()).isEqualTo("withdrawn");
        assertThat(desk.jobs(wanted(Optional.of("withdrawn"), Optional.empty(), 10))
                        .items())
                .hasSize(1);
    }

    @Test
    void theSameBytesAtAnotherStrength_areRefused_withTheLineToType() throws IOException {
        ReportJob first = imported(LEAD, "web-1");
        assertThat(imported(LEAD, "web-1").sameAs()).contains(first.id());
        Path file = Files.writeString(folder.resolve("upload"), report("web-1"));
        ReportJob other = ended(desk.submit(upload(LEAD, file, Strength.TESTED), Optional.empty()));
        assertThat(other.state()).isEqualTo("refused");
        assertThat(other.problem().orElseThrow().detail().orElseThrow())
                .contains(
                        "They count as machine by import " + first.id() + " of " + NOW,
                        "concordat report withdraw " + first.id(),
                        "--body b1 --environment e1 --strength tested");
    }

    @Test
    void aBodyWhoseReportsFillItsRoom_isToldSo_andTheSameKeyIsTheSameJob() throws IOException {
        leads.set(false);
        Path file = Files.writeString(folder.resolve("upload"), report("web-1") + " ".repeat(600_000));
        ReportJob first = desk.submit(upload(LEAD, file, Strength.MACHINE), Optional.of("key-1"));
        Path again = Files.writeString(folder.resolve("upload"), "anything");
        assertThat(desk.submit(upload(LEAD, again, Strength.MACHINE), Optional.of("key-1"))
                        .id())
                .isEqualTo(first.id());
        Path more = Files.writeString(folder.resolve("upload"), report("web-2") + " ".repeat(600_000));
        assertThatThrownBy(() -> desk.submit(upload(LEAD, more, Strength.MACHINE), Optional.empty()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no room")
                .hasMessageContaining("concordat report jobs b1 --state waiting");
        assertThat(sealed()).hasSize(1);
        desk.cancel(first.id());
        assertThat(ended(first).state()).isEqualTo("stopped");
        leads.set(true);
        assertThat(ended(desk.submit(upload(LEAD, more, Strength.MACHINE), Optional.empty()))
                        .state())
                .isEqualTo("done");
    }

    @Test
    void jobs_arePaged_newestOrOldestFirst() throws IOException {
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            ids.add(imported(LEAD, "web-" + n).id());
        }
        Page<ReportJob> page = desk.jobs(wanted(Optional.empty(), Optional.empty(), 2));
        assertThat(page.items()).extracting(ReportJob::id).containsExactly(ids.get(4), ids.get(3));
        page = desk.jobs(wanted(Optional.of("done"), page.next(), 3));
        assertThat(page.items()).extracting(ReportJob::id).containsExactly(ids.get(2), ids.get(1), ids.get(0));
        assertThat(page.next()).isEmpty();
    }

    private static JobsWanted wanted(Optional<String> state, Optional<String> cursor, int limit) {
        return new JobsWanted(BODY, state, Optional.empty(), false, cursor, limit);
    }

    private ReportJob submitted(String host) throws IOException {
        Path file = Files.writeString(folder.resolve("upload"), report(host));
        return desk.submit(upload(LEAD, file, Strength.MACHINE), Optional.empty());
    }

    private List<Path> sealed() throws IOException {
        try (Stream<Path> files = Files.list(body.data.uploads())) {
            return files.toList();
        }
    }

    private void awaitState(String id, String state) {
        await(id + " is " + state, () -> desk.job(id).orElseThrow().state().equals(state));
    }

    @Test
    void aTestersTable_isOneActThatProvesNothing_andTheSameTableAgainIsNone() throws IOException {
        ReportJob job = table("web-1,443,Old TLS,High,Open", "web-2,22,Old SSH,Low,");
        assertThat(job.state()).as("%s", job.problem()).isEqualTo("done");
        assertThat(job.created()).isEqualTo(2);
        assertThat(findings()).extracting(f -> f.title().orElseThrow()).containsExactly("Old TLS", "Old SSH");
        ReportImported act =
                acts.programme().report(new ReportId(job.id())).orElseThrow().act();
        assertThat(act.proves()).isEmpty();
        assertThat(act.tool()).isEqualTo("Table of findings, by mapping ithc version 3");

        ReportJob again = table("web-1,443,Old TLS,High,Open", "web-2,22,Old SSH,Low,");
        assertThat(again.sameAs()).contains(job.id());
        assertThat(acts.programme().reportsOf(ENVIRONMENT)).hasSize(1);
        assertThat(findings()).hasSize(2);
    }

    @Test
    void aTableClosesWhatItCallsMended_andNothingThatItLeavesOut() throws IOException {
        table("web-1,443,Old TLS,High,Open", "web-1,22,Old SSH,Low,Open", "web-2,22,Old SSH,Low,Open");

        ReportJob retest = table("web-1,443,Old TLS,High,Fixed");

        assertThat(retest.closed()).isEqualTo(1);
        assertThat(retest.untouched().values()).containsExactly(1);
        assertThat(findings()).extracting(f -> f.title().orElseThrow()).containsExactly("Old SSH", "Old SSH");
        desk.withdraw(LEAD, retest.id(), "by mistake");
        assertThat(findings()).hasSize(3);
    }

    @Test
    void aTableOfHostsThatWereTestedWhole_closesWhatTablesTold_andNeverWhatAScannerShowed() throws IOException {
        assertThat(imported(LEAD, "web-1").created()).isEqualTo(1);
        table("web-1.sample.invalid,443,Old TLS,High,", "web-2,22,Old SSH,Low,");

        ReportJob next = table("web-1.sample.invalid", "web-1.sample.invalid,8443,Old PHP,Low,");

        assertThat(next.closed()).isEqualTo(1);
        assertThat(findings())
                .extracting(f -> f.title().orElseThrow())
                .containsExactly("Sample remote code execution", "Old SSH", "Old PHP");
    }

    @Test
    void aTableWithARowThatIsNotUnderstood_isRefusedWhole_andEveryRowIsTold() throws IOException {
        ReportJob job = table("web-1,443,Old TLS,High,", "web-1,99999,Old SSH,Low,", "web-1,22,,Odd,");

        assertThat(job.state()).isEqualTo("refused");
        Problem problem = job.problem().orElseThrow();
        assertThat(problem.detail().orElseThrow()).contains("cell B3", "; and 2 more");
        assertThat(problem.errors())
                .extracting(ProblemPlace::line)
                .containsExactly(Optional.of(3), Optional.of(4), Optional.of(4));
        assertThat(problem.errors()).allSatisfy(e -> assertThat(e.text()).contains("; "));
        assertThat(findings()).isEmpty();
        assertThat(acts.programme().reportsOf(ENVIRONMENT)).isEmpty();
    }

    @Test
    void whatIsKnownToBeExploited_isDueSooner_onceFindingsAreJudgedAnew() throws IOException {
        importedMedium();
        Judging judging = judging();
        judging.run();
        assertThat(breach()).isEqualTo(SCANNED.plus(Duration.ofDays(56)));
        assertThat(findings().getFirst().clock().orElseThrow().because()).isEqualTo("severity");

        EnrichmentView held = vulnerabilities(judging).hold(LEAD, Catalogue.KNOWN_EXPLOITED, kev(), Optional.empty());

        assertThat(held.lists()).extracting(VulnerabilityListView::entries).containsExactly(1);
        assertThat(held.waiting()).isEqualTo(1);
        assertThat(breach()).isEqualTo(SCANNED.plus(Duration.ofDays(56)));
        judging.run();
        assertThat(judging.state().waiting()).isEmpty();
        assertThat(breach()).isEqualTo(Instant.parse("2026-03-22T00:00:00Z"));
        FindingView finding = findings().getFirst();
        assertThat(finding.due()).contains(breach());
        assertThat(finding.clock().orElseThrow().because()).isEqualTo("known-exploited");
        assertThat(finding.knownExploited()).contains(new ExploitedView("CVE-2026-10001", LocalDate.of(2026, 3, 1)));

        long acted = acts.programme().nextPosition();
        vulnerabilities(judging).hold(LEAD, Catalogue.KNOWN_EXPLOITED, kev(), Optional.empty());
        judging.run();
        assertThat(acts.programme().nextPosition()).isEqualTo(acted);
        desk.withdraw(LEAD, reports().getFirst().id(), "by mistake");
        assertThat(acts.programme().breachesOf(ENVIRONMENT)).isEmpty();
    }

    @Test
    void namesThatWereTakenForOneAsset_areToldApart_andThatIsTakenBack() throws IOException {
        imported(LEAD, "web-1");
        imported(LEAD, "web-2", "web-1");
        assertThat(findings()).hasSize(1);
        AssetDetail asset =
                assets().asset(BODY, Optional.empty(), "web-2.sample.invalid").orElseThrow();
        assertThat(asset.names())
                .extracting(AssetNameKnown::name)
                .containsExactly("host:web-1.sample.invalid", "host:web-2.sample.invalid");
        assertThat(asset.merges()).singleElement().satisfies(merge -> {
            assertThat(merge.name().by()).isEqualTo("full-name");
            assertThat(merge.name().id()).contains("web-1.sample.invalid");
            assertThat(merge.importedAt()).contains(NOW);
        });

        long before = acts.programme().nextPosition();
        AssetChange tried = pair(Step.PART, true);
        assertThat(tried.split()).isEqualTo(1);
        assertThat(tried.receipt()).isEmpty();
        assertThat(acts.programme().nextPosition()).isEqualTo(before);
        assertThat(findings()).hasSize(1);

        AssetChange done = pair(Step.PART, false);
        assertThat(done.findings()).isEqualTo(tried.findings());
        assertThat(findings())
                .extracting(FindingView::asset)
                .containsExactlyInAnyOrder("host:web-1.sample.invalid", "host:web-2.sample.invalid");
        assertThat(acts.programme().breachesOf(ENVIRONMENT))
                .allSatisfy(breach -> assertThat(breach.findings()).isEqualTo(2));
        assertThat(judging().state().waiting()).isEmpty();
        assertThat(acts.entries(Optional.empty(), 500, Optional.empty(), Optional.of("assets-parted"))
                        .items()
                        .toString())
                .doesNotContain("web-1", "web-2");
        assertThat(assets().asset(BODY, Optional.empty(), "web-2.sample.invalid")
                        .orElseThrow()
                        .sayings())
                .singleElement()
                .satisfies(saying -> {
                    assertThat(saying.assets()).isEqualTo("two");
                    assertThat(saying.by()).isEqualTo("officer");
                    assertThat(saying.reason()).contains("two machines");
                });

        assertThat(pair(Step.TAKE_PARTING_BACK, false).joined()).isEqualTo(1);
        assertThat(findings()).hasSize(1);
        assertThatThrownBy(() -> pair(Step.TAKE_PARTING_BACK, false)).isInstanceOf(Refusal.class);
    }

    @Test
    void namesThatWereTakenForTwoAssets_areJoined_andThatIsTakenBack() throws IOException {
        imported(LEAD, "web-1");
        imported(LEAD, "web-2");
        List<FindingView> before = findings();
        List<Breach> breaches = acts.programme().breachesOf(ENVIRONMENT);
        assertThat(before).hasSize(2);

        long position = acts.programme().nextPosition();
        AssetChange tried = pair(Step.JOIN, true);
        assertThat(tried.joined()).isEqualTo(1);
        assertThat(tried.receipt()).isEmpty();
        assertThat(acts.programme().nextPosition()).isEqualTo(position);
        assertThat(findings()).isEqualTo(before);

        AssetChange done = pair(Step.JOIN, false);
        assertThat(done.findings()).isEqualTo(tried.findings());
        assertThat(done.receipt().orElseThrow().first()).isEqualTo(position);
        assertThat(findings()).hasSize(1);
        assertThat(acts.entries(Optional.empty(), 500, Optional.empty(), Optional.of("assets-joined"))
                        .items()
                        .toString())
                .doesNotContain("web-1", "web-2");
        AssetDetail asset =
                assets().asset(BODY, Optional.empty(), "web-2.sample.invalid").orElseThrow();
        assertThat(asset.merges()).singleElement().satisfies(merge -> {
            assertThat(merge.name().by()).isEqualTo("person");
            assertThat(merge.name().said())
                    .isEqualTo(Optional.of(asset.sayings().getFirst()));
        });
        assertThat(asset.sayings()).singleElement().satisfies(saying -> {
            assertThat(saying.assets()).isEqualTo("one");
            assertThat(saying.by()).isEqualTo("officer");
            assertThat(saying.at()).isEqualTo(NOW);
            assertThat(saying.reason()).contains("two machines");
        });

        assertThat(pair(Step.TAKE_JOINING_BACK, false).split()).isEqualTo(1);
        assertThat(findings())
                .extracting(FindingView::asset)
                .containsExactlyElementsOf(
                        before.stream().map(FindingView::asset).toList());
        assertThat(acts.programme().breachesOf(ENVIRONMENT)).isEqualTo(breaches);
        assertThatThrownBy(() -> pair(Step.TAKE_JOINING_BACK, false)).isInstanceOf(Refusal.class);
    }

    @Test
    void whatContradictsWhatWasSaidOfOthers_isRefused_withTheirNames() throws IOException {
        imported(LEAD, "web-1");
        imported(LEAD, "web-2");
        imported(LEAD, "web-3");
        pair(Step.JOIN, "web-1", "web-2", false);
        pair(Step.PART, "web-2", "web-3", false);

        assertThatThrownBy(() -> pair(Step.JOIN, "web-1", "web-3", false))
                .isInstanceOf(Refusal.class)
                .satisfies(
                        e -> assertThat(((Refusal) e).problem().fault()).contains(Fault.NAMES_SAID_OTHERWISE.number()))
                .hasMessageContaining("were told apart")
                .hasMessageContaining("concordat findings apart")
                .hasMessageContaining("web-2.sample.invalid")
                .hasMessageContaining("web-3.sample.invalid");
        pair(Step.TAKE_PARTING_BACK, "web-2", "web-3", false);
        pair(Step.JOIN, "web-2", "web-3", false);
        assertThat(findings()).hasSize(1);
        assertThatThrownBy(() -> pair(Step.PART, "web-1", "web-3", false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("were said to be one asset");
        pair(Step.PART, "web-1", "web-2", false);
        assertThat(findings()).hasSize(2);
    }

    @Test
    void whoeverJoinsNames_isNotRidOfWhatAScanShowed() throws IOException {
        imported(LEAD, "web-1");
        Path clean = Files.writeString(
                folder.resolve("upload"), report("web-2").replaceAll("(?s)<ReportItem.*</ReportItem>", ""));
        ended(desk.submit(upload(LEAD, clean, Strength.MACHINE), Optional.empty()));
        assertThat(acts.programme().breachesOf(ENVIRONMENT)).isNotEmpty();

        assertThatThrownBy(() -> pair(Step.JOIN, false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("would ease");
    }

    @Test
    void aPartingThatBrokeOffAfterItsAct_isDoneByTheNextStart() throws IOException {
        imported(LEAD, "web-1");
        imported(LEAD, "web-2", "web-1");
        acts.breakOnce(BreakingDesk.Break.AFTER, () -> {});
        assertThatThrownBy(() -> pair(Step.PART, false)).isInstanceOf(Refusal.class);

        desk.close();
        desk = opened();
        desk.reconcile();
        Judging judging = judging();
        assertThat(judging.state().waiting()).containsExactly(ENVIRONMENT);
        judging.run();

        assertThat(findings()).hasSize(2);
    }

    private PairedAssetDesk assets() {
        return new PairedAssetDesk(body.stores, acts, body.keys(), desk);
    }

    private AssetChange pair(Step step, boolean tried) {
        return pair(step, "web-1", "web-2", tried);
    }

    private AssetChange pair(Step step, String one, String other, boolean tried) {
        return assets().pair(
                        new PairWanted(
                                OFFICER,
                                BODY,
                                Optional.empty(),
                                one + ".sample.invalid",
                                other + ".sample.invalid",
                                step,
                                "two machines"),
                        wanted -> OneBody.NOTHING_FORESEEN,
                        tried ? Optional.empty() : Optional.of(wanted -> programme -> Optional.empty()));
    }

    @Test
    void judgingThatBrokeOff_goesOnWhereItWas() throws IOException {
        importedMedium();
        Judging judging = judging();
        vulnerabilities(judging).hold(LEAD, Catalogue.KNOWN_EXPLOITED, kev(), Optional.empty());
        acts.breakOnce(BreakingDesk.Break.BEFORE, () -> {});
        assertThatThrownBy(judging::run).isInstanceOf(IllegalStateException.class);
        assertThat(judging.state().waiting()).containsExactly(ENVIRONMENT);

        desk.close();
        desk = opened();
        desk.reconcile();
        Judging next = judging();
        next.run();

        assertThat(next.state().waiting()).isEmpty();
        assertThat(breach()).isEqualTo(Instant.parse("2026-03-22T00:00:00Z"));
    }

    @Test
    void listThatCannotBeRead_orThatARuleStandsAgainst_changesNothing() throws IOException {
        Judging judging = judging();
        Path broken = Files.writeString(folder.resolve("broken"), "cveID,dateAdded\nCVE-2026-1,2026-03-01\n");
        assertThatThrownBy(
                        () -> vulnerabilities(judging).hold(LEAD, Catalogue.KNOWN_EXPLOITED, broken, Optional.empty()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() ->
                        vulnerabilities(judging).hold(STRANGER, Catalogue.KNOWN_EXPLOITED, kev(), Optional.empty()))
                .isInstanceOf(Refusal.class);
        Path undated = Files.writeString(folder.resolve("undated"), "cve,epss,percentile\nCVE-2026-10001,0.5,0.9\n");
        assertThatThrownBy(() ->
                        vulnerabilities(judging).hold(LEAD, Catalogue.EXPLOIT_LIKELIHOOD, undated, Optional.empty()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("which day");

        assertThat(vulnerabilities(judging).held().lists()).isEmpty();
        importedMedium();
        vulnerabilities(judging)
                .hold(LEAD, Catalogue.EXPLOIT_LIKELIHOOD, undated, Optional.of(LocalDate.of(2026, 5, 1)));
        assertThat(findings().getFirst().likelihood())
                .contains(new LikelihoodView("CVE-2026-10001", 0.5, Optional.of(0.9), LocalDate.of(2026, 5, 1)));
        assertThat(judging.state().waiting()).isEmpty();
    }

    @Test
    void adjustedRating_countsUntilItEnds_andTheToolsStays() throws IOException {
        importedMedium();
        Judging judging = judging();
        Instant until = NOW.plus(Duration.ofDays(30));
        acts.append(
                LEAD,
                new RatingAdjusted(
                        new RiskId("r-12"),
                        ENVIRONMENT,
                        findings().getFirst().identity(),
                        1,
                        Severity.MEDIUM,
                        Severity.LOW,
                        OFFICER,
                        acts.prose("behind two walls"),
                        until));
        assertThat(judging.state().waiting()).containsExactly(ENVIRONMENT);
        judging.run();

        assertThat(acts.programme().breachesOf(ENVIRONMENT)).isEmpty();
        FindingView finding = findings().getFirst();
        assertThat(finding.severity()).isEqualTo("medium");
        assertThat(finding.adjusted()).contains(new AdjustedView("r-12", "low", until));
        assertThat(finding.due()).contains(SCANNED.plus(Duration.ofDays(90)));

        body.at(until);
        judging.run();
        assertThat(breach()).isEqualTo(SCANNED.plus(Duration.ofDays(56)));
        assertThat(findings().getFirst().adjusted()).isEmpty();
    }

    private Instant breach() {
        return acts.programme().breachesOf(ENVIRONMENT).getFirst().breachesAt();
    }

    private Judging judging() {
        return new Judging(body.stores, acts::programme, leads::get, yardsticks(), desk);
    }

    private StoredVulnerabilityDesk vulnerabilities(Judging judging) {
        return new StoredVulnerabilityDesk(body.stores, acts, judging, () -> {});
    }

    private Path kev() throws IOException {
        return Files.writeString(folder.resolve("kev"), "cveID,dateAdded\nCVE-2026-10001,2026-03-01\n");
    }

    private void importedMedium() throws IOException {
        Path file = Files.writeString(
                folder.resolve("upload"),
                report("web-1").replace("severity=\"4\"", "severity=\"2\"").replace("Critical", "Medium"));
        ReportJob job = ended(desk.submit(upload(LEAD, file, Strength.MACHINE), Optional.empty()));
        assertThat(job.state()).as("%s", job.problem()).isEqualTo("done");
    }

    /// @param rows host, port, title, severity and status; the first one is the hosts tested whole when it is one word
    private ReportJob table(String... rows) throws IOException {
        boolean scoped = !rows[0].contains(",");
        List<String> lines = List.of(rows).subList(scoped ? 1 : 0, rows.length);
        Path file = Files.writeString(
                folder.resolve("upload"), "Host,Port,Title,Severity,Status\n" + String.join("\n", lines) + "\n");
        Mapping mapping = new Mapping(
                "ithc",
                PaperForm.FINDINGS,
                Optional.empty(),
                1,
                DateOrder.DAY_FIRST,
                Map.of(
                        PaperField.HOST,
                        "Host",
                        PaperField.PORT,
                        "Port",
                        PaperField.TITLE,
                        "Title",
                        PaperField.SEVERITY,
                        "Severity",
                        PaperField.STATUS,
                        "Status"),
                Map.of(),
                Map.of(),
                Map.of());
        TestedScope scope = scoped ? TestedScope.parse(rows[0]) : TestedScope.UNSTATED;
        return ended(desk.submit(
                new ReportUpload(
                        LEAD,
                        BODY,
                        ENVIRONMENT,
                        Optional.of("findings.csv"),
                        Strength.TESTED,
                        Vantage.INSIDE,
                        Optional.of(new TableTerms(
                                new FindingTerms(mapping, scope, Optional.empty()), Optional.of("ithc version 3"))),
                        file),
                Optional.empty()));
    }

    private ImportDesk opened() {
        return new ImportDesk(
                body.stores,
                acts,
                leads::get,
                body.keys(),
                yardsticks(),
                body.clock,
                body.data.uploads(),
                new ImportDesk.Bounds(2, 1_000_000));
    }

    private List<FindingView> findings() {
        return body.findings(OneBody.EVERY);
    }

    private List<ReportJob> reports() {
        return desk.of(BODY);
    }

    private ReportJob imported(PersonId person, String host) throws IOException {
        Path file = Files.writeString(folder.resolve("upload"), report(host));
        return ended(desk.submit(upload(person, file, Strength.MACHINE), Optional.empty()));
    }

    private ReportJob imported(PersonId person, String host, String fullName) throws IOException {
        Path file = Files.writeString(folder.resolve("upload"), report(host, fullName));
        return ended(desk.submit(upload(person, file, Strength.MACHINE), Optional.empty()));
    }

    private ReportJob ended(ReportJob job) {
        return OneBody.ended(desk, job);
    }

    private static String report(String host) {
        return report(host, host);
    }

    private static String report(String host, String fullName) {
        String more = "<cve>CVE-2026-10001</cve><cvss3_base_score>9.8</cvss3_base_score>";
        String item = OneBody.item(443, 4, 900_001, "Sample remote code execution", more);
        return OneBody.report(OneBody.host(host, fullName, SCANNED.getEpochSecond(), item));
    }

    /// Passes acts on, and once breaks before or after it has.
    private static final class BreakingDesk implements ActDesk {

        enum Break {
            BEFORE,
            AFTER,
            /// Goes no further, like a process that was killed.
            KILLED
        }

        private final ActDesk real;
        private final CountDownLatch killed = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);
        private Optional<Break> next = Optional.empty();
        private Runnable then = () -> {};

        BreakingDesk(ActDesk real) {
            this.real = real;
        }

        void awaitKilled() {
            await(killed);
        }

        void release() {
            released.countDown();
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Optional<List<Entry>> answered(List<Wanted> wanted, RequestTag tag) {
            return real.answered(wanted, tag);
        }

        void breakOnce(Break where, Runnable thenDone) {
            next = Optional.of(where);
            then = thenDone;
        }

        void append(PersonId person, Act act) {
            append(List.of(new Wanted(person, act)), Optional.empty(), programme -> Optional.empty());
        }

        @Override
        public List<Entry> append(
                List<Wanted> wanted, Optional<RequestTag> tag, Function<Programme, Optional<String>> expected) {
            Optional<Break> now = next;
            next = Optional.empty();
            if (now.equals(Optional.of(Break.BEFORE))) {
                throw new IllegalStateException("broken before the act");
            }
            if (now.equals(Optional.of(Break.KILLED))) {
                killed.countDown();
                await(released);
                throw new IllegalStateException("killed before the act");
            }
            List<Entry> done = real.append(wanted, tag, expected);
            if (now.equals(Optional.of(Break.AFTER))) {
                then.run();
                throw Refusal.of(503, "It is not known whether this was done", "broken after the act");
            }
            return done;
        }

        @Override
        public Programme programme() {
            return real.programme();
        }

        @Override
        public List<ActKindView> kinds() {
            return real.kinds();
        }

        @Override
        public List<Act> read(List<ActProposal> proposals) {
            return real.read(proposals);
        }

        @Override
        public Page<ActEntry> entries(
                Optional<String> cursor, int limit, Optional<String> body, Optional<String> kind) {
            return real.entries(cursor, limit, body, kind);
        }

        @Override
        public Prose prose(String text) {
            return real.prose(text);
        }

        @Override
        public String freshId(String kind) {
            return real.freshId(kind);
        }
    }
}
