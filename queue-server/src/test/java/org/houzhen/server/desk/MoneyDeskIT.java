package org.houzhen.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cash desk: an order found by its slip and refunded with a second person, and a day of money with its differences. */
class MoneyDeskIT extends DeskOnStage {
    private static final String TRADE = "HZ20261122K7M2PQ4RSTUV";
    private static final String REFUND = "POST /api/desk/money/refunds";
    private static final String LOOK = "POST /api/desk/money/orders/" + TRADE + "/look";
    private static final String APPROVE = "POST /api/desk/money/approvals";

    @BeforeEach
    void aClerkIsSignedIn() {
        stage.signedInAs("陈刚", "CLERK")
                .shows("/api/desk/manual-orders", "manual-orders.json")
                .shows("/api/desk/money/orders/" + TRADE, "money-order.json")
                .shows("/api/desk/money/days/last", "money-day.json");
        stage.answers("GET /api/desk/money/refunds", 200, "[]");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private DeskStage.Press press(int index) {
        page.waitForCondition(() -> presses().size() > index);
        return presses().get(index);
    }

    private void look() {
        open("/desk");
        button("退费退号").click();
        page.getByLabel("凭条编号、交易号或收据号").fill(TRADE);
        button("查询").click();
        assertThat(page.locator(".found-order")).isVisible();
    }

    private void found() {
        look();
        assertThat(page.locator(".found-order")).containsText("¥1,286.50");
    }

    @Test
    void anOrderIsFoundByItsNumberAndRefundedWithASecondPerson() {
        stage.answers(REFUND, 409, "{\"code\":\"APPROVAL_NEEDED\",\"detail\":\"这笔退款需要第二人到场确认。\",\"status\":409}");
        stage.answers(APPROVE, 200, "{\"approval\":\"0123456789\"}");
        found();
        assertThat(page.locator(".part.gone")).hasCount(2);
        page.locator("details summary").click();
        assertThat(page.locator(".history").first()).containsText("通知医院：完成");
        assertAccessible();
        screenshot("clerk-refund");

        page.getByLabel("退款原因（不写患者姓名）").fill("患者取消检查");
        button("退款 ¥965.00").click();
        button("确认退款").click();
        page.getByLabel("收费员或管理员姓名").fill("系统管理员");
        page.getByLabel("密码").fill("0123456789ab");
        screenshot("clerk-refund-second");
        page.locator("dialog button[type=submit]").click();

        DeskStage.Press asked = press(0);
        DeskStage.Press approved = press(1);
        DeskStage.Press again = press(2);
        assertThat(asked.body()).contains("\"bills\":[\"B2\"]", "患者取消检查");
        assertThat(approved.body()).contains("refund\\n" + TRADE + "\\nB2\\n患者取消检查", asked.key());
        assertThat(again.body()).contains("\"approval\":\"0123456789\"");
        assertThat(again.key()).isEqualTo(asked.key());
    }

    @Test
    void anInsuredOrderGoesBackWholeAndThePageSaysToWhom() {
        stage.shows("/api/desk/money/orders/" + TRADE, "money-order-insured.json");
        stage.answers(REFUND, 200, "{\"stage\":\"DONE\"}");
        look();
        assertThat(page.locator(".facts-line")).containsText("统筹 ¥7.00，个账 ¥13.00，现金 ¥100.00");
        assertThat(page.locator(".facts-line div").nth(2)).containsText("¥120.00");
        assertThat(page.locator(".part input:disabled")).hasCount(2);
        assertAccessible();
        screenshot("clerk-refund-insured");

        page.getByLabel("退款原因（不写患者姓名）").fill("项目不做了");
        button("退款 ¥100.00").click();
        assertThat(page.locator("dialog")).containsText("医保结算整笔撤销");
        button("确认退款").click();

        assertThat(press(0).body()).contains("\"bills\":[\"B1\",\"B2\"]", "项目不做了");
    }

    @Test
    void twoPeopleSayThatTheInsurerHasNothingOfWhatIsStuck() {
        stage.shows("/api/desk/money/orders/" + TRADE, "money-order-stuck.json");
        stage.answers(APPROVE, 200, "{\"approval\":\"0123456789\"}");
        stage.answers("POST /api/desk/money/given-up-settlements", 200, DeskStage.file("money-order-stuck.json"));
        look();
        page.getByLabel("核实结果（不写患者姓名）").fill("医保中心查无此结算");
        assertAccessible();
        screenshot("clerk-refund-stuck");

        button("已核实：医保没有这笔结算").click();
        page.getByLabel("收费员或管理员姓名").fill("系统管理员");
        page.getByLabel("密码").fill("0123456789ab");
        page.locator("dialog button[type=submit]").click();

        assertThat(press(0).body()).contains("given-up\\n" + TRADE + "\\n医保中心查无此结算");
        assertThat(press(1).body()).contains("\"approval\":\"0123456789\"", "医保中心查无此结算");
    }

    @Test
    void anOrderThatCameToPeopleIsOpenedFromTheListAndTheHospitalAskedAgain() {
        stage.shows("/api/desk/money/orders/HZ20261122000431", "money-order-manual.json");
        stage.answers(LOOK, 200, DeskStage.file("money-order-found.json"));
        page.clock().install();
        open("/desk");
        assertAccessible();
        screenshot("clerk-manual");
        button("去办理 HZ20261122000431").click();
        assertThat(page.locator(".for-people")).containsText("第一步");
        assertThat(page.locator(".refund-form")).containsText("第二步");
        assertThat(page.locator(".found-order table")).containsText("王敏（系统管理员 确认）申请：患者要求退款。未退：");
        assertAccessible();
        screenshot("clerk-look-again");

        button("再向医院查一次").click();

        assertThat(page.locator(".note.said")).containsText("已经办完");
        page.clock().fastForward(60_000);
        assertThat(page.locator(".note.said")).containsText("已经办完");
        assertThat(page.locator(".facts-line")).containsText("B012");
        assertThat(press(0).request()).endsWith("/look");
        assertAccessible();
        screenshot("clerk-look-again-found");
    }

    @Test
    void whatTheChannelWillNotGiveBackIsHandedBackByTwoPeopleAndSaidSo() {
        stage.answers("GET /api/desk/money/refunds", 200, DeskStage.file("money-refunds-stuck.json"));
        stage.answers(APPROVE, 200, "{\"approval\":\"0123456789\"}");
        stage.answers("POST /api/desk/money/refunds/R" + TRADE + "/hand-back", 200, "{\"stage\":\"DONE\"}");
        open("/desk");
        button("退费退号").click();
        button("已线下退还 R" + TRADE).click();
        page.locator("dialog input").fill("TK-20261122-7");
        assertAccessible();
        screenshot("clerk-hand-back");
        page.locator("dialog button[type=submit]").click();
        page.getByLabel("收费员或管理员姓名").fill("系统管理员");
        page.getByLabel("密码").fill("0123456789ab");
        page.locator("dialog button[type=submit]").click();

        assertThat(press(0).body()).contains("hand-back\\nR" + TRADE + "\\nTK-20261122-7");
        assertThat(press(1).body()).contains("\"approval\":\"0123456789\"", "TK-20261122-7");
    }

    @Test
    void whatSomebodyRefundedOnThePlatformIsSaidUnderItsNumber() {
        stage.answers("GET /api/desk/money/refunds", 200, DeskStage.file("money-refunds-stuck.json"));
        stage.answers(APPROVE, 200, "{\"approval\":\"0123456789\"}");
        stage.answers("POST /api/desk/money/refunds/R" + TRADE + "/returned-elsewhere", 200, "{\"stage\":\"DONE\"}");
        open("/desk");
        button("退费退号").click();
        screenshot("clerk-refund-stuck");
        button("已在平台退款 R" + TRADE).click();
        page.locator("dialog button[type=submit]").click();
        assertThat(page.locator("dialog .note.refused")).containsText("退款单号");
        page.locator("dialog input").fill("50300902482026112212345678901");
        assertThat(page.locator("dialog .note.refused")).hasCount(0);
        assertAccessible();
        screenshot("clerk-returned-elsewhere");
        page.locator("dialog button[type=submit]").click();
        page.getByLabel("收费员或管理员姓名").fill("系统管理员");
        page.getByLabel("密码").fill("0123456789ab");
        page.locator("dialog button[type=submit]").click();

        assertThat(press(0).body()).contains("returned-elsewhere\\nR" + TRADE + "\\n50300902482026112212345678901");
        assertThat(press(1).body())
                .contains("\"approval\":\"0123456789\"", "\"number\":\"50300902482026112212345678901\"");
    }

    @Test
    void thatTheBankHasNothingOfACardIsSaidByTwoPeopleAndTheNumberOfItsStatement() {
        stage.answers("GET /api/desk/money/refunds", 200, DeskStage.file("money-refunds-card.json"));
        stage.shows("/api/desk/money/orders/HZ20261122000431", "money-order-card.json");
        stage.answers(APPROVE, 200, "{\"approval\":\"0123456789\"}");
        stage.answers(
                "POST /api/desk/money/orders/HZ20261122000431/bank-statement",
                200,
                DeskStage.file("money-order-card.json"));
        open("/desk");
        button("退费退号").click();
        assertThat(page.locator(".leads")).containsText("对账单上已撤销");
        page.locator("input[name=number]").fill("HZ20261122000431");
        page.locator(".look-up button").click();
        screenshot("clerk-card-unproven");
        button("对账单上没有扣款").click();
        page.locator("dialog button[type=submit]").click();
        assertThat(page.locator("dialog .note.refused")).containsText("对账单");
        page.locator("dialog input").fill("DZ-20261122-1");
        assertAccessible();
        screenshot("clerk-not-charged");
        page.locator("dialog button[type=submit]").click();
        page.getByLabel("收费员或管理员姓名").fill("系统管理员");
        page.getByLabel("密码").fill("0123456789ab");
        page.locator("dialog button[type=submit]").click();

        assertThat(press(0).body()).contains("bank-statement\\nHZ20261122000431\\nDZ-20261122-1");
        assertThat(press(1).body()).contains("\"approval\":\"0123456789\"", "\"paper\":\"DZ-20261122-1\"");
    }

    @Test
    void aDayShowsWhereTheSidesDifferAndWhatWasDone() {
        open("/desk");
        button("每日对账").click();

        assertThat(page.locator(".day-differences tbody tr")).hasCount(5);
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("S00000312")))
                .containsText("统筹 ¥53.00");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("HZ20261121ABCDEFGH2345")))
                .containsText("只有对方有");
        assertThat(page.locator("tr.settled").first()).containsText("陈刚 处理，系统管理员 确认");
        assertThat(page.locator("tr.settled").last()).containsText("向支付平台再查：完成（对方已收款）");
        assertThat(page.locator(".day-accounts tr").last()).containsText("¥0.00");
        assertThat(page.locator(".day-sources")).containsText("支付宝的账单第 17 行“完成时间”列读不懂。");
        assertThat(page.locator(".banner button")).hasText("2026-11-19");
        assertAccessible();
        screenshot("clerk-day");
        button("处理 HZ20261121ABCDEFGH2345").click();
        assertThat(page.locator("dialog option").first()).hasText("由系统原路退回");
        page.locator("dialog textarea").fill("已与患者核实");
        screenshot("clerk-day-decide");
    }

    @Test
    void theBanksStatementIsHandedInAsAFile() {
        stage.answers("POST /api/desk/money/days/2026-11-21/bills/BANK_CARD", 200, "{\"lines\":204}");
        open("/desk");
        button("每日对账").click();
        assertThat(page.locator(".day-sources")).containsText("请上传银行这一天的对账单");

        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("statement.csv", "text/csv", "终端号".getBytes(StandardCharsets.UTF_8)));

        assertThat(press(0).body()).isEqualTo("终端号");
        assertThat(page.locator(".note.said")).containsText("已读入 204 笔，并已核对。");
        assertAccessible();
        screenshot("clerk-day-statement");
    }

    @Test
    void thePageSpeaksEnglishToo() {
        open("/desk");
        button("English").click();
        button("Day’s money").click();
        assertThat(page.locator(".day-differences")).containsText("Only theirs");
        assertThat(page.locator(".day-sources")).containsText("Line 17 of Alipay's bill cannot be read");
        screenshot("clerk-day-english");
    }

    /** Whoever uses no mouse is taken into the dialog, out of it by Escape, and back to where they were; nothing is sent. */
    private void isLeftByEscape(String opener) {
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).hasAccessibleName(page.locator("dialog h2").textContent());
        assertThat(page.locator("dialog :focus")).hasCount(1);
        page.keyboard().press("Escape");
        assertThat(dialog).hasCount(0);
        assertThat(button(opener)).isFocused();
        assertThat(presses()).isEmpty();
    }

    @Test
    void everyDialogTakesTheFocusAndGivesItBack() {
        stage.answers("GET /api/desk/money/refunds", 200, DeskStage.file("money-refunds-stuck.json"));
        found();
        page.getByLabel("退款原因（不写患者姓名）").fill("患者取消检查");
        button("退款 ¥965.00").press("Enter");
        isLeftByEscape("退款 ¥965.00");

        String handBack = "已线下退还 R" + TRADE;
        button(handBack).press("Enter");
        isLeftByEscape(handBack);
        button(handBack).press("Enter");
        page.locator("dialog input").fill("TK-20261122-7");
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("收费员或管理员姓名")).isFocused();
        isLeftByEscape(handBack);

        button("每日对账").click();
        String decide = "处理 HZ20261121ABCDEFGH2345";
        button(decide).press("Enter");
        isLeftByEscape(decide);
    }
}
