package org.houzhen.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The daily list of changed orders, as a head nurse and an administrator read it. */
class ChangesPageIT extends DeskOnStage {
    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private void aHeadNurseOpensTheList() {
        stage.signedInAs("陈静", "HEAD_NURSE")
                .answers("GET /api/desk/areas", 200, "[{\"area\":\"B\",\"areaName\":\"消化内科诊区\"}]")
                .shows("/api/desk/areas/B", "area-b.json")
                .shows("/api/desk/order-changes", "order-changes.json")
                .shows("/api/desk/order-changes/A", "order-changes.json");
        open("/desk/nurse");
        assertThat(page.getByText("欧阳秀兰")).isVisible();
        button("调整清单").click();
    }

    @Test
    void aHeadNurseSeesWhatWasChangedByWhomAndWhy() {
        aHeadNurseOpensTheList();

        Locator row = page.locator(".changes tbody tr").first();
        assertThat(row).containsText("09:58");
        assertThat(row).containsText("一级优先");
        assertThat(row).containsText("9 → 4");
        assertThat(row).containsText("高龄或幼儿");
        assertThat(row).containsText("陈静");
        assertThat(page.locator(".tally").first().locator(".spent")).hasText("4");
        assertThat(page.locator(".tally").last()).containsText("6%");
        assertThat(page.locator("a[download]"))
                .hasAttribute("href", "/api/desk/order-changes/B/file?day=2026-11-22&language=zh");
        screenshot("changes");
        assertAccessible();
        page.setViewportSize(1920, 1080);
        screenshot("changes-1920");
        button("护士分诊台").click();
        assertThat(page.getByText("欧阳秀兰")).isVisible();
    }

    @Test
    void anotherAreaAndDayAreAskedFor() {
        aHeadNurseOpensTheList();

        page.waitForRequest(
                Pattern.compile(".*/api/desk/order-changes/A\\?day=2026-11-22"),
                () -> page.getByLabel("诊区").selectOption("A"));
    }

    @Test
    void theListSpeaksEnglish() {
        aHeadNurseOpensTheList();
        page.getByText("English").click();
        button("Changes").click();

        assertThat(page.locator(".changes tbody tr").first()).containsText("Old or very young");
        assertThat(page.locator("a[download]"))
                .hasAttribute("href", "/api/desk/order-changes/B/file?day=2026-11-22&language=en");
        screenshot("changes-english");
    }
}
