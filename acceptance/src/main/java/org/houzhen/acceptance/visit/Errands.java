package org.houzhen.acceptance.visit;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.houzhen.acceptance.installation.Installation;
import org.houzhen.acceptance.installation.Kiosk;
import org.houzhen.acceptance.wechat.PhonePages;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.simulator.SimulatedCard;
import tools.jackson.databind.JsonNode;

/** What a patient does at a kiosk, press by press. Each begins on the start screen. */
final class Errands {
    /** Clinics that see every grown-up; each patient begins to look at another one, as on a real floor. */
    private static final List<String> DEPARTMENTS = List.of(
            "消化内科", "呼吸内科", "神经内科", "心血管内科", "肾内科", "内分泌科", "普外科", "骨科", "泌尿外科", "神经外科", "眼科", "耳鼻咽喉科", "皮肤科", "中医科",
            "疼痛科");

    /** Less than the half hour before a time segment in which signing in makes a number wait at once. */
    private static final Duration SOON = Duration.ofMinutes(25);

    /** The way to pay that visits choose. */
    static final String WECHAT = "QR-WECHAT";

    static final String ALIPAY = "QR-ALIPAY";

    static final String CARD = "CARD-BANK_CARD";

    static final String CODE = "CODE";

    /** The same to the kiosk; the phone asks its owner first. */
    static final String CODE_ASKING = "CODE-ASKING";

    private static final int CODE_LENGTH = 18;

    static final String PHONE = "13900009999";

    private final Installation floor;
    private final Kiosk kiosk;
    private final IdCard patient;

    Errands(Installation floor, Kiosk kiosk, IdCard patient) {
        this.floor = floor;
        this.kiosk = kiosk;
        this.patient = patient;
    }

    /** Begins an errand and lays the card; opens a record when the hospital asks for one. */
    void identify(String flow, String then) {
        kiosk.await("start");
        kiosk.press("begin", flow);
        kiosk.await("identify");
        floor.devices().idCard().lay(new SimulatedCard(patient));
        try {
            kiosk.await(then, "record");
        } finally {
            floor.devices().idCard().lift();
        }
        if (kiosk.screen().equals("record")) {
            kiosk.press("phone", PHONE);
            kiosk.await(then);
        }
    }

    /** From the departments to the page that shows everything before money; returns the clinic session. */
    JsonNode chooseClinic() {
        int first = Math.floorMod(patient.number().hashCode(), DEPARTMENTS.size());
        return IntStream.range(0, DEPARTMENTS.size())
                .mapToObj(i -> DEPARTMENTS.get((first + i) % DEPARTMENTS.size()))
                .flatMap(name -> chooseIn(name).stream())
                .findFirst()
                .orElseThrow(() -> new Visit.NotSeenException("a number that is free soon"));
    }

    /** Looks from doctor to doctor for a number that is free soon; back among the departments if there is none. */
    private Optional<JsonNode> chooseIn(String department) {
        Optional<JsonNode> found = items(kiosk.await("department").path("categories")).stream()
                .flatMap(category -> items(category.path("departments")).stream())
                .filter(each -> each.path("name").asString().equals(department))
                .filter(Errands::hasNumbers)
                .findFirst();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        kiosk.press("choose", id(found.get()));
        List<JsonNode> clinics = items(kiosk.await("clinic").path("clinics"));
        Optional<JsonNode> chosen = clinics.stream()
                .filter(Errands::hasNumbers)
                .filter(this::chooseSoon)
                .findFirst();
        if (chosen.isEmpty()) {
            kiosk.press("back");
        }
        return chosen;
    }

    private static boolean hasNumbers(JsonNode of) {
        return of.path("remaining").asInt() > 0;
    }

    private boolean chooseSoon(JsonNode clinic) {
        kiosk.await("clinic");
        kiosk.press("choose", id(clinic));
        Instant soon = Instant.now().plus(SOON);
        Optional<JsonNode> slot = items(kiosk.await("slot").path("slots")).stream()
                .filter(each -> each.path("free").asBoolean())
                .filter(each -> Instant.parse(each.path("start").asString()).isBefore(soon))
                .findFirst();
        if (slot.isEmpty()) {
            kiosk.press("back");
            return false;
        }
        kiosk.press("choose", id(slot.get()));
        kiosk.await("confirm");
        return true;
    }

    /** Chooses every bill and asks for the code. */
    JsonNode orderBills() {
        chooseBills();
        kiosk.confirmAndPayBy(WECHAT);
        return kiosk.await("pay");
    }

    /** Chooses every bill and pays in one of the ways. */
    void payBills(String way) {
        chooseBills();
        kiosk.confirmAndPayBy(way.equals(CODE_ASKING) ? CODE : way);
        switch (way) {
            case CARD -> kiosk.await("result");
            case CODE -> {
                showCode(false);
                kiosk.await("result");
            }
            case CODE_ASKING -> {
                showCode(true);
                agree();
            }
            default -> pay();
        }
    }

    /** The phone asks its owner, who agrees once the kiosk says so. */
    private void agree() {
        String tradeNo = kiosk.awaitView(
                        "the phone asks", view -> view.path("step").asString("").equals("AGREE"))
                .path("tradeNo")
                .asString();
        Visit.require(floor.phone().pay(tradeNo), "the phone asks about the order");
        kiosk.await("result");
    }

    /** Holds a payment code of WeChat under the scanner. */
    private void showCode(boolean asks) {
        kiosk.await("pay-code");
        kiosk.awaitView(
                "asks for a code", view -> view.path("step").asString("").equals("CODE"));
        floor.devices().scanner().scan(PhonePages.code("13", CODE_LENGTH, asks, new SecureRandom()));
    }

    /** Chooses every bill and has the medical insurance asked; what it would pay of it. */
    JsonNode askInsurance() {
        return askInsurance("INSURANCE");
    }

    /** The same, by the identity card or by what is shown at the insurance's terminal. */
    JsonNode askInsurance(String shown) {
        chooseBills();
        return askInsuranceBy(shown);
    }

    /** Has the medical insurance asked for what is shown for a last look. */
    JsonNode askInsuranceHere() {
        return askInsuranceBy("INSURANCE");
    }

    private JsonNode askInsuranceBy(String shown) {
        kiosk.press("confirm");
        kiosk.await("payer");
        kiosk.press("choose", shown);
        kiosk.await("split");
        return kiosk.awaitView("who pays what, and how", Errands::canBeAgreedTo).path("split");
    }

    /** The ways to pay the rest come a moment after the split. */
    private static boolean canBeAgreedTo(JsonNode view) {
        return view.path("split").path("cash").path("fen").asLong() == 0
                || !view.path("ways").isEmpty();
    }

    private void chooseBills() {
        if (kiosk.view().path("chosen").asInt() == 0) {
            items(kiosk.view().path("bills")).forEach(each -> kiosk.press("toggle", id(each.path("bill"))));
        }
        kiosk.awaitView("bills chosen", view -> view.path("chosen").asInt() > 0);
    }

    /** Pays what the kiosk shows and waits until it says so; returns the order's number. */
    String pay() {
        String tradeNo = kiosk.await("pay").path("tradeNo").asString();
        Visit.require(floor.phone().pay(tradeNo) || floor.alipay().pay(tradeNo), "the phone finds the order");
        kiosk.await("result");
        return tradeNo;
    }

    void signIn(String slipCode, String registerNo) {
        kiosk.await("start");
        kiosk.press("begin", "SIGN_IN");
        kiosk.await("identify");
        floor.devices().scanner().scan(slipCode);
        kiosk.await("result", "visits");
        if (kiosk.screen().equals("visits")) {
            kiosk.press("choose", registerNo);
            kiosk.await("result");
        }
    }

    /** Prints every report that is ready; how many came out. */
    int printReports() {
        identify("PRINT_REPORTS", "reports");
        kiosk.press("confirm");
        return kiosk.await("reports-done").path("printed").asInt();
    }

    static String id(JsonNode of) {
        return of.path("id").asString();
    }

    static List<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
