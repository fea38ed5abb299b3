package org.houzhen.acceptance.alipay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.houzhen.acceptance.alipay.AlipaySimulator.Page;
import org.houzhen.acceptance.alipay.AlipaySimulator.Request;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform's calls, with what goes wrong on purpose. Used on the simulator's own thread only. */
final class AlipayGateway {
    private static final Charset GBK = Charset.forName("GBK");
    private static final String COLUMNS = "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,"
            + "支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注";
    private static final String LINE = "#-----------------------------------------业务明细列表";

    private final AlipayBook book;
    private final AlipayKeys keys;
    private final AlipayNotifier notifier;
    private final JsonMapper json = new JsonMapper();
    private AlipayFaults faults = AlipayFaults.NONE;
    private int faultsLeft;

    AlipayGateway(AlipayBook book, AlipayKeys keys, AlipayNotifier notifier) {
        this.book = book;
        this.keys = keys;
        this.notifier = notifier;
    }

    void faults(AlipayFaults wanted) {
        faults = wanted;
        faultsLeft = wanted.times() == 0 ? Integer.MAX_VALUE : wanted.times();
        notifier.faults(wanted);
    }

    /** The signed answer; empty when it is lost on its way. */
    Optional<String> answer(Request request, URI here) {
        Map<String, String> parameters = new LinkedHashMap<>(form(request.uri().getRawQuery()));
        parameters.putAll(form(request.body()));
        String method = parameters.getOrDefault("method", "");
        Map<String, String> signed = new LinkedHashMap<>(parameters);
        String signature = Optional.ofNullable(signed.remove("sign")).orElse("");
        boolean genuine = keys.accepts(AlipayKeys.text(signed), signature)
                && parameters.getOrDefault("app_id", "").equals(AlipayKeys.APP_ID);
        if (!genuine) {
            Map<String, Object> refused = AlipayBook.answer("40002", "Invalid Arguments");
            refused.put("sub_code", "isv.invalid-signature");
            return Optional.of(sealed("error_response", refused));
        }
        if (strikes(faults.busyOf(), method)) {
            Map<String, Object> busy = AlipayBook.answer("20000", "Service Currently Unavailable");
            busy.put("sub_code", "isp.unknow-error");
            return Optional.of(sealed(method.replace('.', '_') + "_response", busy));
        }
        Map<String, Object> done = work(method, parameters, here);
        return strikes(faults.dropAnswerOf(), method)
                ? Optional.empty()
                : Optional.of(sealed(method.replace('.', '_') + "_response", done));
    }

    private boolean strikes(String wanted, String method) {
        boolean struck = faultsLeft > 0 && (wanted.equals(method) || wanted.equals("all"));
        if (struck) {
            faultsLeft--;
        }
        return struck;
    }

    static Map<String, String> form(String text) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : Optional.ofNullable(text).orElse("").split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private Map<String, Object> work(String method, Map<String, String> parameters, URI here) {
        String notifyUrl = parameters.getOrDefault("notify_url", "");
        try {
            JsonNode request = json.readTree(parameters.getOrDefault("biz_content", ""));
            return switch (method) {
                case "alipay.trade.precreate" -> book.precreate(request, notifyUrl);
                case "alipay.trade.pay" -> told(book.pay(request, notifyUrl));
                case "alipay.trade.query" -> book.query(request);
                case "alipay.trade.close" -> book.close(request);
                case "alipay.trade.cancel" -> book.cancel(request);
                case "alipay.trade.refund" -> toldOfRefund(request, book.refund(request));
                case "alipay.trade.fastpay.refund.query" -> book.queryRefund(request);
                case "alipay.data.dataservice.bill.downloadurl.query" ->
                    billUrl(here, request.path("bill_date").asString(""));
                default -> AlipayBook.failed("isv.invalid-method");
            };
        } catch (JacksonException e) {
            return AlipayBook.failed("ACQ.INVALID_PARAMETER");
        }
    }

    private Map<String, Object> told(Map<String, Object> answer) {
        if (answer.get("code").equals("10000")) {
            notify(answer.get("out_trade_no").toString());
        }
        return answer;
    }

    /** Money that went back is told with the state of the payment, once for each refund. */
    private Map<String, Object> toldOfRefund(JsonNode request, Map<String, Object> answer) {
        if ("Y".equals(answer.get("fund_change"))) {
            String number = answer.get("out_trade_no").toString();
            book.trade(number)
                    .ifPresent(trade -> notifier.send(
                            trade,
                            book.toldOfRefund(
                                    trade, request.path("out_request_no").asString(""))));
        }
        return answer;
    }

    private void notify(String number) {
        book.trade(number).ifPresent(trade -> notifier.send(trade, book.told(trade)));
    }

    boolean pay(String number) {
        boolean paid = book.agree(number);
        if (paid) {
            notify(number);
        }
        return paid;
    }

    private static Map<String, Object> billUrl(URI here, String day) {
        Map<String, Object> answer = AlipayBook.answer("10000", "Success");
        answer.put("bill_download_url", here + "/bill/trade.csv.zip?token=" + day);
        return answer;
    }

    Page bill(URI asked) {
        LocalDate day = LocalDate.parse(form(asked.getRawQuery()).getOrDefault("token", ""));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, GBK)) {
            zip.putNextEntry(new ZipEntry("20880000_业务明细(汇总).csv"));
            zip.write("#支付宝业务汇总查询\n".getBytes(GBK));
            zip.putNextEntry(new ZipEntry("20880000_业务明细.csv"));
            String rows = String.join("\r\n", book.bill(day));
            String head = "#支付宝业务明细查询\r\n#账号：[20880000]\r\n#起始日期：[%s]   终止日期：[%s]\r\n".formatted(day, day.plusDays(1));
            String table = COLUMNS + "\r\n" + rows + "\r\n";
            zip.write(
                    (head + LINE + "\r\n" + table + LINE + "结束\r\n#导出时间：[" + day.plusDays(1) + "]\r\n").getBytes(GBK));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Page(200, "application/zip", bytes.toByteArray());
    }

    /** The signature covers the text of the inner object as it stands there. */
    private String sealed(String name, Map<String, Object> answer) {
        String inner = json.writeValueAsString(answer).replace("/", "\\/");
        String sign = keys.sign(faults.badSignature() ? inner + " " : inner);
        return "{\"" + name + "\":" + inner + ",\"sign\":\"" + sign + "\"}";
    }
}
