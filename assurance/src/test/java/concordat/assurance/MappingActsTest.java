package concordat.assurance;

import static concordat.assurance.World.LEAD;
import static concordat.assurance.World.prose;
import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.act.Act;
import concordat.assurance.act.MappingAct.MappingRemoved;
import concordat.assurance.act.MappingAct.MappingSaved;
import concordat.assurance.ground.Fault;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.MappingId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.mapping.KeptMapping;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a body's tables mean is kept by name, each version of it, and only the body itself says what it is.
final class MappingActsTest {

    private static final MappingId RAP = new MappingId("rap");
    private static final PersonId STRANGER = new PersonId("p-stranger");

    private final World world = new World();
    private final PersonId officer = World.officer(world.body("ashby"));
    private final Optional<BodyId> ashby = Optional.of(new BodyId("ashby"));

    private static MappingSaved saved(Optional<BodyId> body, int version, String says) {
        return new MappingSaved(RAP, body, version, prose(says));
    }

    private void refuses(Fault fault, PersonId actor, Act act) {
        assertThat(world.check(actor, act))
                .isInstanceOf(Verdict.Refused.class)
                .extracting("fault")
                .isEqualTo(fault);
    }

    private Optional<String> says(Optional<KeptMapping> mapping) {
        return mapping.flatMap(m -> m.newest().content().text());
    }

    @Test
    void a_bodys_mapping_is_its_officers_to_save_and_a_shared_one_the_leads() {
        refuses(Fault.ROLE_LACKING, LEAD, saved(ashby, 1, "A"));
        refuses(Fault.ROLE_LACKING, officer, saved(Optional.empty(), 1, "A"));
        refuses(Fault.ROLE_LACKING, STRANGER, saved(ashby, 1, "A"));

        world.done(officer, saved(ashby, 1, "A"));
        world.done(LEAD, saved(Optional.empty(), 1, "B"));

        assertThat(world.programme.mappings().of(ashby)).hasSize(1);
        assertThat(world.programme.mappings().of(Optional.empty())).hasSize(1);
    }

    @Test
    void every_version_is_kept_and_nobody_writes_over_one_they_have_not_seen() {
        world.done(officer, saved(ashby, 1, "A"));
        refuses(Fault.MAPPING_OUTDATED, officer, saved(ashby, 1, "B"));
        refuses(Fault.MAPPING_OUTDATED, officer, saved(ashby, 3, "B"));

        world.done(officer, saved(ashby, 2, "B"));

        KeptMapping kept = world.programme.mappings().mapping(ashby, RAP).orElseThrow();
        assertThat(kept.version(1)).flatMap(v -> v.content().text()).contains("A");
        assertThat(kept.newest().number()).isEqualTo(2);
        assertThat(kept.version(3)).isEmpty();
    }

    @Test
    void a_name_stands_for_the_bodys_own_mapping_before_the_shared_one() {
        BodyId body = ashby.orElseThrow();
        world.done(LEAD, saved(Optional.empty(), 1, "shared"));
        assertThat(says(world.programme.mappings().forTablesOf(body, RAP))).contains("shared");

        world.done(officer, saved(ashby, 1, "own"));
        assertThat(says(world.programme.mappings().forTablesOf(body, RAP))).contains("own");

        world.done(officer, new MappingRemoved(RAP, ashby, 1, prose("not used")));
        assertThat(says(world.programme.mappings().forTablesOf(body, RAP))).contains("shared");
    }

    @Test
    void what_is_removed_is_not_used_and_when_saved_again_goes_on_counting() {
        refuses(Fault.MAPPING_UNKNOWN, officer, new MappingRemoved(RAP, ashby, 1, prose("not used")));
        world.done(officer, saved(ashby, 1, "A"));
        refuses(Fault.MAPPING_OUTDATED, officer, new MappingRemoved(RAP, ashby, 2, prose("not used")));
        world.done(officer, new MappingRemoved(RAP, ashby, 1, prose("not used")));

        assertThat(world.programme.mappings().of(ashby)).isEmpty();
        refuses(Fault.MAPPING_UNKNOWN, officer, new MappingRemoved(RAP, ashby, 1, prose("not used")));

        world.done(officer, saved(ashby, 2, "B"));
        assertThat(says(world.programme.mappings().forTablesOf(ashby.orElseThrow(), RAP)))
                .contains("B");
    }

    @Test
    void a_mapping_is_for_a_body_that_is_known() {
        refuses(Fault.BODY_UNKNOWN, LEAD, saved(Optional.of(new BodyId("nobody")), 1, "A"));
    }
}
