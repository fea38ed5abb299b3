package org.houzhen.hardware.driver.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.houzhen.hardware.Receipt;
import org.houzhen.hardware.Receipt.Align;
import org.houzhen.hardware.Receipt.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptEncoderTest {
    private static final String START = "1b401c261d61ff";
    private static final String CUT = "1d564200";
    private static final String PLAIN = "1d21001b45001b6100";

    @Test
    void chineseTextIsSentAsGb18030InChineseMode() {
        Receipt receipt =
                Receipt.slip().line("候诊A1", Size.LARGE, true, Align.CENTER).build();

        assertThat(encode(receipt)).isEqualTo(START + "1b61011d21111b4501" + "baf2d5ef4131" + "0a" + PLAIN + CUT);
    }

    @Test
    void aRowFillsTheWidthOfThePaper() {
        Receipt receipt = Receipt.slip().row("科室", "内科").build();

        assertThat(encode(receipt)).isEqualTo(START + "bfc6cad2" + "20".repeat(40) + "c4dabfc6" + "0a" + CUT);
    }

    @Test
    void aQrCodeIsSentByItsFiveFunctions() {
        Receipt receipt = Receipt.slip().qrCode("A012").build();

        assertThat(encode(receipt))
                .contains("1d286b040031413200")
                .contains("1d286b0300314306")
                .contains("1d286b0300314531")
                .contains("1d286b070031503041303132")
                .contains("1d286b0300315130");
    }

    @Test
    void aLongLineIsBrokenAtTheWidthOfThePaper() {
        String sent = encode(Receipt.slip().line("候".repeat(30)).build());

        assertThat(sent).contains("baf2".repeat(24) + "0a" + "baf2".repeat(6) + "0a");
    }

    @Test
    void aReceiptWithItsOwnCutIsNotCutAgain() {
        assertThat(encode(Receipt.slip().line("a").cut().build())).containsOnlyOnce(CUT);
    }

    @Test
    void commandsHiddenInANameAreNotSent() {
        String sent = encode(Receipt.slip().line("张\u001B@三\u001DV\u0000").build());

        assertThat(sent.substring(START.length())).doesNotContain("1b40").doesNotContain("1d5600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"张三丰", "李①", "囍", "ABC xyz", "镕", "喆"})
    void commonCharactersAreInTheRom(String text) {
        assertThat(RomCharacters.hold(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"赵䶮", "㐂", "𠮷", "Señor"})
    void lateAndFourByteCharactersAreNot(String text) {
        assertThat(RomCharacters.hold(text)).isFalse();
    }

    @Test
    void aLineWithACharacterTheRomLacksIsSentAsDots() {
        String sent = encode(Receipt.slip().line("ÀÉ").line("候诊").build());

        assertThat(sent).contains("1d763000" + "0600" + "1e00").contains("baf2d5ef0a");
    }

    @Test
    void aNameWithARareHanziIsSentAsDotsWhereAFontHasIt() {
        boolean font = LineImage.canDraw("赵䶮");
        String sent = encode(Receipt.slip().row("姓名", "赵䶮").build());

        assertThat(sent.contains("1d763000")).isEqualTo(font);
        assertThat(sent).doesNotContain("fe9f");
        assertThat(sent.contains("a3bf")).as("an honest question mark").isEqualTo(!font);
    }

    @Test
    void aPictureHoldsNoCommandsInRealTime() {
        Receipt.Builder slip = Receipt.slip();
        for (int letter = 0xC0; letter < 0x17F; letter++) {
            slip.line(Character.toString(letter).repeat(20), Size.HUGE, true, Align.LEFT);
        }

        assertThat(encode(slip.build()).replaceAll("(..)", "$1 ")).doesNotContain("10 04 ", "10 05 ", "10 14 ");
    }

    private static String encode(Receipt receipt) {
        return HexFormat.of().formatHex(ReceiptEncoder.encode(receipt, 48));
    }
}
