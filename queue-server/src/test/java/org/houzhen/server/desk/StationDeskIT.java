package org.houzhen.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.StationOrder;
import org.houzhen.server.hospital.Stations;
import org.houzhen.server.itinerary.Stop;
import org.houzhen.server.queue.TicketOffice;
import org.junit.jupiter.api.Test;

/** Windows, devices, the pharmacy and the emergency triage in a browser, before the whole server and its hospital. */
class StationDeskIT extends StationHouse {
    @Test
    void bloodIsDrawnThenTheNextStopOpensAndWhoIsNotReadyIsNotMissed() {
        String patient = "P0000009";
        pays(patient, "C05", "L012", "L001", "E054");
        pays("P0000010", "C05", "L001");
        signIn("technician");
        assertThat(page.locator(".tabs button").first()).containsText("采血");
        button("开放 采血1号窗").click();

        assertThat(task("X001")).containsText("空腹");
        assertThat(way(patient))
                .containsExactly(
                        "REGISTER DONE",
                        "SIGN_IN OPEN",
                        "DOCTOR PLANNED",
                        "PAY DONE",
                        "BLOOD OPEN X001",
                        "EXAM PLANNED",
                        "RETURN PLANNED");
        pictures("station-blood-checks");
        english("station-blood-checks");
        task("X001").getByRole(AriaRole.BUTTON).first().click();
        assertThat(page.locator("tr.ticket")).hasCount(2);

        page.keyboard().press("n");
        Locator room = page.locator(".room");
        assertThat(room).containsText("X001");
        assertThat(room).containsText("紫帽管");
        assertThat(room).containsText("黄帽管");
        pictures("station-blood-call");
        screens("blood", "X", "X001");
        page.keyboard().press("e");
        assertThat(button("采血完成")).isVisible();
        page.keyboard().press("f");

        assertThat(page.locator("[data-done=X001]")).containsText("U001");
        assertThat(stop(patient, Stop.Kind.BLOOD).state()).isEqualTo(Stop.State.DONE);
        Awaitility.await("the hospital knows").atMost(Duration.ofSeconds(20)).until(() -> performed(patient, "BLOOD"));
        pictures("station-blood-done");

        whoIsNotReadyIsNotMissed();
        assertThat(stop(patient, Stop.Kind.EXAM).state()).isEqualTo(Stop.State.DONE);
        assertThat(stop(patient, Stop.Kind.RETURN).state())
                .as("the blood has no report yet")
                .isEqualTo(Stop.State.PLANNED);
    }

    private void whoIsNotReadyIsNotMissed() {
        page.locator(".tabs button").nth(2).click();
        button("开放 超声1室").click();
        assertThat(task("U001")).containsText("憋尿");
        task("U001").getByRole(AriaRole.BUTTON).first().click();
        assertThat(page.locator("[data-door=U001]")).isVisible();
        page.keyboard().press("n");
        assertThat(page.locator(".room.calling")).isVisible();
        page.locator(".room").getByText("未准备好").click();
        button("已准备好，重新排队").click();
        assertThat(page.locator("[data-door=U001]")).isVisible();
        page.keyboard().press("n");
        assertThat(page.locator(".room.calling")).isVisible();
        page.keyboard().press("e");
        assertThat(button("检查完成")).isVisible();
        pictures("station-ultrasound");
        page.keyboard().press("f");

        assertThat(page.locator("[data-done=U001]")).containsText("没有下一站");
    }

    private static boolean performed(String patient, String station) {
        return server.bean(Stations.class).of(context(), patient, MONDAY).stream()
                .filter(order -> order.station().equals(station))
                .allMatch(order -> order.state() == StationOrder.State.PERFORMED);
    }

    @Test
    void medicineIsCalledWhenItIsReadyAndWhoDoesNotComeStaysOnTheList() {
        signIn("pharmacist");
        button("开放 药房1号窗").click();
        button("开放 药房2号窗").click();
        assertThat(page.locator(".room")).hasCount(2);
        pays("P0000011", "C02", "M001", "M001", "M009");
        Awaitility.await("first ticket").until(() -> way("P0000011").contains("PHARMACY WAITING P001"));
        pays("P0000012", "C02", "M101", "M003");
        Awaitility.await("second ticket").until(() -> way("P0000012").contains("PHARMACY WAITING P002"));
        pays("P0000013", "C02", "M005");

        assertThat(task("P002")).containsText("预计 10:40 可取");
        assertThat(task("P001")).containsText("×2");
        assertThat(task("P003")).isVisible();
        pictures("station-pharmacy");
        english("station-pharmacy");
        page.keyboard().press("n");
        assertThat(page.locator(".note.refused")).isVisible();
        task("P001").getByText("药已配齐，可叫号").click();
        assertThat(page.locator("tr.ticket")).hasCount(1);
        page.locator(".room").first().getByText("叫下一位").click();
        assertThat(page.locator(".room").first()).containsText("P001");
        screens("pharmacy", "P", "P001");
        page.locator(".room").first().getByText("过号").click();
        assertThat(page.locator(".side .aside").first()).containsText("P001");
        pictures("station-pharmacy-uncollected");
        page.locator(".side .aside").first().getByRole(AriaRole.BUTTON).last().click();
        assertThat(page.locator("tr.ticket")).hasCount(1);
        page.locator(".room").first().getByText("叫下一位").click();
        page.locator(".room").first().getByText("已到窗口").click();
        page.locator(".room").first().getByText("已发药").click();

        assertThat(page.locator("[data-done=P001]")).isVisible();
        assertThat(stop("P0000011", Stop.Kind.PHARMACY).state()).isEqualTo(Stop.State.DONE);
    }

    @Test
    void theTriageNurseGradesAndTheGradeDecidesTheOrder() {
        var office = server.bean(TicketOffice.class);
        for (String patient : List.of("P0000014", "P0000015", "P0000016")) {
            Registration visit = registers(patient, "C20");
            office.take(new TicketOffice.NewTicket(
                    UUID.randomUUID(),
                    visit.registerNo(),
                    TicketOffice.Line.of(visit.session()),
                    patient,
                    visit.patient().name(),
                    40,
                    visit.slot().start(),
                    visit.slot().end(),
                    "terminal:1"));
            office.signIn(UUID.randomUUID(), visit.registerNo(), "terminal:1");
        }
        signIn("nurse");
        Locator third = page.locator("tr.ticket[data-ticket=A003]");
        button("分级 A003").click();
        pictures("triage-dialog");
        page.locator("dialog").getByText("二级").click();
        button("确定分级").click();

        assertThat(page.locator("tr.ticket").first()).containsText("A003");
        assertThat(page.locator("tr.ticket").first()).containsText("急诊二级");
        assertThat(third.getByText("二级", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        pictures("triage");
        english("triage");
    }

    @Test
    void peopleWorkOnlyWhereTheyAreNamed() {
        Map<String, String> mayNot = Map.of(
                "/api/desk/areas/B", "technician",
                "/api/desk/areas/P/stops", "technician",
                "/api/desk/areas/X", "pharmacist",
                "/api/desk/areas/C", "cashier");
        mayNot.forEach((path, name) -> assertThat(server.send("GET", path, "", "Cookie", cookie(name, PASSWORD))
                        .statusCode())
                .as(name + " " + path)
                .isEqualTo(403));
        assertThat(server.send("GET", "/api/desk/areas/P/stops", "", "Cookie", cookie("pharmacist", PASSWORD))
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.send(
                                "POST",
                                "/api/desk/areas/X/tickets/X001/grade",
                                "{\"grade\":1}",
                                "Cookie",
                                cookie("technician", PASSWORD),
                                "X-Requested-With",
                                "houzhen",
                                "Idempotency-Key",
                                UUID.randomUUID().toString())
                        .statusCode())
                .isEqualTo(403);
    }
}
