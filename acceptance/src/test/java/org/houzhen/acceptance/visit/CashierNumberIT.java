package org.houzhen.acceptance.visit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.houzhen.acceptance.visit.Chromium.press;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
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
    private KioskPages pages;
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
        pages = new KioskPages(floor, PATIENT);
        chromium = pages.chromium;
        devices = pages.devices;
        kiosk = pages.kiosk;
    }

    @AfterEach
    void stop() {
        if (pages != null) {
            pages.close();
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
        pages.layCard();
        assertThat(kiosk.locator("h1")).hasText("取号成功");
        assertThat(kiosk.locator(".ticket strong")).hasText(NUMBER);
        assertThat(kiosk.locator("dl")).containsText("门诊楼一层 收费处");
        assertThat(kiosk.locator("[data-paper=PRINTED]")).isVisible();
        pages.shoot("kiosk-window-number");
        assertThat(pages.slip("窗口取号凭条", NUMBER).first()).isVisible();
        pages.liftCard();
        chromium.shoot(devices, "devices-window-number");
        pages.leaveKiosk();
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
        Page page = pages.desk("cashier", accounts.all().get("cashier"));
        assertThat(page.locator("h1")).hasText("收费窗口");
        return page;
    }
}
