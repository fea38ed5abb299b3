package org.houzhen.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Slips that nobody proved, before a nurse and before an administrator. */
class SlipsPageIT extends DeskOnStage {
    private static final String SLIPS = "/api/desk/unproven-slips";

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator row(String number) {
        return page.locator("tr", new Page.LocatorOptions().setHasText(number));
    }

    @Test
    void aNurseSeesThatSlipsAreToBeCheckedAndTicksOneOff() {
        stage.signedInAs("赵红", "NURSE")
                .answers("GET /api/desk/areas", 200, "[{\"area\":\"B\",\"areaName\":\"消化内科诊区\"}]")
                .shows("/api/desk/areas/B", "area-b.json")
                .shows("/api/desk/sessions", "sessions.json")
                .shows(SLIPS, "unproven-slips.json");
        open("/desk/nurse");
        assertThat(page.locator("header.top .count")).hasText("2");
        screenshot("slips-nurse-header");

        page.locator("header.top .count").click();

        assertThat(page.locator("h1")).hasText("凭条待查");
        assertThat(row("HZ20261122000412")).containsText("不再自动打");
        assertThat(row("HZ20261122000412")).containsText("可能已出 3 张");
        assertThat(row("R202611220028")).containsText("重新签到");
        assertThat(row("HZ20261122000397")).containsText("08:43 补打已证明");
        assertThat(row("HZ20261122000388")).containsText("赵红 08:50 已查");
        assertThat(page.locator("tr.settled")).hasCount(2);
        assertAccessible();
        screenshot("slips-nurse");

        String done = "PUT /api/desk/unproven-slips/t1/S-1/done";
        stage.answers(done, 204, "").answers("GET " + SLIPS, 200, "[]");
        button("已查 HZ20261122000412").click();
        assertThat(page.getByText("没有待查的凭条。")).isVisible();
        assertThat(stage.presses()).extracting(DeskStage.Press::request).isEqualTo(List.of(done));

        button("护士分诊台").click();
        assertThat(page.locator("h1")).hasText("护士分诊台");
    }

    @Test
    void anAdministratorHasThemAmongTheSectionsAndTakesATickBack() {
        stage.signedInAs("系统管理员", "ADMINISTRATOR")
                .shows("/api/desk/staff", "staff.json")
                .shows(SLIPS, "unproven-slips.json");
        String undone = "DELETE /api/desk/unproven-slips/t1/S-4/done";
        stage.answers(undone, 204, "");
        open("/desk/administration");

        button("凭条待查").click();
        assertThat(page.locator("h2").first()).containsText("待查 2");
        page.setViewportSize(1920, 1080);
        screenshot("slips-administration-1920");
        button("撤销 HZ20261122000388").click();

        page.waitForCondition(() -> !stage.presses().isEmpty());
        assertThat(stage.presses().get(0).request()).isEqualTo(undone);
    }
}
