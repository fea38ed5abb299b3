package org.houzhen.server.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.houzhen.wire.Sex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentNumberTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void aRightNumberTellsBirthAndSex() {
        ResidentNumber number =
                ResidentNumber.parse(" 11010519491231002x ", TODAY).orElseThrow();

        assertThat(number.digits()).isEqualTo("11010519491231002X");
        assertThat(number.birth()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(number.sex()).isEqualTo(Sex.FEMALE);
        assertThat(number.toString()).doesNotContain("1101");
    }

    @Test
    void anOldNumberOfFifteenDigitsBecomesEighteen() {
        assertThat(ResidentNumber.parse("110105491231002", TODAY).orElseThrow().digits())
                .isEqualTo("11010519491231002X");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "110105194912310021",
                "11010519491231002",
                "1101051949123100２X",
                "110105194902300026",
                "110105209912310028",
                "11010549123100",
                "",
                "X10105194912310021"
            })
    void whatIsNoNumberIsRefused(String typed) {
        assertThat(ResidentNumber.parse(typed, TODAY)).isEmpty();
    }

    @Test
    void aBirthAfterTodayIsRefusedEvenWithARightCheckDigit() {
        String tomorrow = "99010120261123001";
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (tomorrow.charAt(i) - '0') * weights[i];
        }
        String number = tomorrow + "10X98765432".charAt(sum % 11);

        assertThat(ResidentNumber.parse(number, TODAY)).isEmpty();
        assertThat(ResidentNumber.parse(number, TODAY.plusDays(1))).isPresent();
    }
}
