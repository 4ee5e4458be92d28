package concordat.assurance.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlaceTest {

    private static boolean holds(String place, String machine) {
        return Place.parse(place).orElseThrow().holds(machine);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "10.1.0.0/33",
                "10.1.0/16",
                "10.1.0.256",
                "10.1.0.9-10.1.0.1",
                "10.1.0.1-::1",
                "fe80::1%eth0",
                "::1/129",
                "a..b",
                "-x-",
                "*.",
                "*.example",
                "two words",
                "a/b"
            })
    void whatIsNoPlace_isNone(String text) {
        assertThat(Place.parse(text)).isEmpty();
    }

    @Test
    void rangesHoldWhatLiesInThem_andNamesOnlyThemselves() {
        assertThat(holds("10.1.0.0/16", "10.1.255.255")).isTrue();
        assertThat(holds("10.1.0.0/16", "10.2.0.0")).isFalse();
        assertThat(holds("10.1.0.5-10.1.0.9", "10.1.0.9")).isTrue();
        assertThat(holds("10.1.0.5-10.1.0.9", "10.1.0.10")).isFalse();
        assertThat(holds("2001:db8::/32", "2001:db8:ffff::1")).isTrue();
        assertThat(holds("2001:db8::/32", "2001:db9::1")).isFalse();
        assertThat(holds("0.0.0.0/0", "255.255.255.255")).isTrue();
        assertThat(holds("::/0", "10.1.0.1")).as("of another kind").isFalse();
        assertThat(holds("WWW.Tarn.example.", "www.tarn.example")).isTrue();
        assertThat(holds("*.tarn.example", "mail.tarn.example")).isTrue();
        assertThat(holds("*.tarn.example", "tarn.example")).isFalse();
        assertThat(holds("www.tarn.example", "10.1.0.1")).isFalse();
    }

    @Test
    void whatIsLacking_isWhatNoPlaceHoldsWhole() {
        Places scope = Places.of(Set.of("192.0.2.0/25", "www.tarn.example"));
        assertThat(scope.lacking(
                        Places.of(Set.of("192.0.2.0/24", "192.0.2.7", "www.tarn.example", "vpn.tarn.example"))))
                .containsExactly("192.0.2.0/24", "vpn.tarn.example");
        assertThat(scope.without(List.of(Set.of("db1", "192.0.2.9")))).containsExactly("www.tarn.example");
        assertThat(Places.wrong(Set.of("10.0.0.1", "nonsense at all"))).isEqualTo(Optional.of("nonsense at all"));
    }

    @Property
    void aBlockHoldsAnAddress_whenTheirFirstBitsAreTheSame(
            @ForAll int network, @ForAll int address, @ForAll @IntRange(max = 32) int bits) {
        long mask = bits == 0 ? 0 : -1L << (32 - bits);
        assertThat(holds(text(network) + "/" + bits, text(address)))
                .isEqualTo((network & mask & 0xffff_ffffL) == (address & mask & 0xffff_ffffL));
    }

    private static String text(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
    }
}
