package org.houzhen.hardware.driver.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TypesetterTest {
    @Test
    void noLineBeginsWithAFullStop() {
        assertThat(Typesetter.lines("请妥善保管凭条。", 14)).containsExactly("请妥善保管凭", "条。");
    }

    @Test
    void aNumberOrAWordStaysWhole() {
        assertThat(Typesetter.lines("请到 12:30 之前", 7)).containsExactly("请到", "12:30", "之前");
    }

    @Test
    void aWordLongerThanThePaperIsBrokenWhereItMust() {
        assertThat(Typesetter.lines("4200020261122000", 10)).containsExactly("4200020261", "122000");
    }

    @Test
    void nothingIsLostWhateverTheWidth() {
        String text = "（甲）门诊楼二层东侧内科一诊区 208 诊室：血常规、肝功能。HZ2026112 号。";
        for (int width = 2; width < 60; width++) {
            List<String> lines = Typesetter.lines(text, width);
            assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
            int columnsMax = width;
            assertThat(lines)
                    .allSatisfy(line -> assertThat(Typesetter.columns(line)).isLessThanOrEqualTo(columnsMax));
        }
    }

    @Test
    void aValueThatDoesNotFitStandsBelowItsLabel() {
        assertThat(Typesetter.row("地点", "内科一诊区", 14)).containsExactly("地点", "    内科一诊区");
        assertThat(Typesetter.row("地点", "三楼", 14)).containsExactly("地点      三楼");
    }
}
