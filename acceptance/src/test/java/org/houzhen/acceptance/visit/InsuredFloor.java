package org.houzhen.acceptance.visit;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.houzhen.acceptance.installation.Accounts;
import org.houzhen.acceptance.installation.Desk;
import org.houzhen.acceptance.installation.Installation;
import org.houzhen.acceptance.installation.Kiosk;
import org.houzhen.acceptance.insurer.InsurerSimulator;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.simulator.SimulatedPeople;
import tools.jackson.databind.JsonNode;

/**
 * An installation that has an agreement with the insurer: server, terminal, channel and insurer as at a hospital. 10.00 are
 * borne alone, of the rest of what is in the catalogue the fund pays 70 of 100 for an employee, and the account what it
 * holds.
 */
record InsuredFloor(Installation hall, Kiosk kiosk, Desk doctor, Desk cashDesk, Rows rows, Slips slips)
        implements AutoCloseable {
    static final String BLOOD_COUNT = "L001"; // 20.00
    static final String NOT_IN_THE_CATALOGUE = "L047"; // 100.00
    static final String PROTEIN = "L002"; // 30.00
    private static final Duration SOON = Duration.ofSeconds(30);
    private static int people;

    static InsuredFloor start(Path data) throws Exception {
        Installation hall = Installation.start(data, Installation.Ports.free(), Installation.Insurance.AGREED);
        Accounts accounts = Accounts.of(hall);
        return new InsuredFloor(
                hall,
                new Kiosk(hall.agentUrl()),
                accounts.signIn(hall, "doctor"),
                accounts.signIn(hall, "admin"),
                new Rows(hall::store),
                new Slips(hall.devices().receipt()));
    }

    InsurerSimulator insurer() {
        return hall.insurer();
    }

    /** A man's number has an odd sequence, which insures him as an employee; one that ends in X is insured no longer. */
    static IdCard man(boolean inForce) {
        return somebody("何远舟", IdCard.Sex.MALE, inForce);
    }

    /** Insured as a resident: the fund pays 50 of 100, and there is no account. */
    static IdCard woman() {
        return somebody("何远帆", IdCard.Sex.FEMALE, true);
    }

    private static IdCard somebody(String name, IdCard.Sex sex, boolean inForce) {
        IdCard card;
        do {
            card = SimulatedPeople.resident(
                    name, sex, LocalDate.of(1971, 1, 1).plusDays(people++), LocalDate.of(2041, 1, 1));
        } while (card.number().endsWith("X") == inForce);
        return card;
    }

    /** Somebody who has registered, paying alone, and whose doctor has ordered these; their bill is before them. */
    Errands withBill(IdCard patient, String... items) {
        var errands = new Errands(hall, kiosk, patient);
        errands.identify("REGISTER", "department");
        errands.chooseClinic();
        kiosk.press("confirm");
        kiosk.await("payer");
        kiosk.press("choose", "SELF");
        kiosk.await("pay-way");
        kiosk.press("choose", Errands.WECHAT);
        String tradeNo = errands.pay();
        kiosk.press("home");
        order(tradeNo, items);
        errands.identify("PAY_BILLS", "bills");
        return errands;
    }

    private void order(String tradeNo, String... items) {
        String registerNo = rows.text("hospital", "select register_no from registration where trade_no = ?", tradeNo);
        doctor.post("/api/desk/visits/" + registerNo + "/orders", Map.of("items", List.of(items)));
    }

    /** The order that was opened last with insurance. */
    String lastInsured() {
        return rows.text(
                "server", "select trade_no from payment_order where insured = 1 order by created_at desc limit 1");
    }

    String slip(String title, String number) {
        await(title).atMost(SOON).until(() -> slips.saying(title, number).size() == 1);
        return Slips.text(slips.saying(title, number).get(0));
    }

    String receipt(String tradeNo) {
        return rows.text(
                "hospital",
                "select amount || ' ' || fund || ' ' || account || ' ' || payment_method || ' '"
                        + " || case settlement_id when '' then 0 else 1 end from receipt where trade_no = ?",
                tradeNo);
    }

    /** What the fiscal platform has of an order, in yuan: fund, account, the patient's cash, and what the insured are. */
    String billed(String tradeNo) {
        JsonNode bill = await("e-bill")
                .atMost(SOON)
                .until(() -> hall.fiscal().said(tradeNo), Optional::isPresent)
                .orElseThrow();
        return Stream.of("fundPay", "accountPay", "selfCashPay")
                .map(field -> bill.path(field).decimalValue().setScale(2).toPlainString())
                .collect(Collectors.joining(
                        " ", "", " " + bill.path("medCareTypeCode").asString()));
    }

    long redBills(String tradeNo) {
        return rows.count("server", "select count(*) from ebill where trade_no = ? and stage = 'FLUSHED'", tradeNo);
    }

    /** What a document means for an account of the book. */
    long booked(String document, String account) {
        return rows.count(
                "server",
                "select coalesce(sum(case when debit = ? then amount_fen else -amount_fen end), 0) from ledger_entry"
                        + " where document = ? and ? in (debit, credit)",
                account,
                document,
                account);
    }

    @Override
    public void close() {
        kiosk.close();
        hall.close();
    }
}
