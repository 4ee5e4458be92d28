package concordat.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class InterruptedProcessTest {

    /// A process that takes a while for its step when it is asked to stop.
    static final class Slow {
        private Slow() {}

        public static void main(String[] args) throws InterruptedException {
            Console console = Console.ofProcess();
            CountDownLatch asked = new CountDownLatch(1);
            Console.Registration registration = console.interrupts().onInterrupt(asked::countDown);
            console.say("working");
            asked.await();
            Thread.sleep(300);
            console.say("told what was done");
            registration.takeBack();
        }
    }

    @Test
    void aProcessThatIsAskedToStop_stillTellsWhatItDid() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Slow.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = process.inputReader()) {
            assertThat(said.readLine()).isEqualTo("working");

            process.toHandle().destroy(); // this leaves what it says readable

            assertThat(said.readLine()).isEqualTo("told what was done");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }
}
