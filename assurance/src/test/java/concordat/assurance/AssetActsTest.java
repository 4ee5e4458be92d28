package concordat.assurance;

import static concordat.assurance.World.LEAD;
import static concordat.assurance.World.prose;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.Act;
import concordat.assurance.act.AssetAct.AssetsJoined;
import concordat.assurance.act.AssetAct.AssetsParted;
import concordat.assurance.act.AssetAct.JoiningTakenBack;
import concordat.assurance.act.AssetAct.PartingTakenBack;
import concordat.assurance.asset.NamePair;
import concordat.assurance.asset.NamesSaid;
import concordat.assurance.asset.Saying;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Names are told apart, or said to be one asset, by a body's own officers, with a reason; that can be taken back.
final class AssetActsTest {

    private static final String ONE = "0a".repeat(32);
    private static final String OTHER = "0b".repeat(32);
    private static final String THIRD = "0c".repeat(32);

    private final World world = new World();
    private final EnvironmentId ashby = world.body("ashby");
    private final EnvironmentId bexley = world.body("bexley");
    private final PersonId officer = World.officer(ashby);

    private AssetsParted parted(String one, String other) {
        return new AssetsParted(ashby, one, other, prose("two machines"));
    }

    private PartingTakenBack takenBack() {
        return new PartingTakenBack(ashby, ONE, OTHER, prose("one machine after all"));
    }

    private AssetsJoined joined(String one, String other) {
        return new AssetsJoined(ashby, one, other, prose("one machine"));
    }

    private JoiningTakenBack joiningTakenBack(String one, String other) {
        return new JoiningTakenBack(ashby, one, other, prose("two machines after all"));
    }

    private NamesSaid counting() {
        return world.programme.sayings().counting(ashby);
    }

    private void refuses(Fault fault, PersonId actor, Act act) {
        assertThat(world.check(actor, act))
                .isInstanceOf(Verdict.Refused.class)
                .extracting("fault")
                .isEqualTo(fault);
    }

    @Test
    void names_are_parted_once_by_the_bodys_own_officers() {
        refuses(Fault.ROLE_LACKING, LEAD, parted(ONE, OTHER));
        refuses(Fault.ROLE_LACKING, World.officer(bexley), parted(ONE, OTHER));
        refuses(Fault.NOTHING_NAMED, officer, parted(ONE, ONE));
        refuses(Fault.NOTHING_NAMED, officer, parted(/* one= */ OTHER, /* other= */ ONE));
        refuses(Fault.PARTING_UNKNOWN, officer, takenBack());

        world.done(officer, parted(ONE, OTHER));

        refuses(Fault.ALREADY_SAID, officer, parted(ONE, OTHER));
        assertThat(counting()).isEqualTo(new NamesSaid(Set.of(), Set.of(new NamePair(ONE, OTHER))));
        assertThat(world.programme.sayings().counting(bexley)).isEqualTo(new NamesSaid(Set.of(), Set.of()));
    }

    @Test
    void names_are_joined_once_by_the_bodys_own_officers() {
        refuses(Fault.ROLE_LACKING, LEAD, joined(ONE, OTHER));
        refuses(Fault.ROLE_LACKING, World.officer(bexley), joined(ONE, OTHER));
        refuses(Fault.NOTHING_NAMED, officer, joined(ONE, ONE));
        refuses(Fault.JOINING_UNKNOWN, officer, joiningTakenBack(ONE, OTHER));

        world.done(officer, joined(ONE, OTHER));

        refuses(Fault.ALREADY_SAID, officer, joined(ONE, OTHER));
        refuses(Fault.PARTING_UNKNOWN, officer, takenBack());
        assertThat(counting()).isEqualTo(new NamesSaid(Set.of(new NamePair(ONE, OTHER)), Set.of()));

        world.done(officer, joiningTakenBack(ONE, OTHER));
        assertThat(counting()).isEqualTo(new NamesSaid(Set.of(), Set.of()));
    }

    @Test
    void the_last_thing_said_of_a_pair_counts_and_nothing_once_it_is_taken_back() {
        world.done(officer, joined(ONE, OTHER));
        world.done(officer, parted(ONE, OTHER));

        assertThat(counting()).isEqualTo(new NamesSaid(Set.of(), Set.of(new NamePair(ONE, OTHER))));
        assertThat(world.programme.sayings().of(ashby).getFirst().takenBack()).isPresent();
        refuses(Fault.JOINING_UNKNOWN, officer, joiningTakenBack(ONE, OTHER));

        world.done(officer, joined(ONE, OTHER));
        assertThat(counting()).isEqualTo(new NamesSaid(Set.of(new NamePair(ONE, OTHER)), Set.of()));
        world.done(officer, joiningTakenBack(ONE, OTHER));
        assertThat(counting()).isEqualTo(new NamesSaid(Set.of(), Set.of()));
        assertThat(world.programme.sayings().of(ashby)).extracting(Saying::one).containsExactly(true, false, true);
    }

    @Test
    void what_contradicts_what_was_said_of_others_is_refused() {
        world.done(officer, joined(ONE, OTHER));
        world.done(officer, joined(OTHER, THIRD));
        refuses(Fault.NAMES_SAID_OTHERWISE, officer, parted(ONE, THIRD));
        assertThat(counting().against(parted(ONE, THIRD)))
                .containsExactly(new NamePair(ONE, OTHER), new NamePair(OTHER, THIRD));

        world.done(officer, joiningTakenBack(OTHER, THIRD));
        world.done(officer, parted(ONE, THIRD));
        refuses(Fault.NAMES_SAID_OTHERWISE, officer, joined(OTHER, THIRD));
        assertThat(counting().against(joined(OTHER, THIRD))).containsExactly(new NamePair(ONE, THIRD));
        assertThat(counting().against(joined(ONE, THIRD))).isEmpty();
    }

    @Test
    void taking_it_back_leaves_who_said_what_and_lets_it_be_said_again() {
        world.done(officer, parted(ONE, OTHER));
        long first = world.programme.sayings().newest(ashby).orElseThrow();
        world.done(officer, takenBack());

        assertThat(counting()).isEqualTo(new NamesSaid(Set.of(), Set.of()));
        assertThat(world.programme.sayings().newest(ashby).orElseThrow()).isGreaterThan(first);
        refuses(Fault.PARTING_UNKNOWN, officer, takenBack());

        world.done(officer, parted(ONE, OTHER));
        assertThat(world.programme.sayings().of(ashby)).extracting(Saying::live).containsExactly(false, true);
    }

    @Test
    void a_reason_is_asked_for() {
        refuses(Fault.REASONS_LACKING, officer, new AssetsParted(ashby, ONE, OTHER, prose(" ")));
        refuses(Fault.REASONS_LACKING, officer, new AssetsJoined(ashby, ONE, OTHER, prose(" ")));
    }
}
