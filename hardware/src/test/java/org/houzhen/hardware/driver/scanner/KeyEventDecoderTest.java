package org.houzhen.hardware.driver.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.houzhen.hardware.link.FrameProbe;
import org.junit.jupiter.api.Test;

class KeyEventDecoderTest {
    private static final byte[] CODE = new Keys()
            .press(7, 10, 11, 2)
            .hold(Keys.SHIFT)
            .press(30, 12)
            .release(Keys.SHIFT)
            .press(48, 53, 57, 79, Keys.ENTER)
            .bytes();

    @Test
    void keysAreTheCodeWhereverTheEventsAreCut() {
        for (byte[][] cut : FrameProbe.everyCut(CODE)) {
            assertThat(probe().feed(cut).frames).containsExactly("6901A_b/ 1");
        }
    }

    @Test
    void enterAloneIsNothingAndKeysWithoutCharacterAreSkipped() {
        assertThat(probe().feed(new Keys()
                                .press(Keys.ENTER, 1, 14, 15, 29, 58, 59, 111, 240, 3, 96)
                                .bytes())
                        .frames)
                .containsExactly("2");
    }

    @Test
    void aCodeWithoutEndCostsOnlyItself() {
        int[] endless = new int[2_100];
        Arrays.fill(endless, 4);

        FrameProbe probe =
                probe().feed(new Keys().press(endless).press(Keys.ENTER).bytes(), CODE);

        assertThat(probe.frames).containsExactly("6901A_b/ 1");
        assertThat(probe.damages).hasSize(1);
    }

    @Test
    void aCodeOfWhichEventsWereLostIsNoCode() {
        FrameProbe probe = probe().feed(
                        new Keys().press(2, 3).loseSome().press(5, Keys.ENTER).bytes(), CODE);

        assertThat(probe.frames).containsExactly("6901A_b/ 1");
        assertThat(probe.damages).hasSize(1);
    }

    @Test
    void aShiftWhoseReleaseWasLostIsNotHeldForEver() {
        FrameProbe probe = probe().feed(
                        new Keys()
                                .hold(Keys.SHIFT)
                                .press(30)
                                .loseSome()
                                .press(Keys.ENTER)
                                .bytes(),
                        CODE);

        assertThat(probe.frames).containsExactly("6901A_b/ 1");
    }

    private static FrameProbe probe() {
        return new FrameProbe(new KeyEventDecoder());
    }
}
