package org.houzhen.acceptance.visit;

import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.houzhen.acceptance.installation.Installation;
import org.houzhen.acceptance.installation.Kiosk;
import org.houzhen.hardware.IdCard;

/** Somebody who comes with the patient, registers, and thinks better of it: all of it goes back, once. */
final class ReturnedVisit {
    private final Installation floor;
    private final IdCard companion;
    private final Kiosk kiosk;
    private final Stubborn stubborn;
    private final Errands errands;
    private final Rows rows;
    private final Set<String> presses;
    private int confirmed;
    private String tradeNo;

    /** @param presses grows with what is pressed */
    ReturnedVisit(Installation floor, IdCard companion, Kiosk kiosk, Set<String> presses) {
        this.floor = floor;
        this.companion = companion;
        this.kiosk = kiosk;
        this.presses = presses;
        this.stubborn = new Stubborn(kiosk);
        this.errands = new Errands(floor, kiosk, companion);
        this.rows = new Rows(floor::store);
    }

    /** Nobody dies while the companion registers: that is the other visit's part. */
    void registers() {
        stubborn.until("companion registered", () -> orders("stage = 'DONE'") == 1, () -> {
            errands.identify("REGISTER", "department");
            errands.chooseClinic();
            confirmed++;
            kiosk.confirmAndPayBy(Errands.WECHAT);
            errands.pay();
        });
        tradeNo = rows.text(
                "server", "select trade_no from payment_order where stage = 'DONE' and patient = ?", patient());
    }

    void returns() {
        stubborn.until("returned", () -> refunds("stage in ('RETURNED', 'DONE')") == 1, () -> {
            if (refunds("1 = 1") == 0) {
                errands.identify("RETURN", "returns");
                kiosk.press(
                        "choose",
                        kiosk.view().path("visits").path(0).path("registerNo").asString());
                kiosk.await("return-confirm");
                presses.add(KilledVisit.RETURN);
                kiosk.press("confirm");
                kiosk.await("result");
            }
        });
        stubborn.until("slip on paper", () -> !slips().isEmpty(), () -> {});
    }

    IdCard companion() {
        return companion;
    }

    /** Counts what must be once; throws with the first that is not. */
    String account() {
        Awaitility.await("the slot is back").atMost(Stubborn.GOAL_MAX).until(() -> refunds("stage = 'DONE'") == 1);
        Visit.require(refunds("1 = 1") == 1, "one refund and no other");
        Visit.require(orders("stage = 'DONE'") == 1 && orders("1 = 1") <= confirmed, "one registration was returned");
        Visit.require(floor.phone().stateOf(tradeNo).equals("REFUNDED"), "the money is back");
        Visit.require(
                rows.count(
                                "hospital",
                                "select count(*) from registration where patient_id = ? and state = 'CANCELLED'",
                                patient())
                        == 1,
                "the hospital has taken it back");
        Visit.require(explained("CHANNEL/WECHAT") == 0 && explained("INCOME/REGISTRATION") == 0, "the book is even");
        long unmarked = slips().stream().filter(text -> !text.contains("补打")).count();
        Visit.require(unmarked <= 1, "no unmarked duplicate of a slip");
        Visit.requireNoLeaks(floor, companion);
        return ", 1 returned";
    }

    /** What order and refund together mean for an account. */
    private long explained(String account) {
        return rows.count(
                "server",
                "select coalesce(sum(case when debit = ? then amount_fen else -amount_fen end), 0) from ledger_entry"
                        + " where (document = ? or document like ?) and ? in (debit, credit)",
                account,
                tradeNo,
                "R" + tradeNo + "%",
                account);
    }

    private List<String> slips() {
        return new Slips(floor.devices().receipt())
                .saying("退号凭条", tradeNo).stream().map(Slips::text).toList();
    }

    private long refunds(String which) {
        return rows.count("server", "select count(*) from refund_order where trade_no = ? and " + which, tradeNo);
    }

    private long orders(String which) {
        return rows.count("server", "select count(*) from payment_order where patient = ? and " + which, patient());
    }

    private String patient() {
        return rows.textOr("", "hospital", "select id from patient where document_number = ?", companion.number());
    }
}
