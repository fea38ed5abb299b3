package org.houzhen.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Medicine at the doctor's desk: more than one packet of it, beside tests. */
class PrescribingIT extends DeskOnStage {
    private static final String ORDERS = "/api/desk/visits/R202611220007/orders";

    @BeforeEach
    void aDoctorHasAPatientInTheRoom() {
        stage.signedInAs("李明", "DOCTOR")
                .shows("/api/desk/sessions", "sessions.json")
                .shows("/api/desk/orderable-items", "prescribable-items.json")
                .answers("GET " + ORDERS, 200, "[]")
                .answers(
                        "GET /api/desk/areas/B",
                        200,
                        DeskStage.file("area-b.json").replaceFirst("\"state\": \"CALLING\"", "\"state\": \"SERVING\""))
                .answers("POST " + ORDERS, 200, "{\"billId\":\"B1\"}");
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void packetsAreCountedAndPaidForEach() {
        open("/desk/doctor");
        button("开检查检验和药品").click();
        Locator found = page.getByRole(AriaRole.SEARCHBOX).last();
        found.fill("amxl");
        page.keyboard().press("Enter");
        found.fill("xcg");
        page.keyboard().press("Enter");
        assertThat(page.locator(".quantity")).hasCount(1);

        button("增加 阿莫西林胶囊").click();
        button("增加 阿莫西林胶囊").click();
        button("减少 阿莫西林胶囊").click();

        assertThat(page.locator(".quantity")).containsText("2");
        assertThat(page.locator(".total")).containsText("62.00");
        assertThat(button("移除 阿莫西林胶囊")).isInViewport();
        screenshot("doctor-prescription");
        assertAccessible();
        page.locator("dialog button[type=submit]").click();
        page.waitForCondition(() -> !presses().isEmpty());
        assertThat(presses().get(0).body()).isEqualTo("{\"items\":[\"M001\",\"L001\",\"M001\"]}");
    }

    @Test
    void theSameInEnglish() {
        open("/desk/doctor");
        page.getByText("English").click();
        button("Order tests, medicine").click();
        Locator found = page.getByRole(AriaRole.SEARCHBOX).last();
        found.fill("amxl");
        page.keyboard().press("Enter");
        assertThat(page.locator(".quantity")).hasCount(1);
        screenshot("doctor-prescription-en");
    }
}
