package concordat.app.up;

import concordat.app.settings.DataFolder;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The processes of a network. Whoever ends by itself is started again, so that one fault does not end the network.
final class Crew {

    /// After this a process that was asked to stop is made to: longer than a gateway waits for what is under way.
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(7);
    private static final Duration IMAGES_WITHIN = Duration.ofMinutes(5);

    private final DataFolder folder;
    private final Images images;
    private final List<String> passedOn;
    private final List<Member> members = new ArrayList<>();

    /// @param passedOn settings as flags, given to every process as they are
    Crew(DataFolder folder, Images images, List<String> passedOn) {
        this.folder = folder;
        this.images = images;
        this.passedOn = List.copyOf(passedOn);
    }

    /// How to start one child again, and the child that runs now.
    private static final class Member {

        private final Supplier<Child> starter;
        private Child child;

        Member(Supplier<Child> starter) {
            this.starter = starter;
            this.child = starter.get();
        }
    }

    /// @param role what the process is, the same for all of its kind
    /// @param ready answers 200 once the process can do its work
    void start(String name, String role, URI ready, List<String> javaOptions, List<String> arguments) {
        List<String> options = new ArrayList<>(javaOptions);
        options.addAll(images.options(role));
        List<String> all = new ArrayList<>(arguments);
        all.addAll(passedOn);
        members.add(new Member(() -> Child.start(folder, name, ready, options, all)));
    }

    /// Waits until all that were started can do their work.
    void awaitReady() throws InterruptedException {
        for (Member member : members) {
            member.child.awaitReady();
        }
    }

    /// Waits until one of them can.
    void awaitReady(String name) throws InterruptedException {
        for (Member member : members) {
            if (member.child.name().equals(name)) {
                member.child.awaitReady();
            }
        }
    }

    /// @param told takes one line for each that had ended
    void restartWhatEnded(Consumer<String> told) {
        for (Member member : members) {
            if (!member.child.alive()) {
                told.accept(member.child.name() + " ended by itself; starting it again");
                member.child = member.starter.get();
            }
        }
    }

    /// All at once: none needs another to stop in order.
    void stop() {
        members.forEach(member -> member.child.ask());
        long until = System.nanoTime() + (images.made() ? IMAGES_WITHIN : STOPPED_WITHIN).toNanos();
        members.forEach(member -> member.child.awaitEnd(until));
    }
}
