package org.houzhen.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp:127.0.0.1:9100",
                "serial:/dev/ttyS0?baud=115200",
                "ipp://127.0.0.1:631/ipp/print",
                "serial:COM3"
            })
    void anAddressIsWrittenAsItWasRead(String text) {
        assertThat(DeviceAddress.parse(text)).hasToString(text);
    }

    @Test
    void itsPartsAreUnderstood() {
        DeviceAddress address = DeviceAddress.parse("tcp:printer.local:9100?columns=32&model=escpos");

        assertThat(address.host()).isEqualTo("printer.local");
        assertThat(address.port()).isEqualTo(9100);
        assertThat(address.parameters()).containsEntry("columns", "32");
        assertThat(address.allowsModel("escpos")).isTrue();
        assertThat(address.allowsModel("other")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tcp", ":9100", "tcp:"})
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> DeviceAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
