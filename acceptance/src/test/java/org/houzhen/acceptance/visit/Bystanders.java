package org.houzhen.acceptance.visit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.houzhen.acceptance.installation.Desk;
import org.houzhen.acceptance.installation.Installation;
import org.houzhen.acceptance.installation.Kiosk;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.simulator.SimulatedCard;
import tools.jackson.databind.JsonNode;

/** Other patients of the same morning, who came before and are already waiting. They go through the same kiosk. */
final class Bystanders implements AutoCloseable {
    private final Installation floor;
    private final Kiosk kiosk;
    private final Desk nurse;

    Bystanders(Installation floor, Desk nurse) {
        this.floor = floor;
        this.nurse = nurse;
        this.kiosk = new Kiosk(floor.agentUrl());
    }

    /** Registers with a clinic for one of its times (0 is the next) and is signed in by the nurse. */
    void come(IdCard person, JsonNode session, int time) {
        kiosk.await("start");
        kiosk.press("begin", "REGISTER");
        kiosk.await("identify");
        floor.devices().idCard().lay(new SimulatedCard(person));
        if (kiosk.await("record", "department").has("maskedDocument")) {
            kiosk.press("phone", "13900008888");
        }
        choose(session.path("session"), time);
        floor.devices().idCard().lift();
        String tradeNo = kiosk.await("pay").path("tradeNo").asString();
        floor.phone().pay(tradeNo);
        String ticket = kiosk.await("result").path("headline").asString();
        kiosk.awaitField("paper", "PRINTED");
        kiosk.press("home");
        nurse.post("/api/desk/areas/" + session.path("area").asString() + "/tickets/" + ticket + "/sign-in");
        kiosk.await("start");
    }

    private void choose(JsonNode clinic, int time) {
        JsonNode department = Errands.items(kiosk.await("department").path("categories")).stream()
                .flatMap(category -> Errands.items(category.path("departments")).stream())
                .filter(each -> each.path("name")
                        .asString()
                        .equals(clinic.path("department").asString()))
                .findFirst()
                .orElseThrow();
        kiosk.press("choose", department.path("id").asString());
        kiosk.await("clinic");
        kiosk.press("choose", clinic.path("id").asString());
        Map<String, String> free = new LinkedHashMap<>();
        Errands.items(kiosk.await("slot").path("slots")).stream()
                .filter(each -> each.path("free").asBoolean())
                .forEach(each -> free.putIfAbsent(
                        each.path("start").asString(), each.path("id").asString()));
        kiosk.press("choose", List.copyOf(free.values()).get(Math.min(time, free.size() - 1)));
        kiosk.await("confirm");
        kiosk.confirmAndPayBy(Errands.WECHAT);
    }

    /** Another room opens and calls whoever is next there. */
    void callNext(JsonNode session) {
        String room = "/api/desk/areas/" + session.path("area").asString() + "/rooms/"
                + session.path("roomId").asString();
        nurse.post(
                room + "/open",
                Map.of("sessions", List.of(session.path("session").path("id").asString())));
        nurse.post(room + "/call-next");
    }

    @Override
    public void close() {
        kiosk.close();
    }
}
