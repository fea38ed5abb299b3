package org.houzhen.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Who calls whom, as a head nurse and an administrator read and change it. */
class RoomPlansPageIT extends DeskOnStage {
    private static final String REFUSED = """
            {"code":"GRADE_WITHOUT_ROOM","detail":"这样一来，有一个急诊级别没有诊室接诊了。请先让另一个诊室接诊这个级别。",
             "status":409,"detailEn":"One emergency grade would be left with no room that takes it. Let another room take that grade first."}
            """;

    private Locator button(Locator in, String name) {
        return in.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private void anAdministratorOpensThePage(String tab) {
        stage.signedInAs("管理员", "ADMINISTRATOR")
                .shows("/api/desk/staff", "staff.json")
                .shows("/api/desk/room-plans", "room-plans.json")
                .shows("/api/desk/room-plans/E", "room-plans.json");
        open("/desk/administration");
        if (!tab.equals("诊室分工")) {
            page.getByText("English").click();
        }
        button(page.locator(".tabs"), tab).click();
        assertThat(page.locator(".room-plans")).isVisible();
    }

    private Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    @Test
    void everyOpenRoomSaysWhomItCallsAndWhoChangedItLast() {
        anAdministratorOpensThePage("诊室分工");

        Locator second = page.locator("[data-room=E02]");
        assertThat(second).containsText("轮流叫：急诊内科 2 : 急诊复诊门诊 1");
        assertThat(second).containsText("二级、三级");
        assertThat(second).containsText("陈静 08:48");
        assertThat(second).containsText("护士长 · 候诊人数不均");
        assertThat(page.locator("[data-room=E01]")).containsText("开诊后未更改");
        assertThat(page.locator(".banner")).containsText("现在没有开着的诊室接诊：四级");
        screenshot("room-plans");
        assertAccessible();
    }

    @Test
    void aRoomIsGivenAnotherLineByShareWithAReason() {
        anAdministratorOpensThePage("诊室分工");
        stage.answers("POST /api/desk/room-plans/E/E01", 200, "{\"ticket\":null,\"repeated\":false}");
        button(page.locator("[data-room=E01]"), "调整").click();
        dialog().getByText("急诊复诊门诊").click();
        dialog().getByText("按比例", new Locator.GetByTextOptions().setExact(true)).click();
        dialog().getByLabel("急诊内科").last().selectOption("3");
        assertThat(dialog().locator(".preview")).containsText("每叫 急诊内科 3 位，就叫 急诊复诊门诊 1 位");
        button(dialog(), "确定").click();
        assertThat(dialog().getByRole(AriaRole.ALERT)).containsText("请选择原因");
        dialog().getByLabel("原因").selectOption("候诊人数不均");
        screenshot("room-plan-change");
        assertAccessible();
        button(dialog(), "确定").click();

        page.waitForCondition(() -> !presses().isEmpty());
        assertThat(presses().get(0).body())
                .isEqualTo("{\"queues\":[\"E-1\",\"E-2\"],\"weights\":[3,1],\"grades\":[1,2],\"reason\":\"候诊人数不均\"}");
        assertThat(page.getByText("已更改，立即生效。")).isVisible();
    }

    @Test
    void whatMakesNoSenseIsRefusedWhereItWasPressed() {
        anAdministratorOpensThePage("Rooms");
        stage.answers("POST /api/desk/room-plans/E/E02", 409, REFUSED);
        assertThat(page.locator("[data-room=E02]")).containsText("in turn: 急诊内科 2 : 急诊复诊门诊 1");
        button(page.locator("[data-room=E02]"), "Change").click();
        dialog().locator("input[name=grade][value='3']").click();
        dialog().getByLabel("Reason").selectOption("OTHER");
        dialog().locator("input[name=other]").fill("Two ambulances at once");
        screenshot("room-plan-change-english");
        button(dialog(), "Confirm").click();

        page.waitForCondition(() -> !presses().isEmpty());
        assertThat(presses().get(0).body()).contains("\"grades\":[2]", "\"reason\":\"Two ambulances at once\"");
        assertThat(page.getByRole(AriaRole.ALERT).last()).containsText("Let another room take that grade first");
        screenshot("room-plans-english");
    }

    @Test
    void aHeadNurseFindsItBesideTheChangesAndTheRoomCardSaysTheTurns() {
        stage.signedInAs("陈静", "HEAD_NURSE")
                .answers("GET /api/desk/areas", 200, "[{\"area\":\"B\",\"areaName\":\"消化内科诊区\"}]")
                .answers(
                        "GET /api/desk/areas/B",
                        200,
                        DeskStage.file("area-b.json")
                                .replace(
                                        "\"id\": \"R303\",",
                                        "\"id\": \"R303\", \"weights\": [2, 1], \"grades\": [1, 2],"))
                .shows("/api/desk/order-changes", "order-changes.json")
                .shows("/api/desk/room-plans", "room-plans.json");
        open("/desk/nurse");
        assertThat(page.locator(".room .plan").first()).containsText("只接诊 一级、二级");
        assertThat(page.locator(".room .plan")).hasCount(1);
        screenshot("nurse-room-plan");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("调整清单"))
                .click();
        button(page.locator(".tabs"), "诊室分工").click();

        assertThat(page.locator("[data-room=E02]")).isVisible();
    }
}
