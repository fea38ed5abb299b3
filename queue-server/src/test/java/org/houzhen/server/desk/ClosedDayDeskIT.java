package org.houzhen.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClosedDayDeskIT extends DeskOnStage {
    private static final String NAME = "\"areaName\": \"消化内科诊区\",";

    @BeforeEach
    void aNurseIsSignedIn() {
        stage.signedInAs("赵红", "NURSE")
                .answers("GET /api/desk/areas", 200, "[{\"area\":\"B\",\"areaName\":\"消化内科诊区\"}]")
                .shows("/api/desk/sessions", "sessions.json")
                .shows("/api/desk/reasons", "reasons.json");
    }

    private static Locator button(Locator in, String name) {
        return in.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    @Test
    void aDayThatWasClosedByMistakeIsOpenedAgainWithAReason() {
        String area = DeskStage.file("area-b.json");
        assertThat(area).contains(NAME);
        stage.answers("GET /api/desk/areas/B", 200, area.replaceFirst(NAME, NAME + " \"closed\": true,"))
                .answers("POST /api/desk/areas/B/reopen-day", 200, "{\"repeated\":false}");
        open("/desk/nurse");
        assertThat(page.locator(".closed-day")).containsText("今天的叫号已经结束");
        assertThat(page.locator(".room footer button, .leaving button, .row-actions button, .side button"))
                .hasCount(0);
        assertThat(page.locator("table.line thead")).not().containsText("操作");
        assertAccessible();
        screenshot("nurse-day-closed");

        button(page.locator(".closed-day"), "重新开放今天").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByText("工作人员操作有误").click();
        screenshot("nurse-day-closed-reason");
        button(dialog, "确定").click();

        page.waitForCondition(() -> !presses().isEmpty());
        assertThat(presses()).singleElement().satisfies(press -> {
            assertThat(press.request()).endsWith("/B/reopen-day");
            assertThat(press.body()).isEqualTo("{\"reason\":\"STAFF_ERROR\"}");
        });
    }

    @Test
    void everyMarkThatIsTrueIsShown() {
        String area = DeskStage.file("area-b.json").replaceFirst("\"mark\": \"绿\"", "\"mark\": \"绿过\"");
        stage.answers("GET /api/desk/areas/B", 200, area);
        open("/desk/nurse");

        assertThat(page.locator("[data-ticket=B013] .mark")).hasCount(2);
        assertThat(page.locator("[data-ticket=B013] .mark.green")).isVisible();
        screenshot("nurse-two-marks");
    }
}
