package concordat.feed;

import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// What the server does on its thread: signs what waits, answers gateways, settles what is in force.
final class ServerLoop {

    private record Waiter(long sequence, CompletableFuture<InForce> done) {}

    private final ServerSettings settings;
    private final FeedSource source;
    private final ScheduledExecutorService thread;
    private final Outbox outbox;
    private final Publisher publisher;
    private final History history;
    private final Roster roster;
    private final Map<String, GatewayLink> links = new HashMap<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private Map<String, String> registered = Map.of();
    private Optional<ScheduledFuture<?>> lapse = Optional.empty();
    private boolean published;
    private boolean wholeAsked;
    private boolean stopped;

    ServerLoop(
            ServerSettings settings,
            FeedClock clock,
            FeedSource source,
            ScheduledExecutorService thread,
            Outbox outbox,
            Publisher publisher) {
        this.settings = settings;
        this.source = source;
        this.thread = thread;
        this.outbox = outbox;
        this.publisher = publisher;
        this.history = publisher.history();
        this.roster = new Roster(clock, settings.staleLimit());
        // A gateway that never connects counts from the start.
        post(this::registrations);
    }

    /// Does something on the server's thread. What cannot be gone on from stops the server, for all to see, rather than
    /// leave gateways without news.
    void post(Runnable step) {
        thread.execute(guarded(step));
    }

    private Runnable guarded(Runnable step) {
        return () -> {
            try {
                step.run();
            } catch (RuntimeException e) {
                stop(new IllegalStateException("the feed has stopped: " + e, e));
            }
        };
    }

    /// Signs what waits after a while.
    void flushIn(long nanos) {
        Started.forget(thread.schedule(guarded(this::flush), nanos, TimeUnit.NANOSECONDS));
    }

    /// Fresh from the source each time it is asked for, so that a gateway just registered is there.
    Roster roster() {
        roster.register(new HashSet<>(source.gateways().values()));
        return roster;
    }

    Head head() {
        return history.head();
    }

    /// Signs all that waits and sends it. When that cannot be made durable nothing more is ever sent: what a restarted
    /// server finds in the log must be all that gateways may have seen.
    void flush() {
        List<Outbox.Item> items = outbox.drain();
        if (items.isEmpty() || stopped) {
            return;
        }
        try {
            publisher.publish(items);
        } catch (IOException | RuntimeException e) {
            IllegalStateException failed = new IllegalStateException("the feed has stopped: " + e.getMessage(), e);
            publisher.settle();
            // Stopped before anybody is told, so that whoever is told finds it stopped.
            stop(failed);
            items.forEach(item -> item.sequence().completeExceptionally(failed));
            return;
        }
        published |= items.stream().anyMatch(item -> item.kind().isWhole());
        wholeAsked &= items.stream().noneMatch(item -> item.kind().isWhole());
        List.copyOf(links.values()).forEach(this::pump);
        publisher.settle();
        if (history.wantsWhole()) {
            askForWhole();
        }
    }

    /// A gateway has connected with a certificate.
    ///
    /// @return its link; closed when it may not stay
    GatewayLink link(NetSocket socket, String fingerprint) {
        registrations();
        String gateway = registered.getOrDefault(fingerprint, "");
        GatewayLink link = new GatewayLink(socket, fingerprint, gateway);
        if (stopped || gateway.isEmpty()) {
            link.refuse("certificate " + fingerprint + " is not registered for a gateway");
        }
        return link;
    }

    void closed(GatewayLink link) {
        if (links.remove(link.gateway(), link)) {
            roster.connected(link.gateway(), false);
        }
    }

    void said(GatewayLink link, Message message) {
        if (stopped || link.closed()) {
            return;
        }
        if (message instanceof Message.Hello hello) {
            greeted(link, hello);
        } else if (link.greeted()) {
            saidMore(link, message);
        } else {
            link.refuse("the first word was not a greeting");
        }
    }

    private void saidMore(GatewayLink link, Message message) {
        switch (message) {
            case Message.Ask ask -> {
                // What was handed over before the question belongs to the answer.
                flush();
                link.ask(ask.nonce());
                pump(link);
            }
            case Message.Ack ack -> acknowledged(link, ack.head());
            case Message.WantWhole ignored -> {
                link.wantWhole();
                pump(link);
            }
            default -> link.refuse("a " + message.getClass().getSimpleName() + " was not expected");
        }
    }

    void await(long sequence, CompletableFuture<InForce> done) {
        if (stopped) {
            done.completeExceptionally(new IllegalStateException("the feed has stopped"));
            return;
        }
        waiters.add(new Waiter(sequence, done));
        settleWaiters();
    }

    /// Takes the registered gateways anew and disconnects whoever is not among them.
    void registrations() {
        registered = Map.copyOf(source.gateways());
        roster.register(new HashSet<>(registered.values()));
        for (GatewayLink link : List.copyOf(links.values())) {
            if (!link.gateway().equals(registered.get(link.fingerprint()))) {
                closed(link);
                link.refuse("gateway " + link.gateway() + " is no longer registered");
            }
        }
        settleWaiters();
    }

    void stop(IllegalStateException why) {
        stopped = true;
        outbox.close().forEach(item -> item.sequence().completeExceptionally(why));
        lapse.ifPresent(timer -> timer.cancel(false));
        links.values().forEach(GatewayLink::close);
        links.clear();
        waiters.forEach(waiter -> waiter.done().completeExceptionally(why));
        waiters.clear();
    }

    void pump(GatewayLink link) {
        boolean inStep = link.pump(history);
        if (inStep && published && source.current()) {
            link.takeNonce().ifPresent(nonce -> {
                // Noted before it is sent, so that the lease is never thought to end too soon.
                roster.proven(link.gateway());
                link.send(publisher.beat(link.gateway(), nonce.getBytes()));
            });
        }
        if (link.lacksWhole(history)) {
            askForWhole();
        }
    }

    private void greeted(GatewayLink link, Message.Hello hello) {
        if (link.greeted() || !hello.network().equals(settings.network())) {
            link.refuse("this is network " + settings.network() + ", not " + hello.network());
            return;
        }
        if (!hello.gateway().equals(link.gateway())) {
            link.refuse("the certificate is registered for " + link.gateway() + ", not " + hello.gateway());
            return;
        }
        if (!history.agrees(hello.held())) {
            link.refuse("the gateway holds " + hello.held() + ", the newest here is " + history.head()
                    + ": remove its state file if this control plane is the right one");
            return;
        }
        GatewayLink former = links.put(link.gateway(), link);
        if (former != null) {
            former.close();
        }
        link.greet(hello);
        roster.connected(link.gateway(), true);
        if (!hello.wholeNeeded()) {
            acknowledged(link, hello.held());
        }
        pump(link);
    }

    private void acknowledged(GatewayLink link, Head head) {
        if (!history.agrees(head)) {
            closed(link);
            link.refuse("acknowledged " + head + ", the newest here is " + history.head());
            return;
        }
        roster.acknowledged(link.gateway(), head.sequence());
        settleWaiters();
    }

    private void settleWaiters() {
        lapse.ifPresent(timer -> timer.cancel(false));
        if (waiters.isEmpty()) {
            return;
        }
        Roster now = roster();
        List<Waiter> settled = new ArrayList<>();
        for (Iterator<Waiter> each = waiters.iterator(); each.hasNext(); ) {
            Waiter waiter = each.next();
            if (waiter.sequence() <= history.head().sequence()
                    && now.laggards(waiter.sequence()).isEmpty()) {
                settled.add(waiter);
                each.remove();
            }
        }
        if (!waiters.isEmpty()) {
            long next = waiters.stream()
                    .mapToLong(waiter -> now.nanosToNextLapse(waiter.sequence()))
                    .min()
                    .orElse(0);
            lapse = Optional.of(
                    thread.schedule(guarded(this::settleWaiters), Math.max(next, 1_000_000), TimeUnit.NANOSECONDS));
        }
        settled.forEach(waiter -> waiter.done().complete(now.inForce(waiter.sequence())));
    }

    private void askForWhole() {
        if (!wholeAsked) {
            wholeAsked = true;
            source.wholeWanted();
        }
    }
}
