package org.houzhen.hardware.driver.v4l2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YuyvTest {
    /** The colours of the standard's bars at full strength, as its tables have them: Y, U, V and red, green, blue. */
    @ParameterizedTest
    @CsvSource({
        "eb8080, ffffff",
        "108080, 000000",
        "515af0, ff0000",
        "913622, 00ff00",
        "29f06e, 0000ff",
        "d21092, ffff00",
        "000000, 008700",
        "ffffff, ff7dff"
    })
    void coloursAreThoseOfTheStandard(String yuv, String colour) {
        byte[] in = HexFormat.of().parseHex(yuv);
        byte[] wanted = HexFormat.of().parseHex(colour + colour);
        byte[] rgb = new byte[6];

        Yuyv.toRgb(new byte[] {in[0], in[1], in[0], in[2]}, rgb);

        for (int i = 0; i < rgb.length; i++) {
            assertThat(Byte.toUnsignedInt(rgb[i])).isCloseTo(Byte.toUnsignedInt(wanted[i]), within(2));
        }
    }
}
