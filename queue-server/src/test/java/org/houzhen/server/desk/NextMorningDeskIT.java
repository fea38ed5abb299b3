package org.houzhen.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.awaitility.Awaitility;
import org.houzhen.server.queue.StopOffice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Paid on Monday, at the desk on Tuesday at seven: nobody has a number before, and whoever stands there gets one. */
class NextMorningDeskIT extends StationHouse {
    private static final Instant MONDAY_MORNING = now;
    private static final Instant TUESDAY_SEVEN =
            MONDAY.plusDays(1).atTime(7, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();

    @AfterEach
    void mondayAgain() {
        now = MONDAY_MORNING;
    }

    private static long numbersAt(String area) {
        return server.bean(StopOffice.class).inArea(area, 9).size();
    }

    @Test
    void whoStandsAtTheDeskWithASlipGetsTheNumbersOfYesterday() {
        String registerNo = pays("P0000031", "C02", "L012", "M001");
        Awaitility.await("numbers of Monday")
                .atMost(Duration.ofSeconds(20))
                .until(() -> numbersAt("X") == 1 && numbersAt("P") == 1);
        now = TUESDAY_SEVEN;
        assertThat(numbersAt("X") + numbersAt("P")).isZero();
        signIn("technician");

        button("患者没有号？").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("取号").setExact(true))
                .click();
        assertThat(dialog).containsText("请先扫码或输入号码");
        page.locator("input[name=code]").fill("R999");
        page.keyboard().press("Enter");
        assertThat(dialog).containsText("没有找到这个患者");
        page.locator("input[name=code]").fill(registerNo);
        page.keyboard().press("Enter");

        assertThat(dialog.locator("[data-stop=X001]")).containsText("请向工作人员确认：空腹");
        assertThat(dialog.locator("[data-stop=P001]")).containsText("药");
        pictures("station-number-given");
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("关闭").setExact(true))
                .click();
        assertThat(task("X001")).containsText("11月23日缴费");
        screenshot("station-paid-earlier");
        assertThat(numbersAt("X")).isEqualTo(1);
    }
}
