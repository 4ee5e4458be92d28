package concordat.assurance;

import static concordat.assurance.World.LEAD;
import static concordat.assurance.World.prose;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.Act;
import concordat.assurance.act.AssetAct.AssetsParted;
import concordat.assurance.act.AssetAct.PartingTakenBack;
import concordat.assurance.asset.NamePair;
import concordat.assurance.asset.Parting;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import org.junit.jupiter.api.Test;

/// Names are told apart by a body's own officers, with a reason, and can be taken for one again.
final class AssetActsTest {

    private static final String ONE = "0a".repeat(32);
    private static final String OTHER = "0b".repeat(32);

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
        assertThat(world.programme.partings().apart(ashby)).containsExactly(new NamePair(ONE, OTHER));
        assertThat(world.programme.partings().apart(bexley)).isEmpty();
    }

    @Test
    void taking_it_back_leaves_who_said_what_and_lets_it_be_said_again() {
        world.done(officer, parted(ONE, OTHER));
        long first = world.programme.partings().newest(ashby).orElseThrow();
        world.done(officer, takenBack());

        assertThat(world.programme.partings().apart(ashby)).isEmpty();
        assertThat(world.programme.partings().newest(ashby).orElseThrow()).isGreaterThan(first);
        refuses(Fault.PARTING_UNKNOWN, officer, takenBack());

        world.done(officer, parted(ONE, OTHER));
        assertThat(world.programme.partings().of(ashby))
                .extracting(Parting::live)
                .containsExactly(false, true);
    }

    @Test
    void a_reason_is_asked_for() {
        refuses(Fault.REASONS_LACKING, officer, new AssetsParted(ashby, ONE, OTHER, prose(" ")));
    }
}
