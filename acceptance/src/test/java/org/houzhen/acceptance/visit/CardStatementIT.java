package org.houzhen.acceptance.visit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.houzhen.acceptance.visit.Chromium.press;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.houzhen.acceptance.installation.Accounts;
import org.houzhen.acceptance.installation.Installation;
import org.houzhen.acceptance.installation.Kiosk;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.simulator.BankBook;
import org.houzhen.hardware.simulator.SimulatedPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cards are charged at a terminal; the next morning the cashier hands in the bank's statement, on the page. */
class CardStatementIT {
    private static final Charset GBK = Charset.forName("GBK");
    private static final String HEAD = "终端号,交易日期,交易时间,交易类型,金额,手续费,参考号,原参考号";
    private static final String STRANGER = "900000000001";

    @TempDir
    private static Path data;

    private Installation floor;
    private Kiosk kiosk;
    private Rows rows;
    private Chromium chromium;
    private Page page;

    @BeforeEach
    void start() throws Exception {
        floor = Installation.start(data, Installation.Ports.free());
        kiosk = new Kiosk(floor.agentUrl());
        rows = new Rows(floor::store);
        chromium = new Chromium();
    }

    @AfterEach
    void stop() {
        chromium.close();
        kiosk.close();
        floor.close();
    }

    private void pays(int patient) {
        IdCard card = SimulatedPeople.resident(
                "何远舟", IdCard.Sex.MALE, LocalDate.of(1971, 1, 1).plusDays(patient), LocalDate.of(2041, 1, 1));
        var errands = new Errands(floor, kiosk, card);
        errands.identify("REGISTER", "department");
        errands.chooseClinic();
        kiosk.press("confirm");
        kiosk.await("pay-way");
        kiosk.awaitView("a card terminal", view -> view.toString().contains("BANK_CARD"));
        kiosk.press("choose", Errands.CARD);
        kiosk.await("result");
        kiosk.press("home");
        kiosk.await("start");
    }

    /** Only a day that is over is compared. */
    private void aDayPasses() throws SQLException {
        try (Connection connection = DriverManager.getConnection(floor.store("server"));
                Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 10000");
            statement.executeUpdate("update ledger_entry set booked_at = booked_at - 86400000");
        }
    }

    private static String line(BankBook.Entry sale, LocalDate day, String yuan) {
        return "12345678,%s,%tT,消费,%s,0.01,%s,".formatted(day, sale.at(), yuan, sale.reference());
    }

    private static FilePayload file(List<String> lines) {
        String text = HEAD + "\r\n" + String.join("\r\n", lines) + "\r\n";
        return new FilePayload("statement.csv", "text/csv", text.getBytes(GBK));
    }

    private void theCashierLooksAtTheDay() throws Exception {
        page = chromium.desk(
                floor.serverUrl(), "cashier", Accounts.of(floor).all().get("cashier"));
        press(page, "收费账务");
        press(page, "每日对账");
    }

    private Locator row(String words) {
        return page.locator(".day-sources tr", new Page.LocatorOptions().setHasText(words));
    }

    private Locator difference(String number) {
        return page.locator(".day-differences tr", new Page.LocatorOptions().setHasText(number));
    }

    private void handsIn(FilePayload file) {
        page.locator("input[type=file]").setInputFiles(file);
    }

    @Test
    void whatTheBankStatesOtherwiseIsFoundByTheCashier() throws Exception {
        for (int i = 0; i < 3; i++) {
            pays(i);
        }
        aDayPasses();
        List<BankBook.Entry> sold = floor.devices().cardTerminal().book();
        LocalDate day = sold.get(0).at().toLocalDate().minusDays(1);
        String price =
                "%d.%02d".formatted(sold.get(0).amountFen() / 100, sold.get(0).amountFen() % 100);
        List<String> stated = new ArrayList<>();
        stated.add(line(sold.get(0), day, price));
        stated.add(line(sold.get(1), day, "999.99"));
        stated.add("12345678," + day + ",12:00:00,消费,8.00,0.01," + STRANGER + ",");
        theCashierLooksAtTheDay();
        assertThat(row("银行卡")).containsText("请上传银行这一天的对账单");
        chromium.shoot(page, "cashier-statement-missing");

        handsIn(file(List.of(stated.get(0), stated.get(1).replace("999.99", "许多"))));
        assertThat(page.locator(".note.refused")).containsText("第 3 行“金额”列：应为元，最多两位小数，例如 12.50。整份文件没有读入");
        chromium.shoot(page, "cashier-statement-refused");
        assertThat(rows.count("server", "select count(*) from card_statement_line"))
                .isZero();

        handsIn(file(stated));
        assertThat(page.locator(".note.said")).containsText("已读入 3 笔");
        assertThat(difference(sold.get(1).tradeNo())).containsText("金额不同");
        assertThat(difference(sold.get(2).tradeNo()).first()).containsText("只有我方有");
        assertThat(difference(STRANGER)).containsText("持原卡到窗口办理");
        assertThat(row("银行卡").locator("td").nth(5)).hasText("1");
        chromium.shoot(page, "cashier-statement-compared");

        handsIn(file(List.of(stated.get(0), line(sold.get(1), day, price), line(sold.get(2), day, price))));
        assertThat(page.locator(".note.said")).containsText("已读入 3 笔");
        assertThat(row("银行卡").locator("td").nth(5)).hasText("3");
        assertThat(row("银行卡").locator("td").nth(6)).hasText("0");
        assertThat(page.locator(".day-differences tr", new Page.LocatorOptions().setHasText("银行卡")))
                .hasCount(0);
        assertThat(rows.count("server", "select count(*) from card_statement_line"))
                .isEqualTo(3);

        handsIn(new FilePayload("year.csv", "text/csv", new byte[3 << 20]));
        assertThat(page.locator(".note.refused")).containsText("文件超过 2 MB");
        assertThat(rows.count("server", "select count(*) from card_statement_line"))
                .as("the file before it stands")
                .isEqualTo(3);
        assertThat(chromium.complaints())
                .extracting(each -> each.substring(0, 4))
                .containsExactly("400 ", "413 ");
    }
}
