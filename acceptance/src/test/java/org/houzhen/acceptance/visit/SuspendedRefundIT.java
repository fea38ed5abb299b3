package org.houzhen.acceptance.visit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
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

/** A clinic is cancelled (停诊): one patient wants the money back, one another day, one has not answered; by presses on pages. */
class SuspendedRefundIT {
    private static final String AREA = "B";
    private static final IdCard RETURNS = SimulatedPeople.all().get(1);
    private static final IdCard ANOTHER_DAY = somebody("何远舟", 1971);
    private static final IdCard UNDECIDED = somebody("何远岚", 1972);

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
                .filter(each -> each.path("session").path("remaining").asInt() > 2)
                .findFirst()
                .orElseThrow();
        try (var patients = new Bystanders(floor, nurse)) {
            patients.come(RETURNS, clinic, 0);
            patients.come(ANOTHER_DAY, clinic, 0);
            patients.come(UNDECIDED, clinic, 0);
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
    void whoWantsTheMoneyHasItWithoutAClerkAndEverybodyReadsWhereItIs() {
        Page phone = chromium.open(URI.create(link(RETURNS)), 412, 915);
        theNurseCancelsAndAsks();
        theMoneyIsBack();
        theClerkSees();
        thePatientReadsItOnThePhone(phone);
        thePatientReadsItAtTheKiosk();
        nobodyElseGotAnything();
        noOtherDaySuits();
        assertThat(chromium.complaints()).isEmpty();
    }

    private String label() {
        return clinic.path("session").path("department").asString() + " "
                + clinic.path("session").path("doctor").asString();
    }

    private void theNurseCancelsAndAsks() {
        Page nurse = desk("nurse");
        nurse.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("停诊 " + label().strip()))
                .click();
        nurse.getByRole(AriaRole.DIALOG).getByText("医生急会诊或手术").click();
        nurse.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("停诊"))
                .click();
        choose(nurse, RETURNS, "退号");
        chromium.shoot(nurse, "nurse-suspended-confirm");
        nurse.getByRole(AriaRole.DIALOG).getByText("退号", exact()).click();
        choose(nurse, ANOTHER_DAY, "改日");
        nurse.getByRole(AriaRole.DIALOG).getByText("以后再定", exact()).click();
        assertThat(nurse.locator("[data-chosen]")).hasCount(2);
        assertThat(nurse.locator("[data-chosen='" + ticket(RETURNS) + "']")).containsText("钱由系统原路退回");
        chromium.shoot(nurse, "nurse-suspended-chosen");
    }

    private static Locator.GetByTextOptions exact() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private void choose(Page nurse, IdCard patient, String choice) {
        nurse.locator("[data-ticket='" + ticket(patient) + "']")
                .getByText(choice, exact())
                .click();
    }

    private void theMoneyIsBack() {
        isRefunded(RETURNS);
        assertThat(rows.text("server", "select asked_by from refund_order where trade_no = ?", tradeNo(RETURNS)))
                .startsWith("nurse:");
    }

    private void isRefunded(IdCard patient) {
        String tradeNo = tradeNo(patient);
        String done = "select count(*) from refund_order where trade_no = ? and stage = 'DONE'";
        await("refunded").atMost(Duration.ofSeconds(30)).until(() -> rows.count("server", done, tradeNo) == 1);
        assertThat(floor.phone().stateOf(tradeNo)).isEqualTo("REFUNDED");
        assertThat(rows.text("hospital", "select state from registration where trade_no = ?", tradeNo))
                .isEqualTo("CANCELLED");
    }

    private void theClerkSees() {
        Page clerk = desk("admin");
        press(clerk, "停诊退改");
        Locator refunded = clerk.locator("tr[data-visit]", new Page.LocatorOptions().setHasText(ticket(RETURNS)));
        assertThat(refunded).containsText("已原路退回");
        assertThat(refunded.locator("button")).hasCount(0);
        Locator moves = clerk.locator("tr[data-visit]", new Page.LocatorOptions().setHasText(ticket(ANOTHER_DAY)));
        assertThat(moves).containsText("请改到另一天");
        chromium.shoot(clerk, "clerk-suspended");
    }

    private void thePatientReadsItOnThePhone(Page phone) {
        phone.reload();
        assertThat(phone.locator(".todo")).containsText("按原付款方式退回");
        chromium.shoot(phone, "phone-suspended-refund");
        Page another = chromium.open(URI.create(link(ANOTHER_DAY)), 412, 915);
        assertThat(another.locator(".todo")).containsText("或请收费窗口改约");
        Page undecided = chromium.open(URI.create(link(UNDECIDED)), 412, 915);
        assertThat(undecided.locator(".todo")).containsText("请到护士站");
    }

    private void thePatientReadsItAtTheKiosk() {
        kiosk.locator("[data-flow=SIGN_IN]").click();
        devices.locator("#people button", new Page.LocatorOptions().setHasText(RETURNS.name()))
                .click();
        Locator visit = kiosk.locator("[data-id='" + registerNo(RETURNS) + "']");
        assertThat(visit).containsText("已于");
        assertThat(visit).containsText("按原付款方式退回");
        assertThat(kiosk.locator("main.settling")).hasCount(0);
        chromium.shoot(kiosk, "kiosk-suspended-refund");
        press(devices, "拿走");
    }

    private void nobodyElseGotAnything() {
        assertThat(rows.count("server", "select count(*) from refund_order where trade_no <> ?", tradeNo(RETURNS)))
                .isZero();
        for (IdCard other : new IdCard[] {ANOTHER_DAY, UNDECIDED}) {
            assertThat(floor.phone().stateOf(tradeNo(other))).isEqualTo("PAID");
        }
    }

    private void noOtherDaySuits() {
        Page clerk = desk("admin");
        press(clerk, "停诊退改");
        press(clerk, "改为退款 " + ticket(ANOTHER_DAY));
        chromium.shoot(clerk, "clerk-suspended-refund-instead");
        clerk.getByRole(AriaRole.DIALOG).getByText("改为退款", exact()).click();
        isRefunded(ANOTHER_DAY);
        Page phone = chromium.open(URI.create(link(ANOTHER_DAY)), 412, 915);
        assertThat(phone.locator(".todo")).containsText("按原付款方式退回");
        assertThat(floor.phone().stateOf(tradeNo(UNDECIDED))).isEqualTo("PAID");
    }

    private String tradeNo(IdCard patient) {
        return of(patient, "trade_no");
    }

    private String registerNo(IdCard patient) {
        return of(patient, "register_no");
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
                .readTree(rows.text("server", "select slip from payment_order where trade_no = ?", tradeNo(patient)));
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
