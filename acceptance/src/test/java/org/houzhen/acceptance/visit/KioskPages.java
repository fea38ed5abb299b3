package org.houzhen.acceptance.visit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.houzhen.acceptance.visit.Chromium.press;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.houzhen.acceptance.installation.Installation;
import org.houzhen.hardware.IdCard;

/** One patient at the kiosk: its page, the page of the devices in that patient's hands, and desks beside them in the same browser. */
final class KioskPages implements AutoCloseable {
    final Chromium chromium = new Chromium();
    final Page devices;
    final Page kiosk;

    private final Installation floor;
    private final IdCard patient;

    KioskPages(Installation floor, IdCard patient) {
        this.floor = floor;
        this.patient = patient;
        devices = chromium.open(floor.devicesUrl(), 1280, 960);
        kiosk = chromium.open(floor.agentUrl(), 1080, 1920);
    }

    void layCard() {
        devices.locator("#people button", new Page.LocatorOptions().setHasText(patient.name()))
                .click();
    }

    void liftCard() {
        press(devices, "拿走");
        assertThat(devices.locator("#bed")).containsText("没有证件");
    }

    void leaveKiosk() {
        press(kiosk, "完成");
        assertThat(kiosk.locator("h1")).hasText("您好，请选择业务");
    }

    /** A slip that came out and was cut. */
    Locator slip(String title, String words) {
        return devices.locator(".slip.cut canvas[aria-label*='" + title + "'][aria-label*='" + words + "']");
    }

    /** The screen of the kiosk once it stands still. */
    void shoot(String name) {
        assertThat(kiosk.locator("main.settling")).hasCount(0);
        chromium.shoot(kiosk, name);
    }

    /** The desk of somebody who signs in. */
    Page desk(String name, String password) {
        return chromium.desk(floor.serverUrl(), name, password);
    }

    @Override
    public void close() {
        chromium.close();
    }
}
