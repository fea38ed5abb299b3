package org.houzhen.acceptance.visit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.houzhen.acceptance.visit.Chromium.press;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.houzhen.acceptance.installation.Accounts;
import org.houzhen.acceptance.installation.Desk;
import org.houzhen.acceptance.installation.Installation;
import org.houzhen.acceptance.installation.Kiosk;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.simulator.SimulatedCard;
import org.houzhen.hardware.simulator.SimulatedPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An extra number (加号), from the doctor's consent to the call, by presses on pages. */
class ExtraNumberIT {
    private static final String AREA = "B";
    private static final String DOCTOR = "试诊医生";
    private static final String PASSWORD = "Lantern-Orchard-27";
    private static final IdCard PATIENT = SimulatedPeople.all().get(1);

    @TempDir
    private static Path data;

    private Installation floor;
    private Accounts accounts;
    private Desk nurse;
    private Desk administrator;
    private KioskPages pages;
    private Chromium chromium;
    private Page kiosk;
    private JsonNode clinic;
    private String ticket;

    @BeforeEach
    void start() throws Exception {
        floor = Installation.start(data, Installation.Ports.free());
        accounts = Accounts.of(floor);
        nurse = accounts.signIn(floor, "nurse");
        administrator = accounts.signIn(floor, "admin");
        clinic = Errands.items(nurse.get("/api/desk/sessions")).stream()
                .filter(each -> each.path("area").asString().equals(AREA))
                .filter(each -> each.path("session").path("remaining").asInt() > 0)
                .findFirst()
                .orElseThrow();
        nurse.post(room("open"), Map.of("sessions", List.of(session())));
        administrator.post(
                "/api/desk/staff",
                Map.of(
                        "name",
                        DOCTOR,
                        "role",
                        "DOCTOR",
                        "password",
                        PASSWORD,
                        "doctorId",
                        new Rows(floor::store)
                                .text("hospital", "select doctor_id from clinic_session where id = ?", session()),
                        "areas",
                        List.of()));
        opensARecord();
        pages = new KioskPages(floor, PATIENT);
        chromium = pages.chromium;
        kiosk = pages.kiosk;
    }

    @AfterEach
    void stop() {
        if (pages != null) {
            pages.close();
        }
        floor.close();
    }

    private String session() {
        return clinic.path("session").path("id").asString();
    }

    private String room(String verb) {
        return "/api/desk/areas/" + AREA + "/rooms/" + clinic.path("roomId").asString() + "/" + verb;
    }

    /** The patient has been in the house, and has no number today. */
    private void opensARecord() {
        try (var page = new Kiosk(floor.agentUrl())) {
            page.await("start");
            page.press("begin", "REGISTER");
            page.await("identify");
            floor.devices().idCard().lay(new SimulatedCard(PATIENT));
            page.await("record");
            page.press("phone", "13900001234");
            page.await("department");
            floor.devices().idCard().lift();
            page.press("home");
            page.await("start");
        }
    }

    @Test
    void theDoctorConsentsAndThePatientRegistersPaysAndIsCalledWithTheMark() throws Exception {
        nobodyElseConsents();
        nobodyUnknownIsFound();
        theDoctorConsents();
        thePatientRegistersAndPays();
        isCalled();
        itServesOnceAndIsListed();
        assertThat(chromium.complaints()).isEmpty();
    }

    private void nobodyElseConsents() {
        String extras = "/api/desk/areas/" + AREA + "/queues/" + session() + "/extras";
        Map<String, String> wish = Map.of("patientId", "P0000001", "reason", "CONDITION_WORSE");
        assertThat(refusal(nurse, extras, wish)).isEqualTo("EXTRA_DOCTOR_ONLY");
        Desk another = accounts.signIn(floor, "doctor");
        String own =
                new Rows(floor::store).text("hospital", "select doctor_id from clinic_session where id = ?", session());
        if (!own.equals("D008")) { // The demonstration's doctor may happen to hold this very clinic.
            assertThat(refusal(another, extras, wish)).isEqualTo("EXTRA_DOCTOR_ONLY");
        }
    }

    private void nobodyUnknownIsFound() {
        var doctor = new Desk(floor.serverUrl(), DOCTOR, PASSWORD);
        String find = "/api/desk/areas/" + AREA + "/queues/" + session() + "/extra-patient";
        assertThat(refusal(doctor, find, Map.of("number", "B999"))).isEqualTo("EXTRA_PATIENT_UNKNOWN");
        assertThat(refusal(doctor, find, Map.of("number", PATIENT.number()))).isEqualTo("EXTRA_NAME_MISSING");
        assertThat(refusal(doctor, find, Map.of("number", PATIENT.number(), "name", "王不是")))
                .isEqualTo("IDENTITY_MISMATCH");
    }

    private static String refusal(Desk desk, String path, Object body) {
        try {
            desk.post(path, body);
            return "";
        } catch (Desk.RefusedException e) {
            return e.code();
        }
    }

    private void theDoctorConsents() {
        Page doctor = pages.desk(DOCTOR, PASSWORD);
        press(doctor, "加号");
        Locator dialog = doctor.getByRole(AriaRole.DIALOG);
        dialog.locator("[name=number]").fill(PATIENT.number());
        dialog.locator("[name=name]").fill(PATIENT.name());
        chromium.shoot(doctor, "doctor-extra-find");
        press(doctor, "查找患者");
        assertThat(dialog.locator(".subject")).containsText(PATIENT.name());
        assertThat(dialog).containsText("本半天还可以加 5 个号");
        press(doctor, "同意加号");
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("请选择原因");
        dialog.getByText("病情加重").click();
        chromium.shoot(doctor, "doctor-extra");
        press(doctor, "同意加号");
        assertThat(doctor.locator(".patient")).containsText("已同意为 " + PATIENT.name() + " 加号");
        chromium.shoot(doctor, "doctor-extra-done");
    }

    private void thePatientRegistersAndPays() throws Exception {
        begin();
        assertThat(kiosk.locator("h1")).hasText("医生已同意为您加号");
        Locator offer = kiosk.locator("[data-id='" + session() + "']");
        assertThat(offer).containsText(clinic.path("session").path("doctor").asString());
        pages.shoot("kiosk-extra");
        offer.click();
        assertThat(kiosk.locator("dl")).containsText("加号，排在当前时段的最后");
        pages.shoot("kiosk-extra-confirm");
        kiosk.locator("[data-action=confirm]").click();
        kiosk.locator("[data-way=QR-WECHAT]").click();
        assertThat(kiosk.locator("svg.qr")).isVisible();
        Page phone = chromium.open(floor.phone().url(), 420, 760);
        phone.locator("#waiting .card")
                .getByText("支付", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(kiosk.locator("h1")).hasText("挂号成功");
        assertThat(kiosk.locator("[data-paper=PRINTED]")).isVisible();
        ticket = kiosk.locator(".ticket strong").textContent().trim();
        pages.shoot("kiosk-extra-result");
        assertThat(pages.slip("挂号凭条", "加（加号）").first()).isVisible();
        chromium.shoot(pages.devices, "devices-extra-slip");
        pages.liftCard();
        pages.leaveKiosk();
    }

    private void isCalled() {
        Page hall = chromium.open(floor.serverUrl().resolve("/screen/hall-" + AREA), 1920, 1080);
        Page door = chromium.open(
                floor.serverUrl()
                        .resolve("/screen/door-" + clinic.path("roomId").asString()),
                1080,
                1920);
        nurse.post("/api/desk/areas/" + AREA + "/tickets/" + ticket + "/sign-in");
        nurse.post(room("call-next"));
        Locator call = hall.locator(".call", new Page.LocatorOptions().setHasText(ticket));
        assertThat(call.locator(".class")).hasText("加");
        assertThat(door.locator("[data-state=CALLING] .class")).hasText("加");
        assertThat(call).hasCSS("opacity", "1");
        chromium.shoot(hall, "hall-extra");
        chromium.shoot(door, "door-extra");
        Page called = pages.desk(DOCTOR, PASSWORD);
        assertThat(called.locator(".who-now")).containsText("加");
        chromium.shoot(called, "doctor-extra-called");
    }

    private void itServesOnceAndIsListed() {
        begin();
        assertThat(kiosk.locator("h1")).hasText("您要看哪个科室？");
        JsonNode listed = Errands.items(
                        administrator.get("/api/desk/order-changes/" + AREA).path("rows"))
                .stream()
                .filter(row -> row.path("verb").asString().equals("EXTRA"))
                .findFirst()
                .orElseThrow();
        assertThat(listed.path("number").asString()).isEqualTo(ticket);
        assertThat(listed.path("by").path("name").asString()).isEqualTo(DOCTOR);
        assertThat(listed.path("reason").path("code").asString()).isEqualTo("CONDITION_WORSE");
    }

    private void begin() {
        kiosk.locator("[data-flow=REGISTER]").click();
        assertThat(kiosk.locator("h1")).hasText("请放身份证");
        pages.layCard();
    }
}
