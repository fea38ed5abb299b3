package org.houzhen.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.houzhen.server.desk.DeskStage.Press;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A nurse changes an order and answers for it. */
class OrderDeskIT extends DeskOnStage {
    private static final String DONE = "{\"ticket\":\"B013\",\"repeated\":false}";
    private static final String NEEDS_APPROVAL =
            "{\"code\":\"NEEDS_APPROVAL\",\"detail\":\"您今天独自调整的次数已到上限。\",\"status\":409}";

    @BeforeEach
    void aNurseIsSignedIn() {
        stage.signedInAs("赵红", "NURSE")
                .answers("GET /api/desk/areas", 200, "[{\"area\":\"B\",\"areaName\":\"消化内科诊区\"}]")
                .shows("/api/desk/areas/B", "area-b.json")
                .shows("/api/desk/sessions", "sessions.json")
                .shows("/api/desk/reasons", "reasons.json");
    }

    private void openDesk() {
        open("/desk/nurse");
        assertThat(page.getByText("欧阳秀兰")).isVisible();
    }

    private Locator ticket(String number) {
        return page.locator("[data-ticket=" + number + "]");
    }

    private Locator button(Locator in, String name) {
        return in.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    @Test
    void aTicketIsCalledOutOfTurnOnlyWithAReason() {
        stage.answers("POST /api/desk/areas/B/rooms/R301/call-chosen/B020", 200, DONE);
        openDesk();
        button(ticket("B020"), "选呼").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);

        button(dialog, "确定").click();
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("请选择原因");
        screenshot("nurse-call-chosen");
        dialog.getByText("病情加重").click();
        button(dialog, "确定").click();

        assertThat(onlyPress().body()).isEqualTo("{\"reason\":\"CONDITION_WORSE\"}");
    }

    @Test
    void aClassIsChangedWithAReasonThatFitsIt() {
        stage.answers("POST /api/desk/areas/B/tickets/B020/priority", 200, DONE);
        openDesk();
        button(ticket("B020"), "级别").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);

        dialog.getByText("绿色通道").click();
        dialog.getByText("胸痛").click();
        screenshot("nurse-class");
        button(dialog, "确定").click();

        assertThat(onlyPress().body()).isEqualTo("{\"reason\":\"CHEST_PAIN\",\"priority\":\"GREEN_CHANNEL\"}");
    }

    @Test
    void aTicketIsTransferredToAnotherClinic() {
        stage.answers("POST /api/desk/areas/B/tickets/B027/transfer", 200, DONE);
        openDesk();
        button(ticket("B027"), "转诊").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);

        dialog.getByText("305 诊室").click();
        dialog.getByText("其他（请写明）").click();
        button(dialog, "确定").click();
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("必须写明原因");
        dialog.getByLabel("补充说明").fill("要看李主任");
        screenshot("nurse-transfer");
        button(dialog, "确定").click();

        assertThat(onlyPress().body())
                .isEqualTo("{\"reason\":\"OTHER\",\"note\":\"要看李主任\",\"area\":\"B\",\"queue\":\"S-8\"}");
    }

    @Test
    void aChangeAboveTheLimitGoesAgainUnderItsKeyOnceASecondPersonAllowedIt() {
        stage.answers("POST /api/desk/areas/B/rooms/R301/call-chosen/B020", 409, NEEDS_APPROVAL)
                .answers(
                        "POST /api/desk/areas/B/approvals",
                        403,
                        "{\"code\":\"APPROVAL_REFUSED\",\"detail\":\"第二人的姓名或密码不正确。\"}");
        openDesk();
        button(ticket("B020"), "选呼").click();
        page.getByRole(AriaRole.DIALOG).getByText("病情加重").click();
        button(page.getByRole(AriaRole.DIALOG), "确定").click();
        Locator second = page.locator("desk-approval");
        second.getByLabel("护士长或管理员姓名").fill("陈护士长");
        second.getByLabel("密码").fill("wrong");
        button(second, "确认这一次").click();
        assertThat(second.getByRole(AriaRole.ALERT)).containsText("不正确");
        screenshot("nurse-approval");
        assertAccessible();

        stage.answers("POST /api/desk/areas/B/approvals", 200, "{\"approval\":\"T1\"}")
                .answers("POST /api/desk/areas/B/rooms/R301/call-chosen/B020", 200, DONE);
        second.getByLabel("密码").fill("right one");
        button(second, "确认这一次").click();

        awaitPresses(4);
        Press first = presses().get(0);
        assertThat(presses().get(1).body())
                .isEqualTo("{\"command\":\"" + first.key() + "\",\"verb\":\"call-chosen\",\"ticket\":\"B020\","
                        + "\"room\":\"R301\",\"reason\":{\"reason\":\"CONDITION_WORSE\"},"
                        + "\"name\":\"陈护士长\",\"password\":\"wrong\"}");
        assertThat(presses().get(3).key()).isEqualTo(first.key());
        assertThat(presses().get(3).body()).isEqualTo("{\"reason\":\"CONDITION_WORSE\",\"approval\":\"T1\"}");
    }

    @Test
    void whoCameTooLateGetsANewNumberIfTheNurseSaysWhy() {
        stage.answers(
                        "POST /api/desk/areas/B/tickets/B053/sign-in",
                        409,
                        "{\"code\":\"HALF_DAY_OVER\",\"detail\":\"本半天已结束。\"}")
                .answers("POST /api/desk/areas/B/tickets/B053/reopen", 200, "{\"ticket\":\"B060\",\"repeated\":false}");
        openDesk();
        button(ticket("B053"), "代签到").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByText("去做检查").click();
        screenshot("nurse-reopen");
        button(dialog, "确定").click();

        awaitPresses(2);
        assertThat(presses().get(1).body()).isEqualTo("{\"reason\":\"EXAMINATION\"}");
        assertThat(ticket("B053")).containsText("已重新取号：B060");
    }

    @Test
    void reasonsAreOfferedInEnglish() {
        stage.answers("POST /api/desk/areas/B/rooms/R301/call-chosen/B020", 409, NEEDS_APPROVAL);
        openDesk();
        page.getByText("English").click();
        button(ticket("B020"), "Call").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        screenshot("nurse-reason-english");
        dialog.getByText("Condition got worse").click();
        button(dialog, "Confirm").click();
        assertThat(page.locator("desk-approval")).containsText("A second person must confirm");
        screenshot("nurse-approval-english");
    }

    private Press onlyPress() {
        awaitPresses(1);
        return presses().get(0);
    }

    /** Waits in the browser's own loop, for the page must go on meanwhile. */
    private void awaitPresses(int count) {
        page.waitForCondition(() -> presses().size() >= count);
        assertThat(presses()).hasSize(count);
    }
}
