package concordat.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.demo.DemoFiles;
import java.io.IOException;

/// Answers that go on, of the body that holds every control and of another.
///
/// @param open to a page that nothing rests on
/// @param other another body's
record Lines(OpenLine socket, OpenLine events, OpenLine workload, OpenLine open, OpenLine other)
        implements AutoCloseable {

    /// The longest that the sample services send.
    private static final String LONG = "?bytes=4000000000";

    private static final int CUT = 4_403;

    static Lines open(RunningNetwork network) throws IOException {
        Visitor managed = network.visitor(DemoFiles.MANAGED);
        return new Lines(
                managed.open("incident-feed", "/live"),
                managed.open("benefits-lookup", "/stream"),
                network.visitor(DemoFiles.WORKLOAD).open("housing-match", "/download" + LONG),
                managed.open("agendas", "/meetings/10482/download" + LONG),
                network.visitor(DemoFiles.LACKING).open("incident-feed", "/live"));
    }

    void assertAllGoOn() throws InterruptedException {
        socket.assertGoesOn("the WebSocket");
        events.assertGoesOn("the event stream");
        workload.assertGoesOn("the system's download");
        assertUntouchedGoOn();
    }

    private void assertUntouchedGoOn() throws InterruptedException {
        open.assertGoesOn("the public download");
        other.assertGoesOn("the other body's WebSocket");
    }

    /// The body's lines have ended but the one that nothing rests on, and the other body's goes on.
    void assertCutExactly() throws InterruptedException {
        socket.assertEnds("the WebSocket");
        assertThat(socket.closeCode()).isEqualTo(CUT);
        events.assertEnds("the event stream");
        workload.assertEnds("the system's download");
        assertUntouchedGoOn();
    }

    /// Everything of the body has ended, and the other body's goes on.
    void assertBodyCut() throws InterruptedException {
        socket.assertEnds("the WebSocket");
        assertThat(socket.closeCode()).isEqualTo(CUT);
        events.assertEnds("the event stream");
        workload.assertEnds("the system's download");
        open.assertEnds("the public download");
        other.assertGoesOn("the other body's WebSocket");
    }

    @Override
    public void close() throws IOException {
        for (OpenLine line : new OpenLine[] {socket, events, workload, open, other}) {
            line.close();
        }
    }
}
