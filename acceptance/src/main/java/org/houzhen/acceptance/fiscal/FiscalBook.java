package org.houzhen.acceptance.fiscal;

import java.math.BigDecimal;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The platform's books. A business number has one bill, a bill at most one red one. Not for two threads. */
final class FiscalBook {
    private static final String BATCH = "11060125";
    private static final String RED_BATCH = "11060126";
    private static final int NUMBER_FIRST = 8_000_001;

    private final Map<String, Issued> bills = new LinkedHashMap<>();
    private final Map<String, Red> reds = new HashMap<>();
    private final SecureRandom random = new SecureRandom();
    private int numbers = NUMBER_FIRST;
    private int repeats;

    /** A bill. */
    record Issued(String number, String check, String pageId, JsonNode request) {
        BigDecimal total() {
            return request.path("totalAmt").decimalValue();
        }
    }

    private record Red(String number, String check) {}

    /** A call is refused with this code. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        RefusedException(String code) {
            super(code);
        }
    }

    Map<String, Issued> bills() {
        return bills;
    }

    boolean isTakenBack(Issued bill) {
        return reds.containsKey(bill.number());
    }

    int taken() {
        return reds.size();
    }

    int repeats() {
        return repeats;
    }

    /** What is answered to one call of a method. */
    Map<String, ?> answer(String method, ObjectNode data, URI pages) throws RefusedException {
        return switch (method) {
            case "invEBillRegistration", "invoiceEBillOutpatient" -> issue(data, pages);
            case "getEBillStatesByBusInfo" -> state(bills.get(text(data, "busNo")), pages);
            case "getEBillStatesByBillInfo" -> state(byNumber(data), pages);
            case "writeOffEBill" -> takeBack(data);
            default -> throw new RefusedException("E0001");
        };
    }

    private Map<String, ?> issue(ObjectNode data, URI pages) throws RefusedException {
        String busNo = text(data, "busNo");
        if (bills.containsKey(busNo)) {
            repeats++;
        } else {
            check(data);
            bills.put(busNo, new Issued("%010d".formatted(numbers++), letters(6), letters(24), data));
        }
        return blue(bills.get(busNo), pages);
    }

    /** Sums of lines, of payers and of ways to pay must each make the total; a bill of nothing is none. */
    private static void check(ObjectNode data) throws RefusedException {
        BigDecimal total = data.path("totalAmt").decimalValue();
        boolean named =
                !text(data, "payer").isEmpty() && !text(data, "placeCode").isEmpty();
        BigDecimal parts = sum(data, "accountPay", "fundPay", "otherfundPay", "ownPay");
        boolean adds = sums(data.path("chargeDetail"), "amt").compareTo(total) == 0
                && sums(data.path("listDetail"), "amt").compareTo(total) == 0
                && sums(data.path("payChannelDetail"), "payChannelValue").compareTo(total) == 0
                && parts.compareTo(total) == 0;
        if (!named || !adds || total.signum() <= 0) {
            throw new RefusedException(adds ? "E0002" : "E0003");
        }
    }

    private static BigDecimal sum(ObjectNode data, String... fields) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String field : fields) {
            sum = sum.add(data.path(field).decimalValue());
        }
        return sum;
    }

    private static BigDecimal sums(JsonNode rows, String field) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode row : rows) {
            sum = sum.add(row.path(field).decimalValue());
        }
        return sum;
    }

    private String letters(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(Character.forDigit(random.nextInt(36), 36));
        }
        return text.toString();
    }

    private static Map<String, String> blue(Issued bill, URI pages) {
        Map<String, String> fields = new HashMap<>();
        fields.put("billBatchCode", BATCH);
        fields.put("billNo", bill.number());
        fields.put("random", bill.check());
        fields.put("createTime", text(bill.request(), "busDateTime"));
        fields.put("pictureUrl", pages.resolve("/bill/" + bill.pageId()).toString());
        fields.put("pictureNetUrl", pages.resolve("/bill/" + bill.pageId()).toString());
        return fields;
    }

    /** A business that has no bill is told by empty fields. */
    private Map<String, String> state(Issued bill, URI pages) {
        if (bill == null) {
            return Map.of("billNo", "");
        }
        Map<String, String> fields = blue(bill, pages);
        Red red = reds.get(bill.number());
        fields.put("state", red == null ? "1" : "2");
        fields.put("isScarlet", red == null ? "0" : "1");
        if (red != null) {
            fields.put("scarletBillBatchCode", RED_BATCH);
            fields.put("scarletBillNo", red.number());
            fields.put("scarletRandom", red.check());
        }
        return fields;
    }

    private Issued byNumber(ObjectNode data) {
        return bills.values().stream()
                .filter(bill -> bill.number().equals(text(data, "billNo"))
                        && text(data, "billBatchCode").equals(BATCH))
                .findFirst()
                .orElse(null);
    }

    private Map<String, String> takeBack(ObjectNode data) throws RefusedException {
        Issued bill = byNumber(data);
        if (bill == null || reds.containsKey(bill.number())) {
            throw new RefusedException(bill == null ? "E0004" : "E0005");
        }
        var red = new Red("%010d".formatted(numbers++), letters(6));
        reds.put(bill.number(), red);
        return Map.of(
                "eScarletBillBatchCode", RED_BATCH,
                "eScarletBillNo", red.number(),
                "eScarletRandom", red.check(),
                "createTime", text(data, "busDateTime"));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
