package concordat.demo.rehearse;

import concordat.api.view.ActProposal;
import concordat.api.view.BodyView;
import concordat.api.view.CaseView;
import concordat.api.view.ReadinessView;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The network in which a year is played: what people do there and what they see.
public interface Theatre {

    /// Which of several acts was refused, and why.
    ///
    /// @param index from 0
    /// @param why the rule that stood against it
    record Refused(int index, String why) {}

    Instant now() throws IOException, InterruptedException;

    /// Lets time pass; whatever falls due on the way is done on its day.
    void advance(Duration span) throws IOException, InterruptedException;

    /// Does acts in order, all or none.
    ///
    /// @return empty when they are done
    Optional<Refused> act(List<ActProposal> acts) throws IOException, InterruptedException;

    List<CaseView> openCases() throws IOException, InterruptedException;

    /// @param body the body's id
    /// @return one for each environment
    List<ReadinessView> readiness(String body) throws IOException, InterruptedException;

    List<BodyView> bodies() throws IOException, InterruptedException;
}
