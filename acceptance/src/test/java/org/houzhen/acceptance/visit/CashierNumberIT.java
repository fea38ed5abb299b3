package org.houzhen.acceptance.visit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.houzhen.acceptance.installation.Accounts;
import org.houzhen.acceptance.installation.Desk;
import org.houzhen.acceptance.installation.Installation;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.simulator.SimulatedPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A number for the cashier's windows, taken at the kiosk and called at the window, by presses on pages. */
class CashierNumberIT {
    private static final IdCard PATIENT = SimulatedPeople.all().get(1);
    private static final String NUMBER = "J001";

    @TempDir
    private static Path data;

    private Installation floor;
    private Accounts accounts;
    private Chromium chromium;
    private Page devices;
    private Page kiosk;

    @BeforeEach
    void start() throws Exception {
        floor = Installation.start(data, Installation.Ports.free());
        accounts = Accounts.of(floor);
        Desk nurse = accounts.signIn(floor, "nurse");
        try (var others = new Bystanders(floor, nurse)) {
            others.come(
                    PATIENT,
                    Errands.items(nurse.get("/api/desk/sessions")).stream()
                            .filter(each ->
                                    each.path("session").path("remaining").asInt() > 0)
                            .filter(each -> each.path("area").asString().equals("B"))
                            .findFirst()
                            .orElseThrow(),
                    0);
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
    void aNumberTakenAtTheKioskIsCalledAtTheWindow() throws Exception {
        takesNumber();
        takesNumber(); // Whoever asks again while waiting has the same one.
        isCalled();
        assertThat(chromium.complaints()).isEmpty();
    }

    private void takesNumber() throws Exception {
        kiosk.locator("[data-flow=WINDOW]").click();
        assertThat(kiosk.locator("h1")).hasText("请放身份证");
        devices.locator("#people button", new Page.LocatorOptions().setHasText(PATIENT.name()))
                .click();
        assertThat(kiosk.locator("h1")).hasText("取号成功");
        assertThat(kiosk.locator(".ticket strong")).hasText(NUMBER);
        assertThat(kiosk.locator("dl")).containsText("门诊楼一层 收费处");
        assertThat(kiosk.locator("[data-paper=PRINTED]")).isVisible();
        assertThat(kiosk.locator("main.settling")).hasCount(0);
        chromium.shoot(kiosk, "kiosk-window-number");
        assertThat(devices.locator(".slip.cut canvas[aria-label*='窗口取号凭条'][aria-label*='" + NUMBER + "']")
                        .first())
                .isVisible();
        press(devices, "拿走");
        assertThat(devices.locator("#bed")).containsText("没有证件");
        chromium.shoot(devices, "devices-window-number");
        press(kiosk, "完成");
        assertThat(kiosk.locator("h1")).hasText("您好，请选择业务");
    }

    private void isCalled() throws Exception {
        Page hall = chromium.open(floor.serverUrl().resolve("/screen/hall-J"), 1920, 1080);
        Page sign = chromium.open(floor.serverUrl().resolve("/screen/door-J1"), 1080, 1920);
        Page cashier = cashier();
        press(cashier, "开放 收费1号窗");
        assertThat(sign.locator("[data-state=FREE]")).isVisible();
        Locator line = cashier.locator("tr.ticket");
        assertThat(line).hasCount(1);
        assertThat(line).containsText(PATIENT.name());
        Locator window = cashier.locator(".room", new Page.LocatorOptions().setHasText("收费1号窗"));
        window.getByText("叫下一位").click();
        assertThat(window).containsText(PATIENT.name());
        Locator call = hall.locator(".call", new Page.LocatorOptions().setHasText(NUMBER));
        assertThat(call).containsText("收费1号窗");
        assertThat(call).not().containsText(PATIENT.name());
        assertThat(sign.locator("[data-state=CALLING] .number")).hasText(NUMBER);
        assertThat(window).containsText("已显示");
        chromium.shoot(cashier, "cashier-called");
        chromium.shoot(hall, "hall-cashier");
        chromium.shoot(sign, "door-cashier");
        window.getByText("已到窗口").click();
        assertThat(sign.locator("[data-state=SERVING] .number")).hasText(NUMBER);
        window.getByText("办理完成").click();
        assertThat(cashier.locator("[data-done=" + NUMBER + "]")).isVisible();
        assertThat(sign.locator("[data-state=FREE]")).isVisible();
    }

    private Page cashier() {
        Page page = chromium.open(floor.serverUrl().resolve("/desk"), 1366, 768);
        page.getByLabel("姓名").fill("cashier");
        page.getByLabel("密码", new Page.GetByLabelOptions().setExact(true))
                .fill(accounts.all().get("cashier"));
        press(page, "登录");
        assertThat(page.locator("h1")).hasText("收费窗口");
        return page;
    }

    private static void press(Page page, String words) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(words).setExact(true))
                .click();
    }
}
