package org.houzhen.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
    @ParameterizedTest
    @CsvSource({"张三,张*", "张小三,张*三", "欧阳文静,欧**静", "阿卜杜热西提,阿**提", "买买提·阿卜杜拉·艾力,买**力", "王,王*", "'',''"})
    void aNameKeepsItsEndsAndAtMostTwoStars(String full, String shown) {
        assertThat(MaskedName.of(full).shown()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"11010519491231002X,110105********002X", "E12345678,E*******8", "AB12,A**2", "A1,**", "X,*", "'',''"})
    void aDocumentNeverShowsABirthday(String number, String shown) {
        assertThat(MaskedNumber.document(number)).isEqualTo(shown);
    }

    @Test
    void aTelephoneNumberKeepsItsEnds() {
        assertThat(MaskedNumber.phone("13800138000")).isEqualTo("138****8000");
    }
}
