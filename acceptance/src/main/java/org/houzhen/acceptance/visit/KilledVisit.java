package org.houzhen.acceptance.visit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.houzhen.acceptance.installation.Accounts;
import org.houzhen.acceptance.installation.Desk;
import org.houzhen.acceptance.installation.Installation;
import org.houzhen.acceptance.installation.Kiosk;
import org.houzhen.hardware.IdCard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The same visit by a patient and staff who do not give up: whatever is interrupted is begun again from where the pages
 * stand, until its outcome is a row. What must not happen twice is counted at the end, not step by step.
 */
final class KilledVisit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KilledVisit.class);
    private static final Duration GOAL_MAX = Duration.ofMinutes(4);
    private static final Duration START_MAX = Duration.ofSeconds(90);

    private final Installation floor;
    private final IdCard patient;
    private final Kiosk kiosk;
    private final Errands errands;
    private final Desk doctor;
    private final Desk laboratory;
    private final Rows rows;
    private String patientId;
    private String registerNo;
    private String ticket;
    private String area;
    private String room;

    KilledVisit(Installation floor, Accounts accounts, RandomGenerator random) {
        this.floor = floor;
        this.rows = new Rows(floor.data().resolve("server"));
        this.patient = Visit.stranger(rows, random);
        this.kiosk = new Kiosk(floor.agentUrl());
        this.errands = new Errands(floor, kiosk, patient);
        this.doctor = accounts.signIn(floor, "doctor");
        this.laboratory = accounts.signIn(floor, "laboratory");
    }

    /** The goals of a visit, in order; each is reached whatever dies on the way. */
    List<Runnable> goals() {
        return List.of(
                this::registers, this::signsIn, this::isCalled, this::isSeen, this::paysTheBill, this::getsTheReport);
    }

    private void registers() {
        until("registered", () -> done("REGISTRATION") == 1, () -> {
            errands.identify("REGISTER", "department");
            errands.chooseClinic();
            kiosk.press("confirm");
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
                () -> rows.facts("ticket-signed-in", registerNo) == 1,
                () -> errands.signIn(registerNo, registerNo));
    }

    private void isCalled() {
        JsonNode session = Errands.items(doctor.get("/api/desk/sessions")).stream()
                .filter(each -> Errands.id(each.path("session")).equals(sessionId()))
                .findFirst()
                .orElseThrow();
        area = session.path("area").asString();
        room = "/api/desk/areas/" + area + "/rooms/" + session.path("roomId").asString();
        doctor.post(room + "/open", Map.of("sessions", List.of(sessionId())));
        until("called", () -> rows.facts("ticket-called", registerNo) > 0, () -> doctor.post(room + "/call-next"));
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
            errands.orderBills();
            errands.pay();
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

    /** Tries, and begins again from the start screen when something breaks off, until the goal is a fact. */
    private void until(String goal, BooleanSupplier reached, Runnable attempt) {
        Awaitility.await(goal)
                .atMost(GOAL_MAX)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    if (reached.getAsBoolean()) {
                        return true;
                    }
                    try {
                        backToStart();
                        if (!reached.getAsBoolean()) {
                            attempt.run();
                        }
                    } catch (ConditionTimeoutException
                            | Kiosk.TroubleException
                            | Desk.RefusedException
                            | Visit.NotSeenException e) {
                        LOG.info("{} is tried again: {}", goal, e.getMessage()); // Each try begins at the start screen.
                    }
                    return reached.getAsBoolean();
                });
    }

    private void backToStart() {
        Awaitility.await("start screen")
                .atMost(START_MAX)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (kiosk.canLeave()) {
                        kiosk.press("home");
                    }
                    return kiosk.screen().equals("start") && kiosk.isOnline();
                });
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
        require(done("REGISTRATION") == 1 && done("BILLS") == 1, "one order of each kind is done");
        require(
                rows.count("hospital", "select count(*) from registration where patient_id = ?", patientId) == 1,
                "one registration");
        require(rows.facts("ticket-issued", registerNo) == 1, "one number");
        require(rows.facts("ticket-called", registerNo) == 1, "one call");
        require(paidOrders() == 2, "two captures and no more");
        require(unmarked("挂号凭条") <= 1 && unmarked("缴费凭条") <= 1, "no unmarked duplicate of a slip");
        return slips("挂号凭条").size() + " + " + slips("缴费凭条").size() + " slips";
    }

    private long unmarked(String title) {
        return slips(title).stream().filter(text -> !text.contains("补打")).count();
    }

    private long paidOrders() {
        return rows.texts("server", "select trade_no from payment_order where patient = ?", patientId).stream()
                .filter(tradeNo -> floor.phone().stateOf(tradeNo).equals("PAID"))
                .count();
    }

    private static void require(boolean holds, String what) {
        Visit.require(holds, what);
    }

    @Override
    public void close() {
        kiosk.close();
    }
}
