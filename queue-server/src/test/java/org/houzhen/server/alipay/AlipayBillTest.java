package org.houzhen.server.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.houzhen.server.channel.BillLine;
import org.houzhen.server.channel.BillUnavailableException;
import org.houzhen.wire.Money;
import org.junit.jupiter.api.Test;

class AlipayBillTest {
    private static final Charset GBK = Charset.forName("GBK");
    private static final String HEAD = """
            #支付宝业务明细查询
            #账号：[20880000]
            #起始日期：[2026年03月02日 00:00:00]   终止日期：[2026年03月03日 00:00:00]
            #-----------------------------------------业务明细列表----------------------------------------
            支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,对方账户,订单金额（元）,商家实收（元）,退款批次号/请求号,服务费（元）,备注
            """;
    private static final String FOOT = """
            #-----------------------------------------业务明细列表结束------------------------------------
            #导出时间：[2026年03月03日 09:00:00]
            """;

    private static String row(String number, String type, String goods, String yuan, String refundNo) {
        return "2026030222%s\t,%s\t,%s  ,%s,2026-03-02 09:29:00,2026-03-02 09:30:00,*缘,%s,%s,%s\t,-0.08,\n"
                .formatted(number, number, type, goods, yuan, yuan, refundNo);
    }

    private static List<BillLine> read(String... rows) throws IOException {
        return AlipayBill.read(zip((HEAD + String.join("", rows) + FOOT).getBytes(GBK)));
    }

    private static byte[] zip(byte[]... tables) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, GBK)) {
            zip.putNextEntry(new ZipEntry("20880000_20260302_业务明细(汇总).csv"));
            zip.write("#支付宝业务汇总查询\n".getBytes(GBK));
            for (int i = 0; i < tables.length; i++) {
                zip.putNextEntry(new ZipEntry("20880000_20260302_业务明细" + i + ".csv"));
                zip.write(tables[i]);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void aForeignNameWithACommaIsReadWithQuotesAndWithout() throws IOException {
        List<BillLine> lines = read(
                row("HZ1", "交易", "门诊挂号", "12.50", ""),
                row("W2", "交易", "\"CT, 胸部\"", "300.00", ""),
                row("W3", "交易", "B超,肝,胆", "120.00", ""),
                row("HZ4", "交易", "䶮医生门诊", "1.00", ""));

        assertThat(lines).extracting(BillLine::number).containsExactly("HZ1", "W2", "W3", "HZ4");
        assertThat(lines)
                .extracting(BillLine::amount)
                .containsExactly(new Money(1_250), new Money(30_000), new Money(12_000), new Money(100));
        assertThat(lines).extracting(BillLine::fee).containsOnly(new Money(8));
    }

    @Test
    void tradesThatWereUndoneAreNumberedEachByItsOwnTrade() throws IOException {
        List<BillLine> lines = read(
                row("HZ1", "交易", "门诊挂号", "12.50", ""),
                row("HZ1", "退款", "门诊挂号", "-12.50", ""),
                row("HZ2", "退款", "门诊挂号", "-12.50", "HZ2"),
                row("HZ3", "退款", "门诊挂号", "-12.50", "cancel"),
                row("HZ4", "交易撤销", "门诊挂号", "-12.50", "20260302"),
                row("HZ5", "退款", "门诊挂号", "-3.00", "RHZ5-1"));

        assertThat(lines).extracting(BillLine::number).containsExactly("HZ1", "RHZ1", "RHZ2", "RHZ3", "RHZ4", "RHZ5-1");
        assertThat(lines).extracting(line -> line.amount().fen()).allMatch(fen -> fen > 0);
    }

    @Test
    void aDayInSeveralFilesIsReadWholeAndAMarkInFrontIsNoTrouble() throws IOException {
        byte[] one = ("\uFEFF" + HEAD + row("HZ1", "交易", "门诊挂号", "12.50", "") + FOOT).getBytes(StandardCharsets.UTF_8);
        byte[] other = (HEAD + row("HZ2", "交易", "门诊挂号", "12.50", "") + FOOT).getBytes(GBK);

        assertThat(AlipayBill.read(zip(one, other)))
                .extracting(BillLine::number)
                .containsExactly("HZ1", "HZ2");
        assertThat(AlipayBill.read(zip((HEAD + FOOT).getBytes(GBK)))).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNamedByItsLine() {
        String good = row("HZ1", "交易", "门诊挂号", "12.50", "");
        for (String bad : List.of(
                row("HZ2", "交易", "门诊挂号", "much", ""),
                row("HZ2", "转账", "门诊挂号", "12.50", ""),
                good.replace("2026-03-02 09:30:00", "yesterday"),
                "2026030222HZ2\t,HZ2\t,交易\n")) {
            assertThatExceptionOfType(BillUnavailableException.class)
                    .isThrownBy(() -> read(good, bad))
                    .satisfies(e -> assertThat(e.chinese()).contains("第 7 行"))
                    .satisfies(e -> assertThat(e.getMessage()).contains("Line 7"));
        }
        assertThatExceptionOfType(BillUnavailableException.class)
                .isThrownBy(() -> AlipayBill.read(zip()))
                .satisfies(e -> assertThat(e.chinese()).contains("没有业务明细"));
        assertThatExceptionOfType(BillUnavailableException.class)
                .isThrownBy(() -> AlipayBill.read(zip(new byte[0])))
                .satisfies(e -> assertThat(e.chinese()).contains("空的"));
    }
}
