package org.houzhen.server.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

class SentenceReaderTest {
    private final SentenceReader reader = new SentenceReader();

    @Test
    void twoHundredSentencesAreReadAsAHallWouldSayThem() {
        assertThat(Sentences.all()).hasSize(200);
        SoftAssertions.assertSoftly(all -> Sentences.all()
                .forEach(sentence -> all.assertThat(
                                reader.read(sentence.text(), sentence.name()).pinyin())
                        .as(sentence.text())
                        .isEqualTo(sentence.pinyin())));
    }

    @Test
    void aCharacterIsReadAsASurnameOnlyInAName() {
        assertThat(reader.read("单人诊室", "").pinyin()).isEqualTo("dan1 ren2 zhen3 shi4");
        assertThat(reader.read("单某人到单人诊室", "单某人").pinyin()).isEqualTo("shan4 mou3 ren2 dao4 dan1 ren2 zhen3 shi4");
    }

    @Test
    void whatCannotBeReadIsLeftOut() {
        assertThat(reader.read("请A*号😀，\u0007到【三】诊室。", "").pinyin()).isEqualTo("qing3 A hao4, dao4 san1 zhen3 shi4,");
        assertThat(reader.read("", "").sounds()).isEmpty();
        assertThat(reader.read("诊".repeat(5_000), "").sounds()).hasSize(200);
    }

    @Test
    void nothingOfASentenceIsShownByItsText() {
        assertThat(reader.read("请张某三", "张某三")).hasToString("Spoken[4 sounds]");
    }

    @Test
    void digitsAreSpelledOneByOne() {
        assertThat(Spelling.aloud("A012")).isEqualTo("A零幺二");
        assertThat(Spelling.aloud("1 诊室")).isEqualTo("一诊室");
        assertThat(Spelling.aloud("B 区 11 号窗口")).isEqualTo("B区幺幺号窗口");
        assertThat(Spelling.aloud("处置室")).isEqualTo("处置室");
    }
}
