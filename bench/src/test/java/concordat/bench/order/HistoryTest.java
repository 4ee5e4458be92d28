package concordat.bench.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class HistoryTest {

    private static final long STALE = 1_000;
    private static final Write CLOSED = new Write(false, 100, 200, Set.of());
    private static final Write OPENED = new Write(true, 300, 400, Set.of());

    private static Read read(long began, long ended, boolean open) {
        return new Read("gateway-1", 1, began, ended, open);
    }

    private static List<String> faults(List<Write> writes, Read... reads) {
        return new History("body", writes, List.of(reads), List.of()).faults(STALE);
    }

    @Test
    void permitAfterASuspensionIsInForce_isAFault() {
        assertThat(faults(List.of(CLOSED), read(201, 210, true)))
                .singleElement()
                .asString()
                .contains("body at gateway-1 run 1: permitted 0.0 ms after change 1 of 1 was in force");
    }

    @Test
    void whileAChangeIsUnderWay_eitherAnswerFits() {
        assertThat(faults(List.of(CLOSED), read(50, 60, true), read(150, 160, true), read(170, 180, false)))
                .isEmpty();
        assertThat(faults(List.of(CLOSED), read(199, 500, true))).isEmpty();
    }

    @Test
    void oldAnswerAfterANewOne_isAFault_evenBeforeTheChangeIsInForce() {
        assertThat(faults(List.of(CLOSED), read(150, 160, false), read(161, 170, true)))
                .singleElement()
                .asString()
                .contains("earlier request had met change 1");
    }

    @Test
    void twoRequestsAtOnce_mayMeetTheChangeInEitherOrder() {
        assertThat(faults(List.of(CLOSED), read(150, 170, false), read(160, 180, true)))
                .isEmpty();
    }

    @Test
    void anotherRun_mayHaveForgotten_whatWasNotInForce() {
        Read forgot = new Read("gateway-1", 2, 161, 170, true);
        assertThat(faults(List.of(CLOSED), read(150, 160, false), forgot)).isEmpty();
        Read late = new Read("gateway-1", 2, 201, 210, true);
        assertThat(faults(List.of(CLOSED), read(150, 160, false), late)).hasSize(1);
    }

    @Test
    void refusalAfterAccessIsOpenAgain_isAFault() {
        assertThat(faults(List.of(CLOSED, OPENED), read(401, 410, false))).hasSize(1);
        assertThat(faults(List.of(CLOSED, OPENED), read(301, 310, false))).isEmpty();
    }

    @Test
    void refusalAtAGatewayThatWasCutOff_fitsWithWhatItKnew_untilItHasMetMore() {
        Write unheard = new Write(true, 300, 400, Set.of("gateway-1"));
        assertThat(faults(List.of(CLOSED, unheard), read(401, 410, false))).isEmpty();
        assertThat(faults(List.of(CLOSED, unheard), read(401, 410, true), read(411, 420, false)))
                .hasSize(1);
        Read elsewhere = new Read("gateway-2", 1, 401, 410, false);
        assertThat(faults(List.of(CLOSED, unheard), elsewhere)).hasSize(1);
        Write heard = new Write(true, 500, 600, Set.of());
        assertThat(faults(List.of(CLOSED, unheard, heard), read(601, 610, false)))
                .hasSize(1);
    }

    @Test
    void permitAtAGatewayThatWasCutOff_mustFitAllTheSame() {
        Write unheard = new Write(false, 100, 200, Set.of("gateway-1"));
        assertThat(faults(List.of(unheard), read(201, 210, true))).hasSize(1);
    }

    @Test
    void refusalBeforeAnythingChanged_isAFault() {
        assertThat(faults(List.of(CLOSED), read(50, 99, false)))
                .singleElement()
                .asString()
                .contains("before anything was changed");
    }

    @Test
    void laterChangeInForce_meansThatTheEarlierIs() {
        Write unseen = new Write(false, 100, Write.NEVER, Set.of());
        assertThat(faults(List.of(unseen, new Write(false, 150, 200, Set.of())), read(201, 210, true)))
                .hasSize(1);
        assertThat(faults(List.of(unseen), read(901, 910, true))).isEmpty();
    }

    @Test
    void cutOff_mayPermitUntilTheLimit_andNotAfter() {
        List<Away> aways = List.of(new Away("gateway-1", 100, 5_000));
        History early = new History("body", List.of(), List.of(read(1_090, 1_200, true)), aways);
        assertThat(early.faults(STALE)).isEmpty();
        History late = new History("body", List.of(), List.of(read(1_101, 1_200, true)), aways);
        assertThat(late.faults(STALE)).hasSize(1);
        History back = new History("body", List.of(), List.of(read(4_900, 5_001, true)), aways);
        assertThat(back.faults(STALE)).isEmpty();
        Read other = new Read("gateway-2", 1, 1_101, 1_200, true);
        assertThat(new History("body", List.of(), List.of(other), aways).faults(STALE))
                .isEmpty();
    }

    /// A register that is one, asked at random, and the instants at which its writes took their effect.
    private static History sound(SplittableRandom random) {
        List<Write> writes = new ArrayList<>();
        List<Long> effects = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 6; i++) {
            now += 1 + random.nextInt(40);
            long effect = now + 1 + random.nextInt(20);
            long inForce = effect + random.nextInt(20);
            writes.add(new Write(random.nextBoolean(), now, inForce, Set.of()));
            effects.add(effect);
            now = effect;
        }
        List<Read> reads = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            long began = random.nextLong(now + 40);
            long at = began + random.nextInt(10);
            int state = (int) effects.stream().filter(effect -> effect <= at).count();
            boolean open = state == 0 || writes.get(state - 1).open();
            reads.add(new Read("gateway-" + random.nextInt(2), 1, began, at + random.nextInt(10), open));
        }
        return new History("body", writes, reads, List.of());
    }

    @Property
    void whatARegisterAnswered_alwaysFits(@ForAll long seed) {
        assertThat(sound(new SplittableRandom(seed)).faults(STALE)).isEmpty();
    }

    @Property
    void turnedAnswer_farFromAnyChange_neverFits(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        History history = sound(random);
        boolean last = history.writes().getLast().open();
        List<Read> reads = new ArrayList<>(history.reads());
        reads.add(new Read("gateway-0", 1, 1_000_000, 1_000_001, !last));
        assertThat(new History("body", history.writes(), reads, List.of()).faults(STALE))
                .hasSize(1);
    }
}
