package org.houzhen.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Asking afterwards why one number was called before another, on the stage. */
class AuditDeskIT extends DeskOnStage {
    private static final String ANSWER = """
            {"area":"B","day":"2026-11-22","first":"B012","second":"B009","calls":[
             {"position":118,"at":"2026-11-22T01:05:00Z","room":"301 诊室","by":"nurse:a1","decidedAt":109,
              "rule":"PRIORITY_RATIO","ground":"ITS_RULE",
              "said":{"zh":"B012：优先患者，每 2 位普通患者后 1 位","en":"B012: priority: one after every 2 ordinary"}}]}
            """;

    private void ask() {
        stage.answers("GET /api/desk/audit/areas", 200, "[{\"area\":\"B\",\"areaName\":\"消化内科诊区\"}]")
                .answers("GET /api/desk/audit/areas/B/days/2026-11-22/B012/before/B009", 200, ANSWER)
                .answers(
                        "GET /api/desk/order-changes",
                        404,
                        "{\"code\":\"NO_AREA_YET\",\"detail\":\"还没有。\",\"status\":404}")
                .shows("/api/desk/staff", "staff.json");
        open("/desk/administration");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("为什么先叫").setExact(true))
                .click();
        page.locator("[name=day]").fill("2026-11-22");
        page.locator("[name=first]").fill("b012");
        page.locator("[name=second]").fill("B009");
        page.getByText("查询").click();
    }

    @Test
    void anAdministratorIsAnsweredInTheWordsOfDeskAndPhone() {
        stage.signedInAs("系统管理员", "ADMINISTRATOR");
        ask();

        assertThat(page.locator(".audit-calls")).containsText("B012：优先患者，每 2 位普通患者后 1 位");
        assertThat(page.locator(".audit-calls")).containsText("次序定于第 109 条");
        assertAccessible();
        screenshot("audit-1366");
        page.setViewportSize(1920, 1080);
        screenshot("audit-1920");
    }
}
