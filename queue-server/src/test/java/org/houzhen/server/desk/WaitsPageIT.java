package org.houzhen.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How long people waited, as a head nurse and an administrator read it. */
class WaitsPageIT extends DeskOnStage {
    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void aHeadNurseOpensTheFigures() {
        stage.signedInAs("陈静", "HEAD_NURSE")
                .answers("GET /api/desk/areas", 200, "[{\"area\":\"B\",\"areaName\":\"消化内科诊区\"}]")
                .shows("/api/desk/areas/B", "area-b.json")
                .shows("/api/desk/order-changes", "order-changes.json")
                .shows("/api/desk/waits", "waits.json")
                .shows("/api/desk/waits/B", "waits.json");
        open("/desk/nurse");
        assertThat(page.getByText("欧阳秀兰")).isVisible();
        button("调整清单").click();
        button("候诊统计").click();
    }

    @Test
    void aHeadNurseSeesTheDayEachDoctorAndTheDaysBefore() {
        aHeadNurseOpensTheFigures();

        assertThat(page.locator(".figures")).containsText("19 分");
        assertThat(page.locator(".waits")).containsText("取号 142 → 签到 121 → 叫号 88 → 进诊室 84 → 完成 79");
        Locator doctor = page.locator(".sheet").first().locator("tbody tr");
        assertThat(doctor.first()).containsText("李国强");
        assertThat(doctor.last()).containsText("不到 1 分");
        assertThat(page.locator(".sheet").last()).containsText("2026-11-21");
        assertThat(page.locator("a[download]"))
                .hasAttribute("href", "/api/desk/waits/B/file?day=2026-11-22&language=zh");
        screenshot("waits");
        assertAccessible();
    }

    @Test
    void anotherDayIsAskedFor() {
        aHeadNurseOpensTheFigures();

        page.waitForRequest(
                Pattern.compile(".*/api/desk/waits/B\\?day=2026-11-20"),
                () -> page.getByLabel("日期").selectOption("2026-11-20"));
    }

    @Test
    void anAdministratorReadsThemInEnglish() {
        stage.signedInAs("管理员", "ADMINISTRATOR")
                .shows("/api/desk/staff", "staff.json")
                .shows("/api/desk/waits", "waits.json");
        open("/desk/administration");
        page.getByText("English").click();
        button("Waits").click();

        assertThat(page.locator(".waits")).containsText("Half waited no longer");
        assertThat(page.locator("a[download]"))
                .hasAttribute("href", "/api/desk/waits/B/file?day=2026-11-22&language=en");
        screenshot("waits-english");
    }
}
