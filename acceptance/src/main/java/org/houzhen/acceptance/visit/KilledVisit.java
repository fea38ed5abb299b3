package org.houzhen.acceptance.visit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.houzhen.acceptance.installation.Accounts;
import org.houzhen.acceptance.installation.Desk;
import org.houzhen.acceptance.installation.Installation;
import org.houzhen.acceptance.installation.Kiosk;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.simulator.BankBook;
import tools.jackson.databind.JsonNode;

/**
 * The same visit by a patient and staff who do not give up: whatever is interrupted is begun again from where the pages
 * stand, until its outcome is a row. What must not happen twice is counted at the end, not step by step.
 */
final class KilledVisit implements AutoCloseable {
    static final String CONFIRM = "confirm";
    static final String SCAN = "scan";
    static final String CALL = "call";
    static final String RETURN = "return";

    private final Installation floor;
    private final String billWay;
    private final IdCard patient;
    private final RandomGenerator random;
    private final Kiosk kiosk;
    private final Stubborn stubborn;
    private final Errands errands;
    private final Desk nurse;
    private final Desk doctor;
    private final Desk laboratory;
    private final Rows rows;
    private final Set<String> presses = ConcurrentHashMap.newKeySet();
    private int registrationsConfirmed;
    private int billsConfirmed;
    private String patientId;
    private String registerNo;
    private String ticket;
    private String area;
    private String room;
    private ReturnedVisit returned;

    /** @param billWay how the bill is paid, such as {@link Errands#ALIPAY} */
    KilledVisit(Installation floor, Accounts accounts, RandomGenerator random, String billWay) {
        this.billWay = billWay;
        this.floor = floor;
        this.rows = new Rows(floor::store);
        this.patient = Visit.stranger(rows, random);
        this.random = random;
        this.kiosk = new Kiosk(floor.agentUrl());
        this.stubborn = new Stubborn(kiosk);
        this.errands = new Errands(floor, kiosk, patient);
        this.nurse = accounts.signIn(floor, "nurse");
        this.doctor = accounts.signIn(floor, "doctor");
        this.laboratory = accounts.signIn(floor, "laboratory");
    }

    /** Reaches it whatever dies on the way. */
    void reach(Moment.Goal goal) {
        switch (goal) {
            case REGISTERED -> registers();
            case SIGNED_IN -> signsIn();
            case CALLED -> isCalled();
            case SEEN -> isSeen();
            case BILL_PAID -> paysTheBill();
            case REPORT_HELD -> getsTheReport();
            case RETURNED -> returned.returns();
        }
    }

    /** What comes before it, and is no part of it. */
    void prepare(Moment.Goal goal) {
        if (goal == Moment.Goal.RETURNED) {
            returned = new ReturnedVisit(floor, Visit.stranger(rows, random), kiosk, presses);
            returned.registers();
        }
    }

    /** Watches for what happens from now on to whoever goes for it. */
    Sight sight(Moment.Goal goal) {
        presses.clear();
        IdCard watched = goal == Moment.Goal.RETURNED ? returned.companion() : patient;
        return new Sight(floor, watched.number(), presses);
    }

    private void registers() {
        until("registered", () -> done("REGISTRATION") == 1, () -> {
            errands.identify("REGISTER", "department");
            errands.chooseClinic();
            registrationsConfirmed++;
            presses.add(CONFIRM);
            kiosk.confirmAndPayBy(Errands.WECHAT);
            errands.pay();
        });
        patientId = rows.text("hospital", "select id from patient where document_number = ?", patient.number());
        registerNo = rows.text("hospital", "select register_no from registration where patient_id = ?", patientId);
        ticket = rows.text(
                "journal",
                "select json_extract(payload, '$.number') from journal where type = 'ticket-issued'"
                        + " and json_extract(payload, '$.visit') = ?",
                registerNo);
        until("slip on paper", () -> !slips("挂号凭条").isEmpty(), () -> {});
    }

    private void signsIn() {
        until(
                "signed in",
                () -> rows.facts("ticket-signed-in", registerNo) == 1
                        && !slips("候诊凭条").isEmpty(),
                () -> {
                    kiosk.await("start");
                    presses.add(SCAN);
                    errands.signIn(registerNo, registerNo);
                    kiosk.awaitField("paper", "PRINTED");
                });
    }

    private void isCalled() {
        JsonNode session = Errands.items(doctor.get("/api/desk/sessions")).stream()
                .filter(each -> Errands.id(each.path("session")).equals(sessionId()))
                .findFirst()
                .orElseThrow();
        area = session.path("area").asString();
        room = "/api/desk/areas/" + area + "/rooms/" + session.path("roomId").asString();
        nurse.post(room + "/open", Map.of("sessions", List.of(sessionId())));
        until("called", () -> rows.facts("ticket-called", registerNo) > 0, () -> {
            presses.add(CALL);
            doctor.post(room + "/call-next");
        });
    }

    private String sessionId() {
        return rows.text("hospital", "select session_id from registration where register_no = ?", registerNo);
    }

    private void isSeen() {
        until("entered", () -> rows.facts("ticket-entered", registerNo) == 1, () -> doctor.post(room + "/enter"));
        JsonNode item = Errands.items(doctor.get("/api/desk/orderable-items")).stream()
                .filter(each -> each.path("name").asString().startsWith("血常规"))
                .findFirst()
                .orElseThrow();
        doctor.post(
                "/api/desk/visits/" + registerNo + "/orders",
                Map.of("items", List.of(item.path("code").asString())));
        until("finished", () -> rows.facts("ticket-finished", registerNo) == 1, () -> doctor.post(room + "/finish"));
    }

    private void paysTheBill() {
        until("bill paid", () -> done("BILLS") == 1, () -> {
            errands.identify("PAY_BILLS", "bills");
            billsConfirmed++;
            errands.payBills(billWay);
        });
        until("slip on paper", () -> !slips("缴费凭条").isEmpty(), () -> {});
    }

    private void getsTheReport() {
        JsonNode sample = Errands.items(laboratory.get("/api/desk/laboratory/worklist")).stream()
                .filter(each -> each.path("registerNo").asString().equals(registerNo))
                .findFirst()
                .orElseThrow();
        String path = "/api/desk/laboratory/samples/" + sample.path("sampleNo").asString();
        laboratory.post(path + "/receive");
        Map<String, String> values = new HashMap<>();
        Errands.items(sample.path("analytes"))
                .forEach(analyte -> values.put(analyte.path("code").asString(), Analyzer.valueOf(analyte)));
        laboratory.post(path + "/results", Map.of("values", values));
        laboratory.post(path + "/audit");
        int before = floor.devices().ipp().jobs().size();
        until("report", () -> floor.devices().ipp().jobs().size() > before, errands::printReports);
    }

    private void until(String goal, BooleanSupplier reached, Runnable attempt) {
        stubborn.until(goal, reached, attempt);
    }

    private long done(String kind) {
        return rows.count(
                "server",
                "select count(*) from payment_order where kind = ? and stage = 'DONE' and patient = ?",
                kind,
                patientIdNow());
    }

    private String patientIdNow() {
        return rows.textOr("", "hospital", "select id from patient where document_number = ?", patient.number());
    }

    private List<String> slips(String title) {
        return new Slips(floor.devices().receipt())
                .saying(title, title.startsWith("挂号") ? ticket : "").stream()
                        .map(Slips::text)
                        .toList();
    }

    /** Counts what must be once; throws with the first that is not. */
    String account() {
        Awaitility.await("every order at its end").atMost(Stubborn.GOAL_MAX).until(() -> orders("open = 1") == 0);
        require(done("REGISTRATION") == 1 && done("BILLS") == 1, "one order of each kind is done");
        require(orders("kind = 'REGISTRATION'") <= registrationsConfirmed, "no registration that nobody confirmed");
        require(orders("kind = 'BILLS'") <= billsConfirmed, "no bill order that nobody confirmed");
        accountForMoney();
        accountForTheNumber();
        accountForPaper();
        Visit.requireNoLeaks(floor, patient);
        return String.format(
                "%d orders, %d + %d + %d slips%s",
                orders("1 = 1"),
                slips("挂号凭条").size(),
                slips("候诊凭条").size(),
                slips("缴费凭条").size(),
                returned == null ? "" : returned.account());
    }

    private void accountForMoney() {
        List<String> trades = rows.texts("server", "select trade_no from payment_order where patient = ?", patientId);
        List<String> states = trades.stream()
                .flatMap(trade ->
                        Stream.of(floor.phone().stateOf(trade), floor.alipay().stateOf(trade)))
                .toList();
        require(states.stream().filter("PAID"::equals).count() + cardsCharged(trades) == 2, "two captures and no more");
        require(
                billWay.startsWith(Errands.CODE) || states.stream().noneMatch("REFUNDED"::equals),
                "nothing had to be paid back but a payment by code that was reversed");
        require(inHospital("bill") == 1 && inHospital("registration") == 1, "one registration and one bill");
        long receipts = trades.stream()
                .mapToLong(trade -> rows.count("hospital", "select count(*) from receipt where trade_no = ?", trade))
                .sum();
        require(receipts == 1, "one receipt for the bill; a registration is its own");
    }

    private long cardsCharged(List<String> trades) {
        return floor.devices().cardTerminal().book().stream()
                .filter(entry -> trades.contains(entry.tradeNo()))
                .filter(entry -> entry.state() == BankBook.State.TAKEN)
                .count();
    }

    private long inHospital(String table) {
        return rows.count("hospital", "select count(*) from " + table + " where patient_id = ?", patientId);
    }

    private void accountForTheNumber() {
        require(numbers(registerNo) == 1, "one number for the doctor");
        require(numbers(registerNo + "/BLOOD/%") <= 1, "one number for the blood, unless the laboratory was faster");
        require(numbers("%") <= 2, "no other number");
        for (String fact : List.of("ticket-signed-in", "ticket-called", "ticket-entered", "ticket-finished")) {
            require(rows.facts(fact, registerNo) == 1, "one " + fact);
        }
    }

    private long numbers(String visit) {
        return rows.count(
                "journal",
                "select count(*) from journal where type = 'ticket-issued'"
                        + " and json_extract(payload, '$.patient') = ? and json_extract(payload, '$.visit') like ?",
                patientId,
                visit);
    }

    private void accountForPaper() {
        for (String title : List.of("挂号凭条", "候诊凭条", "缴费凭条")) {
            require(!slips(title).isEmpty(), "a slip of each kind");
            long unmarked =
                    slips(title).stream().filter(text -> !text.contains("补打")).count();
            require(unmarked <= 1, "no unmarked duplicate of a slip");
        }
    }

    private long orders(String which) {
        return rows.count("server", "select count(*) from payment_order where patient = ? and " + which, patientId);
    }

    private static void require(boolean holds, String what) {
        Visit.require(holds, what);
    }

    @Override
    public void close() {
        kiosk.close();
    }
}
