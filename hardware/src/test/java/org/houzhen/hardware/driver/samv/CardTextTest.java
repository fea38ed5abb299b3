package org.houzhen.hardware.driver.samv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.CorruptedFrameException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.houzhen.hardware.IdCard;
import org.junit.jupiter.api.Test;

class CardTextTest {
    @Test
    void aResidentCardIsUnderstoodFieldByField() {
        byte[] text = card("张三丰" + blanks(12) + "1" + "01" + "19900307" + "候诊县当归路1号" + blanks(27) + "330699199003077137"
                + "候诊县公安局" + blanks(9) + "20200101" + "20400101" + blanks(18));

        IdCard card = CardText.parse(text);

        assertThat(card.type()).isEqualTo(IdCard.Type.RESIDENT);
        assertThat(card.name()).isEqualTo("张三丰");
        assertThat(card.sex()).isEqualTo(IdCard.Sex.MALE);
        assertThat(card.ethnicityCode()).isEqualTo("01");
        assertThat(card.birth()).isEqualTo(LocalDate.of(1990, 3, 7));
        assertThat(card.address()).isEqualTo("候诊县当归路1号");
        assertThat(card.number()).isEqualTo("330699199003077137");
        assertThat(card.issuer()).isEqualTo("候诊县公安局");
        assertThat(card.validFrom()).isEqualTo(LocalDate.of(2020, 1, 1));
        assertThat(card.validTo()).isEqualTo(LocalDate.of(2040, 1, 1));
        assertThat(card.isLongTerm()).isFalse();
    }

    @Test
    void aCardWithoutEndIsValidForever() {
        byte[] text = card("张三丰" + blanks(12) + "101" + "19500307" + blanks(35) + "330699195003077131" + blanks(15)
                + "20200101" + "长期" + blanks(24));

        IdCard card = CardText.parse(text);

        assertThat(card.isLongTerm()).isTrue();
        assertThat(card.isValidOn(LocalDate.of(2099, 1, 1))).isTrue();
    }

    @Test
    void aResidencePermitOfHongKongMacaoAndTaiwanHasAPassNumber() {
        byte[] text =
                card("陈大文" + blanks(12) + "2" + blanks(2) + "19850612" + "候诊县杏林镇1号" + blanks(27) + "810000198506120029"
                        + "候诊县公安局" + blanks(9) + "20240301" + "20290228" + "H12345678" + "01" + blanks(3) + "J");

        IdCard card = CardText.parse(text);

        assertThat(card.type()).isEqualTo(IdCard.Type.HONG_KONG_MACAO_TAIWAN);
        assertThat(card.number()).isEqualTo("810000198506120029");
        assertThat(card.passNumber()).isEqualTo("H12345678");
        assertThat(card.issueCount()).isEqualTo("01");
        assertThat(card.ethnicityCode()).isEmpty();
    }

    @Test
    void aForeignersCardOf2017NamesInLatinAndInChinese() {
        byte[] text = card("DUPONT, MARIE CLAIRE" + blanks(40) + "2" + "FRA310086061201" + "FRA" + "杜邦" + blanks(13)
                + "20180201" + "20280131" + "19860612" + "01" + "1500" + "I");

        IdCard card = CardText.parse(text);

        assertThat(card.type()).isEqualTo(IdCard.Type.FOREIGNER_2017);
        assertThat(card.latinName()).isEqualTo("DUPONT, MARIE CLAIRE");
        assertThat(card.name()).isEqualTo("杜邦");
        assertThat(card.number()).isEqualTo("FRA310086061201");
        assertThat(card.nationality()).isEqualTo("FRA");
        assertThat(card.birth()).isEqualTo(LocalDate.of(1986, 6, 12));
        assertThat(card.validTo()).isEqualTo(LocalDate.of(2028, 1, 31));
    }

    @Test
    void aForeignersCardOf2023MayHaveALongLatinNameInTwoPieces() {
        byte[] text = card("罗德里格斯" + blanks(10) + "1" + "00" + "19810803" + "RODRIGUEZ FERNANDEZ DE LA VEGA, JUA"
                + "911086198108030030" + blanks(15) + "20240301" + "20340228" + "N CARLOS" + blanks(3) + "ESP" + "Y");

        IdCard card = CardText.parse(text);

        assertThat(card.type()).isEqualTo(IdCard.Type.FOREIGNER_2023);
        assertThat(card.latinName()).isEqualTo("RODRIGUEZ FERNANDEZ DE LA VEGA, JUAN CARLOS");
        assertThat(card.name()).isEqualTo("罗德里格斯");
        assertThat(card.number()).isEqualTo("911086198108030030");
        assertThat(card.nationality()).isEqualTo("ESP");
        assertThat(card.sex()).isEqualTo(IdCard.Sex.MALE);
    }

    @Test
    void anUnknownCardTypeIsDamage() {
        byte[] text = card(blanks(124) + "Q");

        assertThatThrownBy(() -> CardText.parse(text))
                .isInstanceOf(CorruptedFrameException.class)
                .hasMessage("card type");
    }

    @Test
    void aDamagedDateIsNamedButNotQuoted() {
        byte[] text = card("张三丰" + blanks(12) + "101" + "19501399" + blanks(35) + "330699195003077131" + blanks(15)
                + "20200101" + "长期" + blanks(24));

        assertThatThrownBy(() -> CardText.parse(text))
                .isInstanceOf(CorruptedFrameException.class)
                .hasMessage("birth")
                .hasNoCause();
    }

    private static byte[] card(String text) {
        return (text + blanks(128 - text.length())).getBytes(StandardCharsets.UTF_16LE);
    }

    private static String blanks(int count) {
        return " ".repeat(count);
    }
}
