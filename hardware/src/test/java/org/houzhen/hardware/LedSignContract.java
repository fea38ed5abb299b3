package org.houzhen.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.houzhen.hardware.LedSign.Colour;
import org.houzhen.hardware.LedSign.Line;
import org.houzhen.hardware.simulator.LedSignSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every driver of an LED sign must do, over whatever cable the subclass lays. */
public abstract class LedSignContract {
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final List<Line> CALL = List.of(new Line("请A012号 张*", Colour.RED), new Line("到3诊室就诊", Colour.GREEN));

    protected final LedSignSimulator simulator = new LedSignSimulator();
    private LedSign sign;

    /** Connects the simulator and says where the driver finds it. */
    protected abstract DeviceAddress connect() throws Exception;

    /** Pulls the cable. */
    protected abstract void unplug() throws Exception;

    protected abstract DeviceDriver driver();

    @BeforeEach
    void open() throws Exception {
        sign = (LedSign) driver().open("led", connect(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        sign.close();
        simulator.close();
    }

    @Test
    void linesAreShownInTheirColoursInsteadOfThoseBefore() throws Exception {
        sign.show(List.of(new Line("停诊", Colour.YELLOW)), LONG);
        sign.show(CALL, LONG);

        assertThat(simulator.shown()).isEqualTo(CALL);
        assertThat(sign.probe(LONG).state()).isEqualTo(DeviceStatus.State.ONLINE);
    }

    @Test
    void aClearedSignShowsNothingAndSoDoesOneToldToShowNoLines() throws Exception {
        sign.show(CALL, LONG);
        sign.clear(LONG);
        assertThat(simulator.shown()).isEmpty();

        sign.show(CALL, LONG);
        sign.show(List.of(), LONG);
        assertThat(simulator.shown()).isEmpty();
    }

    @Test
    void textMayHoldTheBytesThatFramesAreMadeOf() throws Exception {
        List<Line> bytes = List.of(new Line("Z[ZZ[[ ァアィα Z", Colour.RED), new Line("", Colour.GREEN));

        sign.show(bytes, LONG);

        assertThat(simulator.shown()).isEqualTo(bytes);
    }

    @Test
    void aTextGivesNoOrdersAndUnknownCharactersAreShownAsSuch() throws Exception {
        sign.show(List.of(new Line("a\\C2\\nb\r\n\t䶮𠮷", Colour.RED)), LONG);

        assertThat(simulator.shown()).containsExactly(new Line("a＼C2＼nb？？", Colour.RED));
    }

    @Test
    void tooMuchIsNotSent() throws Exception {
        int before = simulator.received();

        assertThatThrownBy(() -> sign.show(Collections.nCopies(9, new Line("", Colour.RED)), LONG))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sign.show(List.of(new Line("号".repeat(600), Colour.RED)), LONG))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(simulator.received()).isEqualTo(before);
    }

    @Test
    void aSignThatSaysNothingIsNotBelievedToShow() {
        simulator.fallSilent(true);

        assertThatThrownBy(() -> sign.show(CALL, SHORT))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.reason()).isEqualTo(DeviceReason.NO_ANSWER));
        assertThat(sign.status().reason()).isEqualTo(DeviceReason.NO_ANSWER);
    }

    @Test
    void anUnpluggedSignIsOfflineAndSaysSo() throws Exception {
        unplug();

        await().atMost(LONG).until(() -> sign.status().reason() == DeviceReason.UNPLUGGED);
        assertThatThrownBy(() -> sign.show(CALL, SHORT))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.reason()).isEqualTo(DeviceReason.UNPLUGGED));
    }
}
