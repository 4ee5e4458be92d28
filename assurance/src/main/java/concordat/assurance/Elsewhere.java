package concordat.assurance;

import concordat.assurance.act.BodyJoined;
import concordat.assurance.ground.Chain;
import concordat.assurance.ground.Micros;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;

/// What a body has had without proof in its other environments, or before it left and joined again: moving house, or
/// coming back under another id, does not start the clock anew.
final class Elsewhere {
    private Elsewhere() {}

    /// @return the longest time without proof, in microseconds, that the ceiling counts for the control in any other
    ///     environment of the body, or of one that had its place in the public register and has left
    static long borrowed(Programme programme, EnvironmentId id, int place, long at) {
        Register register = programme.register();
        EnvironmentState here = register.environments.get(id);
        BodyState ours =
                here == null ? null : register.bodies.get(here.declared.act().body());
        if (ours == null) {
            return 0;
        }
        long[] most = {0};
        register.bodies.forEach((body, state) -> {
            if (same(ours.joined().act(), body, state)) {
                long until = state.joined().endedAt().map(Micros::of).orElse(at);
                for (EnvironmentId other : Chain.list(state.environments())) {
                    EnvironmentState there = register.environments.get(other);
                    if (there != null && !other.equals(id) && there.touched(place)) {
                        Tally tally = Judge.judge(programme, there, place, Math.min(at, until))
                                .tally();
                        most[0] = Math.max(most[0], tally.borrowed());
                    }
                }
            }
        });
        return most[0];
    }

    private static boolean same(BodyJoined ours, BodyId body, BodyState state) {
        BodyJoined theirs = state.joined().act();
        boolean before = !state.joined().live()
                && !ours.registerCode().isBlank()
                && ours.registerCode().equals(theirs.registerCode());
        return ours.body().equals(body) || before;
    }
}
