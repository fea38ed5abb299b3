package org.houzhen.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LaboratoryDeskIT extends DeskOnStage {
    private static final String SAMPLES = "/api/desk/laboratory/samples/";

    @BeforeEach
    void aLaboratoryPersonIsSignedIn() {
        stage.signedInAs("孙丽", "LABORATORY").shows("/api/desk/laboratory/worklist", "worklist.json");
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private DeskStage.Press press(int index) {
        page.waitForCondition(() -> presses().size() > index);
        return presses().get(index);
    }

    @Test
    void valuesAreFlaggedAsTheyAreTypedAndSaved() {
        stage.answers("POST " + SAMPLES + "S20261122021/results", 200, "{}");
        open("/desk/laboratory");
        page.getByText("欧阳秀兰").click();

        Map.of("WBC", "11.2", "LYMPH", "18", "RBC", "4.3", "CRP", "10")
                .forEach((code, value) -> page.locator("[name=" + code + "]").fill(value));

        assertThat(row("白细胞计数")).containsText("↑ 偏高");
        assertThat(row("淋巴细胞百分比")).containsText("↓ 偏低");
        assertThat(row("红细胞计数")).containsText("正常");
        assertThat(row("C 反应蛋白")).containsText("↑ 偏高");
        assertThat(button("审核并发布报告")).isDisabled();
        screenshot("laboratory-results");
        assertAccessible();
        button("保存结果").click();
        assertThat(press(0).body()).contains("\"WBC\":\"11.2\"").doesNotContain("HGB");
    }

    private Locator row(String analyte) {
        return page.locator(".sheet tr", new Page.LocatorOptions().setHasText(analyte));
    }

    @Test
    void aSampleIsReceived() {
        stage.answers("POST " + SAMPLES + "S20261122023/receive", 200, "{}");
        open("/desk/laboratory");
        page.getByText("林平").click();

        button("接收标本").click();

        assertThat(press(0).request()).isEqualTo("POST " + SAMPLES + "S20261122023/receive");
    }

    @Test
    void aReportIsReleasedAfterItWasConfirmed() {
        stage.answers("POST " + SAMPLES + "S20261122022/audit", 200, "{}");
        open("/desk/laboratory");
        page.getByText("王建国").click();

        button("审核并发布报告").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("发布后结果不能再改");
        screenshot("laboratory-audit");
        assertThat(presses()).isEmpty();
        button("审核发布").click();

        assertThat(press(0).request()).endsWith("/audit");
        assertThat(page.getByText("报告已发布")).isVisible();
    }

    @Test
    void theSaveBarStaysInSightBelowALongSheet() {
        String analyte =
                "{\"code\":\"X%d\",\"name\":\"项目 %d\",\"unit\":\"g/L\",\"range\":\"1-9\",\"value\":\"\",\"flag\":\"\"}";
        String sheet = IntStream.range(0, 28)
                .mapToObj(i -> analyte.formatted(i, i))
                .collect(Collectors.joining(",", "\"analytes\": [", "]"));
        String worklist = DeskStage.file("worklist.json")
                .replaceFirst("(?s)\"analytes\"\\s*:\\s*\\[.*?\\]", Matcher.quoteReplacement(sheet));
        stage.answers("GET /api/desk/laboratory/worklist", 200, worklist);
        open("/desk/laboratory");

        page.getByText("欧阳秀兰").click();

        assertThat(page.locator(".sheet input")).hasCount(28);
        assertThat(button("保存结果")).isInViewport();
        assertThat(page.getByText("项目 27")).not().isInViewport();
        screenshot("laboratory-long");
    }
}
