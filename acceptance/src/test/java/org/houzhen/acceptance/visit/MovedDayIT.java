package org.houzhen.acceptance.visit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import org.houzhen.acceptance.installation.Accounts;
import org.houzhen.acceptance.installation.Desk;
import org.houzhen.acceptance.installation.Installation;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.simulator.SimulatedPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A clinic is cancelled (停诊), and four patients come another day (改期): with the nurse, at the kiosk, by phone, at the cash desk. */
class MovedDayIT {
    private static final String AREA = "B";
    private static final IdCard AT_KIOSK = SimulatedPeople.all().get(1);
    private static final IdCard WITH_NURSE = somebody("何远舟", 1971);
    private static final IdCard BY_PHONE = somebody("何远岚", 1972);
    private static final IdCard AT_CASH_DESK = somebody("何远山", 1973);

    private static IdCard somebody(String name, int born) {
        return SimulatedPeople.resident(name, IdCard.Sex.MALE, LocalDate.of(born, 2, 3), LocalDate.of(2041, 1, 1));
    }

    @TempDir
    private static Path data;

    private Installation floor;
    private Accounts accounts;
    private Rows rows;
    private Chromium chromium;
    private Page devices;
    private Page kiosk;
    private JsonNode clinic;

    @BeforeEach
    void start() throws Exception {
        floor = Installation.start(data, Installation.Ports.free());
        accounts = Accounts.of(floor);
        rows = new Rows(floor::store);
        Desk nurse = accounts.signIn(floor, "nurse");
        clinic = Errands.items(nurse.get("/api/desk/sessions")).stream()
                .filter(each -> each.path("area").asString().equals(AREA))
                .filter(each -> each.path("session").path("remaining").asInt() > 3)
                .findFirst()
                .orElseThrow();
        try (var patients = new Bystanders(floor, nurse)) {
            for (IdCard person : new IdCard[] {AT_KIOSK, WITH_NURSE, BY_PHONE, AT_CASH_DESK}) {
                patients.come(person, clinic, 0);
            }
        }
        chromium = new Chromium();
        devices = chromium.open(floor.devicesUrl(), 1280, 960);
        kiosk = chromium.open(floor.agentUrl(), 1080, 1920);
    }

    @AfterEach
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
        floor.close();
    }

    @Test
    void eachChoosesADayWhereverTheyStandAndReadsWhatWasBooked() {
        Page nurse = desk("nurse");
        theNurseCancels(nurse);
        theNurseMovesOneAndLeavesOneUndecided(nurse);
        onePatientMovesByPhone();
        oneMovesAtTheKioskAndHasASlip();
        theClerkMovesTheLast();
        for (IdCard person : new IdCard[] {AT_KIOSK, WITH_NURSE, BY_PHONE, AT_CASH_DESK}) {
            assertThat(day(person)).as(person.name()).isGreaterThan(today());
            assertThat(floor.phone().stateOf(of(person, "trade_no"))).isEqualTo("PAID");
        }
        assertThat(rows.count("server", "select count(*) from refund_order where trade_no <> ?", ""))
                .isZero();
        assertThat(chromium.complaints()) // The wrong proof.
                .singleElement()
                .satisfies(one -> assertThat(one).startsWith("409").endsWith("/api/phone/move"));
    }

    private String label() {
        return clinic.path("session").path("department").asString() + " "
                + clinic.path("session").path("doctor").asString();
    }

    private void theNurseCancels(Page nurse) {
        nurse.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("停诊 " + label().strip()))
                .click();
        nurse.getByRole(AriaRole.DIALOG).getByText("医生急会诊或手术").click();
        nurse.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("停诊"))
                .click();
    }

    private void theNurseMovesOneAndLeavesOneUndecided(Page nurse) {
        choose(nurse, WITH_NURSE);
        Locator dialog = nurse.getByRole(AriaRole.DIALOG);
        assertThat(dialog.locator("fieldset.day").first()).containsText("星期");
        dialog.locator(".time").first().click();
        chromium.shoot(nurse, "nurse-other-days");
        press(nurse, "改到这一天");
        assertThat(dialog).containsText("已改到");
        chromium.shoot(nurse, "nurse-moved");
        press(nurse, "关闭");
        choose(nurse, AT_CASH_DESK);
        press(nurse, "以后再定");
        assertThat(nurse.locator("[data-chosen]")).hasCount(2);
        assertThat(nurse.locator("[data-chosen='" + ticket(WITH_NURSE) + "']")).containsText("已改到");
        nurse.reload();
        assertThat(nurse.locator("[data-chosen='" + ticket(WITH_NURSE) + "']")).containsText("已改到");
        assertThat(nurse.locator("[data-chosen='" + ticket(AT_CASH_DESK) + "']"))
                .containsText("选日子");
        chromium.shoot(nurse, "nurse-other-day-chosen");
    }

    private void choose(Page nurse, IdCard patient) {
        nurse.locator("[data-ticket='" + ticket(patient) + "']")
                .getByText("改日", new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private void onePatientMovesByPhone() {
        Page phone = chromium.open(URI.create(link(BY_PHONE)), 412, 915);
        assertThat(phone.locator(".todo")).containsText("改到别的日子");
        chromium.shoot(phone, "phone-cancelled-may-move");
        press(phone, "改到别的日子");
        assertThat(phone.locator(".day").first()).containsText("星期");
        chromium.shoot(phone, "phone-other-days");
        phone.locator(".day").nth(1).locator(".times button").first().click();
        phone.locator("#proof").fill("0000");
        press(phone, "确认改期");
        assertThat(phone.locator(".refused")).containsText("后四位不对");
        phone.locator("#proof").fill(lastFour(BY_PHONE));
        chromium.shoot(phone, "phone-move-confirm");
        press(phone, "确认改期");
        assertThat(phone.locator(".todo")).containsText("已改到");
        assertThat(phone.locator(".days")).hasCount(0);
        chromium.shoot(phone, "phone-moved");
    }

    private static String lastFour(IdCard person) {
        return person.number().substring(person.number().length() - 4);
    }

    private void oneMovesAtTheKioskAndHasASlip() {
        kiosk.locator("[data-flow=SIGN_IN]").click();
        devices.locator("#people button", new Page.LocatorOptions().setHasText(AT_KIOSK.name()))
                .click();
        Locator move = kiosk.locator("[data-move='" + of(AT_KIOSK, "register_no") + "']");
        assertThat(move).containsText("改到别的日子");
        settled();
        chromium.shoot(kiosk, "kiosk-cancelled-may-move");
        move.click();
        assertThat(kiosk.locator("[data-id]").first()).containsText("星期");
        settled();
        chromium.shoot(kiosk, "kiosk-other-days");
        kiosk.locator("[data-id]").first().click();
        kiosk.locator("[data-slot]").last().click();
        assertThat(kiosk.locator("[data-slot]").last()).hasAttribute("aria-checked", "true");
        assertThat(kiosk.locator("[data-slot]").first()).hasCSS("background-color", "rgb(255, 255, 255)");
        settled();
        chromium.shoot(kiosk, "kiosk-other-day-time");
        kiosk.locator("[data-action=confirm]").click();
        assertThat(kiosk.locator("[data-paper=PRINTED]")).isVisible();
        assertThat(kiosk.locator("main")).containsText("改期成功");
        settled();
        chromium.shoot(kiosk, "kiosk-moved");
        press(devices, "拿走");
    }

    private void settled() {
        assertThat(kiosk.locator("main.settling")).hasCount(0);
    }

    private void theClerkMovesTheLast() {
        Page clerk = desk("admin");
        press(clerk, "停诊退改");
        Locator row = clerk.locator("tr[data-visit]", new Page.LocatorOptions().setHasText(ticket(AT_CASH_DESK)));
        assertThat(row).containsText("请改到另一天");
        press(clerk, "选日子 " + ticket(AT_CASH_DESK));
        clerk.getByRole(AriaRole.DIALOG).locator(".time").last().click();
        chromium.shoot(clerk, "clerk-other-days");
        press(clerk, "改到这一天");
        assertThat(row).containsText("已改到");
        assertThat(row.locator("button")).hasCount(0);
        assertThat(clerk.locator("tr[data-visit]")).hasCount(4);
        chromium.shoot(clerk, "clerk-moved");
    }

    private String day(IdCard patient) {
        return rows.text(
                "hospital",
                "select s.day from clinic_session s join registration r on r.session_id = s.id"
                        + " join patient p on p.id = r.patient_id where p.document_number = ?",
                patient.number());
    }

    private String today() {
        return clinic.path("session").path("date").asString();
    }

    private String of(IdCard patient, String column) {
        return rows.text(
                "hospital",
                "select r." + column + " from registration r join patient p on p.id = r.patient_id"
                        + " where p.document_number = ?",
                patient.number());
    }

    private JsonNode slip(IdCard patient) {
        return new JsonMapper()
                .readTree(rows.text(
                        "server", "select slip from payment_order where trade_no = ?", of(patient, "trade_no")));
    }

    private String ticket(IdCard patient) {
        return slip(patient).path("headline").asString();
    }

    private String link(IdCard patient) {
        return slip(patient).path("link").asString();
    }

    private Page desk(String name) {
        Page page = chromium.open(floor.serverUrl().resolve("/desk"), 1366, 768);
        page.getByLabel("姓名").fill(name);
        page.getByLabel("密码", new Page.GetByLabelOptions().setExact(true))
                .fill(accounts.all().get(name));
        press(page, "登录");
        assertThat(page.locator(".who")).containsText(name);
        return page;
    }

    private static void press(Page page, String words) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(words).setExact(true))
                .click();
    }
}
