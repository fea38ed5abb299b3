package org.houzhen.server.reconciliation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.houzhen.server.alipay.TestAlipayBill;
import org.houzhen.server.bankcard.TestCards;
import org.houzhen.server.channel.BillLine;
import org.houzhen.server.channel.ChannelBill;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.server.wechat.TestWeChatBill;
import org.houzhen.wire.Money;

/** The bills of one channel, written byte for byte as it writes them and read as the product reads them. */
abstract class BillFiles implements ChannelBill {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Charset GBK = Charset.forName("GBK");

    private final String channel;
    private final Map<LocalDate, List<String>> lines = new HashMap<>();

    private BillFiles(String channel) {
        this.channel = channel;
    }

    @Override
    public String channel() {
        return channel;
    }

    /** A sale; its number may be none of ours. */
    abstract void paid(String number, Money amount, Instant at);

    /** The sale itself was taken back. */
    abstract void undone(String number, Money amount, Instant at);

    /** Money of the sale went back under a number of ours. */
    abstract void returned(String number, String refundNo, Money amount, Instant at);

    abstract byte[] file(List<String> rows);

    abstract List<BillLine> read(byte[] file) throws IOException;

    final void add(Instant at, String line) {
        lines.computeIfAbsent(LocalDate.ofInstant(at, VirtualClock.ZONE), any -> new ArrayList<>())
                .add(line);
    }

    /** No platform promises an order. */
    final void shuffle(Random random) {
        lines.values().forEach(day -> Collections.shuffle(day, random));
    }

    final byte[] file(LocalDate day) {
        return file(lines.getOrDefault(day, List.of()));
    }

    @Override
    public List<BillLine> bill(LocalDate day) {
        try {
            return read(file(day));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(VirtualClock.ZONE));
    }

    private interface Writer {
        void write(OutputStream out) throws IOException;
    }

    private static byte[] bytes(Writer writer) {
        var bytes = new ByteArrayOutputStream();
        try {
            writer.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static BillFiles weChat() {
        return new WeChat();
    }

    private static final class WeChat extends BillFiles {
        private static final String COLUMNS =
                "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,"
                        + "微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";
        private static final String ROW =
                "`%s,`wx2421b1c4370ec43b,`1900000109,`0,`,`42000%s,`%s,`oUpF8uMuAJO,`MICROPAY,`%s,`OTHERS,`CNY,`%s,`0.00,"
                        + "`0,`%s,`%s,`0.00,`,`,`门诊, 挂号,`,`0.00000,`0.60%%,`%s,`%s,`";

        private WeChat() {
            super("WECHAT");
        }

        @Override
        void paid(String number, Money amount, Instant at) {
            add(
                    at,
                    ROW.formatted(
                            time(at), number, number, "SUCCESS", amount.yuan(), "0", "0.00", amount.yuan(), "0.00"));
        }

        @Override
        void undone(String number, Money amount, Instant at) {
            back(number, "REVOKED", "0", amount, at);
        }

        @Override
        void returned(String number, String refundNo, Money amount, Instant at) {
            back(number, "REFUND", refundNo, amount, at);
        }

        private void back(String number, String state, String refundNo, Money amount, Instant at) {
            String yuan = amount.yuan();
            add(at, ROW.formatted(time(at), number, number, state, "0.00", refundNo, yuan, "0.00", yuan));
        }

        @Override
        byte[] file(List<String> rows) {
            String sums = "总交易单数,应结订单总金额,退款总金额\r\n`" + rows.size() + ",`0.00,`0.00\r\n";
            String text = "\uFEFF" + COLUMNS + "\r\n" + String.join("\r\n", rows) + "\r\n" + sums;
            return bytes(out -> {
                try (var packed = new GZIPOutputStream(out)) {
                    packed.write(text.getBytes(StandardCharsets.UTF_8));
                }
            });
        }

        @Override
        List<BillLine> read(byte[] file) throws IOException {
            return TestWeChatBill.read(file);
        }
    }

    static BillFiles alipay() {
        return new Alipay();
    }

    private static final class Alipay extends BillFiles {
        private Alipay() {
            super("ALIPAY");
        }

        private static final String COLUMNS = "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,"
                + "支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,"
                + "退款批次号/请求号,服务费（元）,分润（元）,备注";
        private static final List<String> GOODS = List.of("门诊挂号", "\"CT, 胸部\"", "B超,肝,胆");

        @Override
        void paid(String number, Money amount, Instant at) {
            add(at, row(number, at, "交易", amount.yuan(), ""));
        }

        /** As it comes: without a number, with the trade's, or with a word. */
        @Override
        void undone(String number, Money amount, Instant at) {
            List<String> names = List.of("", number, "cancel");
            add(at, row(number, at, "退款", "-" + amount.yuan(), any(names, number)));
        }

        @Override
        void returned(String number, String refundNo, Money amount, Instant at) {
            add(at, row(number, at, "退款", "-" + amount.yuan(), refundNo));
        }

        private String any(List<String> texts, String number) {
            return texts.get(Math.floorMod(number.hashCode(), texts.size()));
        }

        private String row(String number, Instant at, String type, String yuan, String refundNo) {
            return "2026030222%s\t,%s\t,%s  ,%s,%s,%s,\t,,\t,\t,*缘(138****0000),%s,%s,0.00,0.00,0.00,0.00,0.00,,0.00,0.00,%s\t,0.00,0.00,"
                    .formatted(number, number, type, any(GOODS, number), time(at), time(at), yuan, yuan, refundNo);
        }

        @Override
        byte[] file(List<String> rows) {
            String text = "#支付宝业务明细查询\r\n#账号：[20880000]\r\n#----业务明细列表----\r\n" + COLUMNS + "\r\n"
                    + String.join("\r\n", rows) + "\r\n#----业务明细列表结束----\r\n#导出时间：[2026年03月03日]\r\n";
            return bytes(out -> {
                try (var zip = new ZipOutputStream(out, GBK)) {
                    zip.putNextEntry(new ZipEntry("20880000_业务明细(汇总).csv"));
                    zip.write("#支付宝业务汇总查询\r\n".getBytes(GBK));
                    zip.putNextEntry(new ZipEntry("20880000_业务明细.csv"));
                    zip.write(text.getBytes(GBK));
                }
            });
        }

        @Override
        List<BillLine> read(byte[] file) throws IOException {
            return TestAlipayBill.read(file);
        }
    }

    /** The bank's statement; a sale is known by the reference that its kiosk has proven. */
    static BillFiles card(TestCards cards, Map<String, String> references) {
        return new Card(cards.bill(), references);
    }

    private static final class Card extends BillFiles {
        private final ChannelBill bank;
        private final Map<String, String> references;
        private int numbers = 500_000;

        private Card(ChannelBill bank, Map<String, String> references) {
            super("BANK_CARD");
            this.bank = bank;
            this.references = references;
        }

        @Override
        void paid(String number, Money amount, Instant at) {
            add(at, row("消费", amount, at, references.getOrDefault(number, number), ""));
        }

        @Override
        void undone(String number, Money amount, Instant at) {
            add(at, row("冲正", amount, at, "%012d".formatted(++numbers), references.get(number)));
        }

        @Override
        void returned(String number, String refundNo, Money amount, Instant at) {
            add(at, row("撤销", amount, at, "%012d".formatted(++numbers), references.get(number)));
        }

        private String row(String type, Money amount, Instant at, String reference, String original) {
            LocalDateTime local = LocalDateTime.ofInstant(at, VirtualClock.ZONE);
            return "%s,%s,%tT,%s,%s,0.05,%s,%s"
                    .formatted(
                            TestCards.TERMINAL, local.toLocalDate(), local, type, amount.yuan(), reference, original);
        }

        @Override
        byte[] file(List<String> rows) {
            return ("终端号,交易日期,交易时间,交易类型,金额,手续费,参考号,原参考号\n" + String.join("\n", rows)).getBytes(GBK);
        }

        @Override
        List<BillLine> read(byte[] file) {
            throw new UnsupportedOperationException("it is handed in");
        }

        @Override
        public List<BillLine> bill(LocalDate day) {
            return bank.bill(day);
        }

        @Override
        public Optional<HandedIn> handedIn() {
            return bank.handedIn();
        }
    }
}
