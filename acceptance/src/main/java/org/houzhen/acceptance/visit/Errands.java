package org.houzhen.acceptance.visit;

import java.util.List;
import java.util.stream.StreamSupport;
import org.houzhen.acceptance.installation.Installation;
import org.houzhen.acceptance.installation.Kiosk;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.simulator.SimulatedCard;
import tools.jackson.databind.JsonNode;

/** What a patient does at a kiosk, press by press. Each begins on the start screen. */
final class Errands {
    private static final String DEPARTMENT = "消化内科";
    private static final String PHONE = "13900009999";

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
        JsonNode department = items(kiosk.view().path("categories")).stream()
                .flatMap(category -> items(category.path("departments")).stream())
                .filter(each -> each.path("name").asString().equals(DEPARTMENT))
                .findFirst()
                .orElseThrow();
        kiosk.press("choose", id(department));
        JsonNode clinic = items(kiosk.await("clinic").path("clinics")).stream()
                .filter(each -> each.path("remaining").asInt() > 0)
                .findFirst()
                .orElseThrow();
        kiosk.press("choose", id(clinic));
        JsonNode slot = items(kiosk.await("slot").path("slots")).stream()
                .filter(each -> each.path("free").asBoolean())
                .findFirst()
                .orElseThrow();
        kiosk.press("choose", id(slot));
        kiosk.await("confirm");
        return clinic;
    }

    /** Chooses every bill and asks for the code. */
    JsonNode orderBills() {
        if (kiosk.view().path("chosen").asInt() == 0) {
            items(kiosk.view().path("bills")).forEach(each -> kiosk.press("toggle", id(each.path("bill"))));
        }
        kiosk.awaitView("bills chosen", view -> view.path("chosen").asInt() > 0);
        kiosk.press("confirm");
        return kiosk.await("pay");
    }

    /** Pays what the kiosk shows and waits until it says so; returns the order's number. */
    String pay() {
        String tradeNo = kiosk.await("pay").path("tradeNo").asString();
        Visit.require(floor.phone().pay(tradeNo), "the phone finds the order");
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
