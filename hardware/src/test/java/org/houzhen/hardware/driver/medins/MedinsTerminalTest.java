package org.houzhen.hardware.driver.medins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceDriver;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.InsuranceTerminalContract;
import org.houzhen.hardware.link.FrameProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract over the bridge's wire on loopback. */
class MedinsTerminalTest extends InsuranceTerminalContract {
    private int port;

    @Override
    protected DeviceAddress connect() throws Exception {
        port = simulator.listen(0);
        return DeviceAddress.parse("tcp:127.0.0.1:" + port + "?org=H33069900001&officeName=门诊大厅");
    }

    @Override
    protected DeviceDriver driver() {
        return new MedinsDriver();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp:127.0.0.1:%d", "tcp:127.0.0.1:%d?org=short", "medins:nowhere?org=H33069900001"})
    void addressesThatMakeNoSenseAreRefused(String address) {
        var wrong = DeviceAddress.parse(String.format(address, port));

        assertThat(driver().accepts(wrong)).isTrue();
        assertThatThrownBy(() -> driver().open("insurance", wrong, Clock.systemUTC()))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.reason()).isEqualTo(DeviceReason.UNSUPPORTED));
    }

    @Test
    void textsAreFoundAtEveryCutAndAfterDamage() {
        byte[] frame = MedinsFrames.frame("{\"code\":0,\"message\":\"成功䶮\"}");
        for (byte[][] cut : FrameProbe.everyCut(frame)) {
            assertThat(new FrameProbe(new MedinsFrameDecoder()).feed(cut).frames)
                    .containsExactly("{\"code\":0,\"message\":\"成功䶮\"}");
        }
        byte[] lying = frame.clone();
        lying[2] = 0x7F;

        FrameProbe probe = new FrameProbe(new MedinsFrameDecoder()).feed(new byte[] {0, 'x', 'M'}, lying, frame);

        assertThat(probe.frames).containsExactly("{\"code\":0,\"message\":\"成功䶮\"}");
        assertThat(probe.damages).isNotEmpty().containsOnly("no frame");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "7", "{\"code\":\"x\"}", "{\"code\":0,\"data\":\"{\"}", "{\"code\":null}"})
    void whatIsNoAnswerIsDamageAndIsNotQuoted(String text) {
        assertThatThrownBy(() -> MedinsAnswer.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause();
    }

    @Test
    void wordsForThePatientHoldNoNumbersOfPersons() {
        MedinsAnswer no = MedinsAnswer.read("{\"code\":\"-1\",\"message\":\"33069919520308724X 未参保\"}");

        assertThat(no.isDone()).isFalse();
        assertThat(no.words()).isEqualTo("**** 未参保");
        assertThat(List.of(
                        MedinsAnswer.read("{\"code\":-1,\"message\":\"null\"}").words()))
                .containsExactly("");
    }
}
