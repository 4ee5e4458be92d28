package concordat.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressRuleTest {

    private final AddressRule rule = new AddressRule(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "240.0.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001::1",
                "2001:db8::1",
                "::127.0.0.1"
            })
    void addressesWithinANetwork_areClosed(String address) throws UnknownHostException {
        assertThat(rule.allows(address(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "172.32.0.1", "192.169.0.1", "2606:4700::1111", "2a00:1450::1"})
    void addressesOfTheWorldAtLarge_areOpen(String address) throws UnknownHostException {
        assertThat(rule.allows(address(address))).isTrue();
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getAllByName(text)[0];
    }

    @Test
    void namedBlocks_areOpen_andNothingBesideThem() throws UnknownHostException {
        AddressRule named = new AddressRule(List.of(AddressRule.Block.of("10.1.0.0/16"), AddressRule.Block.of("::1")));
        assertThat(named.allows(address("10.1.255.255"))).isTrue();
        assertThat(named.allows(address("10.2.0.0"))).isFalse();
        assertThat(named.allows(address("::1"))).isTrue();
        assertThat(named.allows(address("127.0.0.1"))).isFalse();
    }

    @Test
    void blocks_areNeverLookedUpByName() {
        for (String text : List.of("localhost", "example.org/8", "10.0.0.0/33", "10.0.0.0/x", "")) {
            assertThatThrownBy(() -> AddressRule.Block.of(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
