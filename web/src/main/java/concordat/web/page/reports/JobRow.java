package concordat.web.page.reports;

import concordat.api.view.Problem;
import concordat.api.view.ReportJob;
import concordat.web.page.shell.Kit;
import concordat.web.page.shell.Moment;
import concordat.web.page.shell.Tag;
import java.time.Instant;
import java.util.Optional;

/// One import in a list.
///
/// @param says how far it is, what it brought, or why it was refused
public record JobRow(String href, String name, Tag state, Optional<Moment> received, String by, String says) {

    static JobRow of(ReportJob job, Instant now, Kit kit) {
        return new JobRow(
                "/reports/" + job.id(),
                job.file().orElse(job.id()),
                tag(job, kit),
                job.at().map(at -> kit.moment(at, now)),
                job.by().map(kit::actor).orElse(""),
                says(job, kit));
    }

    static Tag tag(ReportJob job, Kit kit) {
        return new Tag(
                job.state(),
                kit.words().name("job-state", job.state()),
                switch (job.state()) {
                    case "waiting" -> "grey";
                    case "running" -> "blue";
                    case "done" -> "green";
                    case "refused" -> "red";
                    default -> "yellow";
                });
    }

    private static String says(ReportJob job, Kit kit) {
        if (!job.over()) {
            return JobBar.of(job, kit).says();
        }
        return switch (job.state()) {
            case "done" ->
                job.sameAs().isPresent()
                        ? "Nothing changed: it had been imported before"
                        : kit.words().count(job.findings(), "finding") + ", "
                                + kit.words().grouped(job.created()) + " new, "
                                + kit.words().grouped(job.closed()) + " closed";
            case "refused" -> job.problem().map(Problem::title).orElse("Refused");
            default -> "Nothing of it counts";
        };
    }
}
