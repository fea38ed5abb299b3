package org.houzhen.server.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.houzhen.server.channel.BillLine;
import org.houzhen.server.channel.BillUnavailableException;
import org.houzhen.wire.Money;
import org.junit.jupiter.api.Test;

class BillTableTest {
    private static final String COLUMNS = "交易时间,微信订单号,商户订单号,交易状态,商户退款单号,商品名称,手续费,订单金额,申请退款金额\r\n";
    private static final String SUMS = "总交易单数,应结订单总金额\r\n`2,`12.50\r\n";

    private static String row(String number, String state, String refundNo, String paid, String returned) {
        String values = String.join(
                ",`",
                "2026-03-02 09:30:00",
                "42000" + number,
                number,
                state,
                refundNo,
                "挂号, 内科",
                "0.08000",
                paid,
                returned);
        return "`" + values + "\r\n";
    }

    private static List<BillLine> read(String... rows) {
        return BillTable.read("\uFEFF" + COLUMNS + String.join("", rows) + SUMS);
    }

    @Test
    void tradesThatWereUndoneAreNumberedEachByItsOwnTrade() {
        List<BillLine> lines = read(
                row("HZ1", "SUCCESS", "0", "12.50", "0.00"),
                row("HZ1", "REVOKED", "0", "0.00", "12.50"),
                row("HZ2", "REVOKED", "0", "12.50", "0.00"));

        assertThat(lines).extracting(BillLine::number).containsExactly("HZ1", "RHZ1", "RHZ2");
        assertThat(lines)
                .extracting(BillLine::kind)
                .containsExactly(BillLine.Kind.PAID, BillLine.Kind.REFUNDED, BillLine.Kind.REFUNDED);
        assertThat(lines).extracting(BillLine::amount).containsOnly(new Money(1_250));
    }

    @Test
    void aRefundKeepsItsNumber() {
        assertThat(read(row("HZ1", "REFUND", "RHZ1-2", "0.00", "3.00")))
                .singleElement()
                .satisfies(line -> assertThat(line.number()).isEqualTo("RHZ1-2"))
                .satisfies(line -> assertThat(line.amount()).isEqualTo(new Money(300)));
    }

    @Test
    void aLineThatCannotBeUnderstoodIsNamedAndNothingOfTheBillIsTaken() {
        String good = row("HZ1", "SUCCESS", "0", "12.50", "0.00");

        for (String bad : List.of(
                row("HZ2", "PARTLY", "0", "12.50", "0.00"),
                row("HZ2", "SUCCESS", "0", "much", "0.00"),
                "`2026-03-02 09:30:00,`42000\r\n")) {
            assertThatExceptionOfType(BillUnavailableException.class)
                    .isThrownBy(() -> read(good, bad))
                    .satisfies(e -> assertThat(e.chinese()).contains("第 3 行"))
                    .satisfies(e -> assertThat(e.getMessage()).contains("Line 3"));
        }
        assertThatExceptionOfType(BillUnavailableException.class)
                .isThrownBy(() -> BillTable.read("a,b\r\n" + good))
                .satisfies(e -> assertThat(e.chinese()).contains("交易状态"));
    }
}
