package concordat.web.read;

import concordat.api.view.QuestionView;
import concordat.api.view.QueueView;
import concordat.api.view.SubmissionPartView;
import concordat.api.view.SubmissionView;
import concordat.assurance.act.SubmissionAct.Outcome;
import concordat.assurance.act.SubmissionAct.Part;
import concordat.assurance.ground.Stamp;
import concordat.assurance.ground.WorkingDays;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.SubmissionId;
import concordat.assurance.submission.PartState;
import concordat.assurance.submission.Question;
import concordat.assurance.submission.Submission;
import concordat.assurance.submission.Submission.Conclusion;
import concordat.assurance.submission.Submission.Stage;
import concordat.catalogue.Edition;
import concordat.catalogue.ServiceLevels;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Packs and the queue they wait in.
public final class SubmissionViews {

    private static final Duration LATELY = Duration.ofDays(28);

    private final Reading reading;
    private final List<Submission> queue;
    private final Map<SubmissionId, Integer> places = new HashMap<>();

    private SubmissionViews(Reading reading) {
        this.reading = reading;
        this.queue = reading.programme().submissions().queue();
        for (Submission waiting : queue) {
            places.put(waiting.id(), places.size() + 1);
        }
    }

    /// @return all packs, newest first
    public static Listed<Submission, SubmissionView> listed(Reading reading) {
        SubmissionViews views = new SubmissionViews(reading);
        return views.listed(reading.programme().submissions().all().reversed());
    }

    /// @return packs that wait for somebody at the Authority, those signed first first
    public static Listed<Submission, SubmissionView> queued(Reading reading) {
        SubmissionViews views = new SubmissionViews(reading);
        return views.listed(views.queue);
    }

    /// @return the queue in figures
    public static QueueView queue(Reading reading) {
        return new SubmissionViews(reading).figures();
    }

    private Listed<Submission, SubmissionView> listed(List<Submission> packs) {
        return new Listed<>(
                packs,
                s -> s.id().value(),
                s -> Set.of(reading.bodyOf(s.environment())),
                s -> Reading.word(s.stage()),
                Reading.words(Stage.values()),
                this::view);
    }

    private QueueView figures() {
        Instant from = reading.at().minus(LATELY);
        int concluded = Math.toIntExact(reading.programme().submissions().all().stream()
                .flatMap(s -> concludedAt(s).stream())
                .filter(at -> at.isAfter(from))
                .count());
        return new QueueView(
                queue.size(),
                queue.stream().findFirst().map(this::days),
                concluded,
                concluded == 0
                        ? Optional.empty()
                        : Optional.of(Math.ceilDiv(Math.toIntExact(queue.size() * LATELY.toDays()), concluded)),
                Math.toIntExact(queue.stream()
                        .filter(s -> !dueAt(s).isAfter(reading.at()))
                        .count()),
                reading.programme()
                        .editionAt(reading.at())
                        .map(Edition::serviceLevels)
                        .orElse(ServiceLevels.USUAL)
                        .assessmentDays());
    }

    /// A refusal is certain once it is seconded.
    private static Optional<Instant> concludedAt(Submission pack) {
        return pack.outcome().isEmpty()
                ? Optional.empty()
                : pack.seconded()
                        .or(() -> pack.conclusion().map(Conclusion::stamp))
                        .map(Stamp::at);
    }

    private int days(Submission pack) {
        return Math.toIntExact(pack.withAuthority(reading.at()).toDays());
    }

    /// Days that lay with the body do not count against the Authority.
    private Instant dueAt(Submission pack) {
        Instant signed = pack.signed().orElseThrow().at();
        Duration withBody = Duration.between(signed, reading.at()).minus(pack.withAuthority(reading.at()));
        int allowed = reading.programme().editions().stream()
                .filter(e -> e.id().equals(pack.edition()))
                .findFirst()
                .map(Edition::serviceLevels)
                .orElse(ServiceLevels.USUAL)
                .assessmentDays();
        return WorkingDays.after(signed, allowed).plus(withBody);
    }

    private SubmissionView view(Submission pack) {
        Optional<Integer> place = Optional.ofNullable(places.get(pack.id()));
        return new SubmissionView(
                pack.id().value(),
                reading.bodyOf(pack.environment()).value(),
                pack.environment().value(),
                pack.edition(),
                Reading.word(pack.stage()),
                pack.packDigest(),
                pack.made().at(),
                pack.made().by().value(),
                pack.signed().map(Stamp::at),
                pack.signed().map(s -> s.by().value()),
                days(pack),
                place,
                place.map(p -> dueAt(pack)),
                pack.outcome().map(Outcome::name),
                concludedAt(pack),
                pack.conclusion().flatMap(c -> c.reasons().text()),
                pack.parts().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(p -> view(p.getKey(), p.getValue()))
                        .toList(),
                pack.questions().stream().map(q -> view(new Asked(pack, q))).toList());
    }

    private static SubmissionPartView view(Part part, PartState state) {
        Optional<PartState.Finding> finding = state.finding();
        return new SubmissionPartView(
                part.name(),
                state.handedIn(),
                state.assessor().map(a -> a.value()),
                finding.map(f -> f.verdict().name()),
                finding.map(f -> f.confidence().name()),
                finding.flatMap(f -> f.reasons().text()));
    }

    /// A question with the pack it is about.
    private record Asked(Submission pack, Question question) {}

    /// @return the questions that one person is asked, newest first
    public static Listed<?, QuestionView> questionsTo(Reading reading, PersonId person) {
        SubmissionViews views = new SubmissionViews(reading);
        return new Listed<>(
                reading.programme().submissions().all().stream()
                        .flatMap(s -> s.questions().stream().map(q -> new Asked(s, q)))
                        .filter(a -> a.question().to().equals(person))
                        .sorted(Comparator.comparing(
                                        (Asked a) -> a.question().asked().at())
                                .thenComparing(a -> a.question().id())
                                .reversed())
                        .toList(),
                a -> a.question().id().value(),
                a -> Set.of(reading.bodyOf(a.pack().environment())),
                a -> views.state(a.question()),
                Set.of("open", "late", "answered"),
                views::view);
    }

    private String state(Question question) {
        if (question.answered().isPresent()) {
            return "answered";
        }
        return question.holdsUp(reading.at()) ? "open" : "late";
    }

    private QuestionView view(Asked asked) {
        Question question = asked.question();
        return new QuestionView(
                question.id().value(),
                asked.pack().id().value(),
                question.part().name(),
                state(question),
                question.to().value(),
                question.asked().at(),
                question.asked().by().value(),
                question.answerBy(),
                question.text().text(),
                question.answered().map(a -> a.stamp().at()),
                question.answered().flatMap(a -> a.words().text()));
    }
}
