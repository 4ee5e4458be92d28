package concordat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.gateway.login.Login;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class LeasesTest {

    /// Steps: put in or move (0 to 6), take out (7 to 9).
    @Property(tries = 300)
    void theFirst_isAlwaysTheEarliest(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 9) Integer> steps,
            @ForAll @Size(min = 200, max = 200) List<@IntRange(min = 0, max = 50) Integer> numbers) {
        Leases leases = new Leases();
        List<OpenStream> in = new ArrayList<>();
        for (int step = 0; step < steps.size(); step++) {
            int number = numbers.get(step);
            if (steps.get(step) < 5) {
                OpenStream stream = stream();
                stream.lease = number;
                leases.update(stream);
                in.add(stream);
            } else if (!in.isEmpty()) {
                OpenStream stream = in.get(number % in.size());
                if (steps.get(step) < 7) {
                    stream.lease = number == 50 ? Long.MAX_VALUE : 50 - number;
                    leases.update(stream);
                } else {
                    leases.remove(stream);
                }
                if (stream.leasePlace == OpenStream.NOT_LEASED) {
                    in.remove(stream);
                }
            }
            OpenStream first = leases.first();
            long earliest = in.stream()
                    .min(Comparator.comparingLong(s -> s.lease))
                    .map(s -> s.lease)
                    .orElse(-1L);
            assertThat(first == null ? -1 : first.lease).isEqualTo(earliest);
        }
    }

    @SuppressWarnings("NullAway") // a heap does not look at the connection
    private static OpenStream stream() {
        Peer peer = new Peer(null, null, new Caller("", new byte[0]), "", 0, null);
        return new OpenStream("s", peer, "h", "GET", "/", new Login.None());
    }
}
