package concordat.bench;

import concordat.assurance.act.Act;
import concordat.assurance.act.Answer;
import concordat.assurance.act.AnswerGiven;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.Prose;
import concordat.assurance.act.Role;
import concordat.assurance.act.RoleGranted;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.catalogue.Edition;
import concordat.store.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The acts that a ledger is measured with, the same on every run.
final class BenchActs {

    static final NetworkId NETWORK = new NetworkId("bench");
    static final PersonId LEAD = new PersonId("lead");
    static final PersonId ASSESSOR = new PersonId("assessor");

    private final Edition edition;
    private final int bodies;
    private long proses;

    BenchActs(Edition edition, int bodies) {
        this.edition = edition;
        this.bodies = bodies;
    }

    /// What makes a network of bodies, each with one environment and a security officer.
    List<Proposal> founding() {
        List<Proposal> acts = new ArrayList<>();
        acts.add(by(LEAD, new NetworkFounded(prose("The measured network"))));
        acts.add(by(LEAD, new EditionIssued(edition)));
        acts.add(by(LEAD, new RoleGranted(ASSESSOR, Role.ASSESSOR, Optional.empty())));
        for (int number = 0; number < bodies; number++) {
            BodyId body = new BodyId("b-" + number);
            acts.add(by(LEAD, new BodyJoined(body, prose("Body " + number), "district-council", "r01", "")));
            acts.add(by(LEAD, new EnvironmentDeclared(environment(number), body, prose("Office network"))));
            acts.add(by(LEAD, new RoleGranted(officer(number), Role.SECURITY_OFFICER, Optional.of(body))));
        }
        return acts;
    }

    /// The numbered answer: every body's officer in turn, control by control, with words of its own.
    Proposal answer(int number) {
        int body = number % bodies;
        int control = number / bodies % edition.controls().size();
        Act act = new AnswerGiven(
                environment(body),
                edition.controls().get(control).id(),
                Answer.MET,
                prose("In place since the spring and looked at every month, see the minutes of meeting " + number));
        return by(officer(body), act);
    }

    static EnvironmentId environment(int body) {
        return new EnvironmentId("env-" + body);
    }

    static PersonId officer(int body) {
        return new PersonId("officer-" + body);
    }

    Prose prose(String text) {
        return Prose.of(text, String.format("%032x", proses++));
    }

    static Proposal by(PersonId actor, Act act) {
        return new Proposal(actor, act);
    }
}
