package org.houzhen.server.bankcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.houzhen.server.bankcard.StatementLine.Kind;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Money;
import org.houzhen.wire.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bank's statement as a file: read whole, or refused with the line and the column that is wrong. */
class StatementFileTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String HEAD = "终端号,交易日期,交易时间,交易类型,金额,手续费,参考号,原参考号\r\n";
    private static final String SALE = "12345678,2026-03-02,09:30:00,消费,12.50,0.07,093000000001,\r\n";

    private static List<StatementLine> read(String text) {
        return StatementFile.read(text.getBytes(StandardCharsets.UTF_8), DAY);
    }

    private static Problem refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem refusal(byte[] file) {
        return assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> StatementFile.read(file, DAY))
                .actual()
                .problem();
    }

    @Test
    void everyKindOfLineIsRead() {
        List<StatementLine> lines = read(HEAD
                + SALE
                + "12345678,20260302,093100,冲正,-12.50,,093100000002,093000000001\r\n\r\n"
                + "\"87654321\",2026/03/03,00:00:05,退货,3,-0.02,\"R1\t\",93000000001\r\n");

        var at = LocalDateTime.of(2026, 3, 2, 9, 30);
        assertThat(lines)
                .containsExactly(
                        new StatementLine(
                                "12345678", Kind.SALE, new Money(1_250), new Money(7), "093000000001", "", at),
                        new StatementLine(
                                "12345678",
                                Kind.CANCELLED,
                                new Money(1_250),
                                Money.ZERO,
                                "093100000002",
                                "093000000001",
                                at.plusMinutes(1)),
                        new StatementLine(
                                "87654321",
                                Kind.REFUNDED,
                                new Money(300),
                                new Money(-2),
                                "R1",
                                "093000000001",
                                LocalDateTime.of(2026, 3, 3, 0, 0, 5)));
    }

    @Test
    void banksWriteInGb18030AndProgramsPutAMarkInFront() {
        List<StatementLine> expected = read(HEAD + SALE);

        assertThat(expected).hasSize(1);
        assertThat(StatementFile.read((HEAD + SALE).getBytes(Charset.forName("GB18030")), DAY))
                .isEqualTo(expected);
        assertThat(read("\uFEFF" + HEAD + SALE)).isEqualTo(expected);
    }

    @Test
    void aDayOnWhichNobodyPaidByCardHasAStatementWithoutLines() {
        assertThat(read(HEAD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            终端号   | terminal           | 123456789,2026-03-02,09:30:00,消费,12.50,0,R1,
            交易日期 | date               | 12345678,2026-02-30,09:30:00,消费,12.50,0,R1,
            交易日期 | date               | 12345678,2026-03-03,09:30:00,消费,12.50,0,R1,
            交易日期 | date               | 12345678,2026-03-01,17:59:59,消费,12.50,0,R1,
            交易时间 | time               | 12345678,2026-03-02,24:30:00,消费,12.50,0,R1,
            交易类型 | type               | 12345678,2026-03-02,09:30:00,预授权,12.50,0,R1,
            金额     | amount             | 12345678,2026-03-02,09:30:00,消费,12.505,0,R1,
            金额     | amount             | 12345678,2026-03-02,09:30:00,消费,-12.50,0,R1,
            金额     | amount             | 12345678,2026-03-02,09:30:00,消费,0.00,0,R1,
            手续费   | fee                | 12345678,2026-03-02,09:30:00,消费,12.50,无,R1,
            参考号   | reference          | 12345678,2026-03-02,09:30:00,消费,12.50,0,6200000000000001234,
            原参考号 | original reference | 12345678,2026-03-02,09:30:00,撤销,12.50,0,R1,
            参考号   | reference          | 12345678,2026-03-02,10:30:00,消费,99.00,0,93000000001,
            """)
    void aWrongValueIsNamedByLineAndColumnAndNotRepeated(String column, String english, String line) {
        Problem problem = refusal(HEAD + SALE + "\r\n" + line + "\r\n");

        assertThat(problem.code()).isEqualTo("STATEMENT_UNREADABLE");
        assertThat(problem.detail())
                .startsWith("第 4 行“" + column + "”列：")
                .contains("整份文件没有读入")
                .doesNotContain("6200000000000001234");
        assertThat(problem.detailEn())
                .startsWith("Line 4, column " + column + " (" + english + "): ")
                .doesNotContain("6200000000000001234");
    }

    @Test
    void whatIsNoStatementIsSaidToBeNone() {
        assertThat(refusal("").detail()).startsWith("第 1 行应当依次是：终端号,交易日期");
        assertThat(refusal("交易日期,终端号\r\n").detail()).startsWith("第 1 行应当依次是");
        assertThat(refusal(HEAD + "12345678,2026-03-02\r\n").detail()).startsWith("第 2 行应当有 8 列，实际 2 列");
        assertThat(refusal(new byte[] {(byte) 0xFF, (byte) 0xFF, 0}).detail()).startsWith("文件不是文本表格");
        assertThat(refusal(HEAD + SALE.repeat(20_001)).detail()).startsWith("超过 20000 笔");
    }
}
