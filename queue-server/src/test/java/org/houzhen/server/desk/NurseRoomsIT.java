package org.houzhen.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.houzhen.server.desk.DeskStage.Press;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Doors, rooms that move or close, and clinics that are cancelled, at the nurse's desk. */
class NurseRoomsIT extends DeskOnStage {
    private static final String DONE = "{\"ticket\":\"B013\",\"repeated\":false}";

    @BeforeEach
    void aNurseIsSignedIn() {
        stage.signedInAs("赵红", "NURSE")
                .answers("GET /api/desk/areas", 200, "[{\"area\":\"B\",\"areaName\":\"消化内科诊区\"}]")
                .shows("/api/desk/areas/B", "area-b.json")
                .shows("/api/desk/reasons", "reasons.json")
                .shows("/api/desk/sessions", "sessions.json");
    }

    private void openDesk() {
        open("/desk/nurse");
        assertThat(page.getByText("欧阳秀兰")).isVisible();
    }

    private Locator room(String name) {
        return page.locator(".room", new Page.LocatorOptions().setHasText(name));
    }

    private Locator button(Locator in, String name) {
        return in.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private Press onlyPress() {
        page.waitForCondition(() -> !presses().isEmpty());
        assertThat(presses()).hasSize(1);
        return presses().get(0);
    }

    @Test
    void whoWaitsAtADoorStandsThereWithTheReasonAndCanBeSentElsewhere() {
        stage.answers("POST /api/desk/areas/B/tickets/B010/transfer", 200, DONE);
        openDesk();

        assertThat(room("301 诊室").locator(".door")).containsText("门口候诊");
        assertThat(page.locator("[data-door]")).hasCount(3);
        assertThat(page.locator("[data-door=B010]")).containsText("每 2 位普通患者后 1 位");
        assertThat(button(page.locator("[data-door=B010]"), "级别")).hasCount(0);
        page.locator(".find").fill("谭志远");
        assertThat(page.locator("[data-door=B010]")).hasClass("found");
        assertThat(page.locator("tr.nobody").first()).containsText("不在队列里：B010 在“301 诊室 门口”");
        screenshot("nurse-door-found");
        page.locator(".find").fill("");
        button(page.locator("[data-door=B010]"), "转诊").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByText("305 诊室").click();
        dialog.getByText("其他（请写明）").click();
        dialog.getByLabel("补充说明").fill("患者要求看李主任");
        button(dialog, "确定").click();

        assertThat(onlyPress().request()).endsWith("/tickets/B010/transfer");
    }

    @Test
    void aDoctorGoesToAFreeRoomAndTheKeysFollow() {
        stage.shows("/api/desk/areas/B/rooms", "rooms-b.json")
                .answers("POST /api/desk/areas/B/rooms/R301/move", 200, DONE);
        openDesk();

        button(room("301 诊室"), "换诊室").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("周海燕 在用");
        assertThat(dialog.getByText("302 诊室")).isVisible();
        button(dialog, "确定").click();
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("请选择一个空着的诊室");
        screenshot("nurse-move");
        assertAccessible();
        dialog.getByText("306 诊室").click();
        stage.answers(
                "GET /api/desk/areas/B", 200, DeskStage.file("area-b.json").replace("R301", "R306"));
        button(dialog, "确定").click();

        assertThat(onlyPress().body()).isEqualTo("{\"to\":\"R306\"}");
        assertThat(page.locator(".room.selected [aria-pressed=true]")).hasCount(1);
    }

    @Test
    void aRoomIsClosedAfterAQuestion() {
        stage.answers("POST /api/desk/areas/B/rooms/R303/close", 200, DONE);
        openDesk();

        page.keyboard().press("3");
        button(room("303 诊室"), "收诊").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("回到大厅原来的位置");
        button(page.getByRole(AriaRole.DIALOG), "收诊").click();

        assertThat(onlyPress().request()).endsWith("/rooms/R303/close");
    }

    @Test
    void whoWouldBeLeftToNobodyIsCountedBeforeARoomIsClosed() {
        openDesk();

        page.keyboard().press("2");
        button(room("302 诊室"), "收诊").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("没有其他诊室叫");
        screenshot("nurse-close-left");
        button(page.getByRole(AriaRole.DIALOG), "取消").click();
        page.keyboard().press("4");
        button(room("304 诊室"), "收诊").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).not().containsText("没有其他诊室叫");
    }

    @Test
    void aClinicIsCancelledWithAReason() {
        stage.answers("POST /api/desk/areas/B/queues/S-2/suspend", 200, DONE);
        openDesk();

        button(page.locator("main, body").first(), "停诊 消化内科 周海燕").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.locator(".concerns")).containsText("位患者");
        button(dialog, "停诊").click();
        assertThat(dialog.getByRole(AriaRole.ALERT)).isVisible();
        dialog.getByText("医生急会诊或手术").click();
        screenshot("nurse-suspend");
        stage.shows("/api/desk/areas/B", "area-b-suspended.json");
        button(dialog, "停诊").click();

        assertThat(onlyPress().body()).isEqualTo("{\"reason\":\"医生急会诊或手术\"}");
        assertThat(page.locator("[data-queue=S-2]")).containsText("医生急会诊或手术");
    }

    @Test
    void eachPatientOfACancelledClinicIsAskedAndEachChoiceIsSeen() {
        stage.shows("/api/desk/areas/B", "area-b-suspended.json")
                .answers(
                        "POST /api/desk/areas/B/tickets/B030/instead", 200, "{\"ticket\":\"B062\",\"repeated\":false}");
        openDesk();
        page.getByText("消化内科 周海燕").first().click();

        Locator queue = page.locator("[data-queue=S-2]");
        assertThat(queue).containsText("还有 9 位患者没有选择"); // Six wait, one was missed, two have not come.
        assertThat(page.locator("[data-chosen]")).hasCount(3);
        assertThat(queue).containsText("B061 消化内科普通门诊");
        assertThat(queue).containsText("钱由系统原路退回");
        assertThat(button(room("302 诊室"), "叫下一个")).hasCount(0);
        assertThat(button(room("302 诊室"), "完成")).isVisible();
        screenshot("nurse-suspended");
        assertAccessible();
        button(queue.locator("[data-ticket=B030]"), "换医生").click();
        page.getByRole(AriaRole.DIALOG).getByText("305 诊室").click();
        screenshot("nurse-substitute");
        button(page.getByRole(AriaRole.DIALOG), "确定").click();

        assertThat(onlyPress().body()).isEqualTo("{\"choice\":\"SUBSTITUTE\",\"queue\":\"S-8\"}");
        assertThat(page.getByText("新号 B062，请告诉患者。")).isVisible();
    }

    @Test
    void aRefundIsAskedTwiceAndEnglishSaysTheSame() {
        stage.shows("/api/desk/areas/B", "area-b-suspended.json")
                .answers("POST /api/desk/areas/B/tickets/B053/instead", 200, DONE);
        openDesk();
        page.getByText("English").click();
        assertThat(page.getByText("9 have not chosen yet")).isVisible();
        screenshot("nurse-suspended-english");

        button(page.locator("[data-queue=S-2] [data-ticket=B053]"), "Refund").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("gives all of the money back");
        button(page.getByRole(AriaRole.DIALOG), "Refund").click();

        assertThat(onlyPress().body()).isEqualTo("{\"choice\":\"REFUND\"}");
    }
}
