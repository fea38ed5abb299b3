package org.houzhen.acceptance.visit;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.houzhen.acceptance.installation.Accounts;
import org.houzhen.acceptance.installation.Desk;
import org.houzhen.acceptance.installation.Installation;
import org.houzhen.acceptance.installation.Kiosk;
import org.houzhen.acceptance.installation.ScreenClient;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.simulator.PaperSlip;
import org.houzhen.hardware.simulator.SimulatedPeople;
import tools.jackson.databind.JsonNode;

/**
 * The whole visit of one patient who has never been here: card, record, registration, payment, slip, sign-in, call, screens,
 * doctor, blood test, bill, laboratory, report. Each step is done where a person does it and believed only when it is seen
 * at its far end.
 */
final class Visit implements AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final String GIVEN_NAMES = "满荷岚舟桐禾溪棠";
    private static final int PEOPLE = 9_000;
    private static final String BLOOD_TEST = "血常规";

    private final Installation floor;
    private final Steps steps;
    private final IdCard patient;
    private final Kiosk kiosk;
    private final Desk doctor;
    private final Desk nurse;
    private final Desk laboratory;
    private final Desk technician;
    private final Errands errands;
    private final Slips slips;
    private final Rows rows;
    private String ticket;
    private String registerNo;
    private String slipCode;
    private String sampleNo;
    private String bloodTicket;
    private JsonNode clinic;
    private String area;
    private String room;
    private ScreenClient hall;
    private ScreenClient door;

    Visit(Installation floor, Accounts accounts, Steps steps, RandomGenerator random) {
        this.floor = floor;
        this.steps = steps;
        this.rows = new Rows(floor::store);
        this.patient = stranger(rows, random);
        this.kiosk = new Kiosk(floor.agentUrl());
        this.errands = new Errands(floor, kiosk, patient);
        this.doctor = accounts.signIn(floor, "doctor");
        this.nurse = accounts.signIn(floor, "nurse");
        this.laboratory = accounts.signIn(floor, "laboratory");
        this.technician = accounts.signIn(floor, "technician");
        this.slips = new Slips(floor.devices().receipt());
    }

    /** Somebody who does not exist and has never been at this hospital. */
    static IdCard stranger(Rows rows, RandomGenerator random) {
        return Stream.generate(() -> patient(random.nextInt(PEOPLE)))
                .limit(PEOPLE)
                .filter(person -> rows.count(
                                "hospital", "select count(*) from patient where document_number = ?", person.number())
                        == 0)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("everybody has been here"));
    }

    private static IdCard patient(int person) {
        return SimulatedPeople.resident(
                "林小" + GIVEN_NAMES.charAt(person % GIVEN_NAMES.length()),
                IdCard.Sex.FEMALE,
                LocalDate.of(1951, 3, 1).plusDays(person),
                LocalDate.of(2040, 1, 1));
    }

    void walk() {
        steps.step("kiosk ready", this::kioskReady);
        steps.step("card laid, record opened", this::cardLaid);
        steps.step("clinic and slot chosen", this::chosen);
        steps.step("order shown as a code", this::orderShown);
        steps.step("paid on the phone", this::paid);
        steps.step("registration slip on paper", this::registrationSlip);
        steps.step("signed in with the slip's code", this::signedIn);
        steps.step("room opened", this::roomOpened);
        steps.step("nurse calls", this::called);
        steps.step("hall screen and door sign show it", this::seen);
        steps.step("desk knows it was shown", this::acknowledged);
        steps.step("patient enters", this::entered);
        steps.step("doctor orders a blood test", this::ordered);
        steps.step("doctor finishes", this::finished);
        steps.step("bill paid at the kiosk", this::billPaid);
        steps.step("blood drawn at the next stop", this::bloodDrawn);
        steps.step("laboratory receives and measures", this::measured);
        steps.step("laboratory audits", this::audited);
        steps.step("report printed", this::reportPrinted);
        steps.step(
                "e-bills issued, one printed twice",
                () -> new BillCopies(kiosk, errands, slips, rows).printed(patient));
        steps.step("no log says who it was", this::unknown);
    }

    private String kioskReady() {
        Awaitility.await("menu").atMost(WAIT).until(() -> isAvailable("REGISTER") && isAvailable("PRINT_REPORTS"));
        return "every device is ready";
    }

    private boolean isAvailable(String flow) {
        return kiosk.screen().equals("start")
                && Errands.items(kiosk.view().path("items")).stream()
                        .anyMatch(item -> item.path("flow").asString().equals(flow)
                                && item.path("available").asBoolean());
    }

    private String cardLaid() {
        errands.identify("REGISTER", "department");
        require(
                rows.count("hospital", "select count(*) from patient where document_number = ?", patient.number()) == 1,
                "one record in the hospital");
        return "shown as " + kiosk.who();
    }

    private String chosen() {
        clinic = errands.chooseClinic();
        return clinic.path("department").asString() + " "
                + clinic.path("doctor").asString();
    }

    private String orderShown() {
        kiosk.confirmAndPayBy(Errands.WECHAT);
        JsonNode pay = kiosk.await("pay");
        require(pay.path("code").asString().startsWith("weixin://"), "a code that a phone can scan");
        return pay.path("amount").path("fen").asLong() + " fen, "
                + pay.path("tradeNo").asString();
    }

    private String paid() {
        String tradeNo = errands.pay();
        ticket = kiosk.view().path("headline").asString();
        registerNo = registerNoOf(tradeNo);
        require(rows.facts("ticket-issued", registerNo) == 1, "one ticket in the journal");
        require(
                rows.count(
                                "server",
                                "select count(*) from payment_order where trade_no = ? and stage = 'DONE'",
                                tradeNo)
                        == 1,
                "the order is done");
        return "ticket " + ticket;
    }

    private String registerNoOf(String tradeNo) {
        return rows.text("hospital", "select register_no from registration where trade_no = ?", tradeNo);
    }

    private String registrationSlip() {
        PaperSlip slip = onPaper(ticket, "挂号凭条");
        slipCode = Slips.code(slip).orElseThrow();
        require(slipCode.equals(registerNo), "the slip's code is the register number");
        kiosk.awaitField("paper", "PRINTED");
        kiosk.press("home");
        return slip.items().size() + " lines, cut";
    }

    private PaperSlip onPaper(String... words) {
        Awaitility.await("paper").atMost(WAIT).until(() -> !slips.saying(words).isEmpty());
        List<PaperSlip> found = slips.saying(words);
        require(found.size() == 1, "exactly one such slip");
        return found.get(0);
    }

    private String signedIn() {
        errands.signIn(slipCode, registerNo);
        require(rows.facts("ticket-signed-in", registerNo) == 1, "the sign-in is in the journal");
        onPaper(ticket, "候诊凭条");
        kiosk.press("home");
        return "slip printed";
    }

    private String roomOpened() {
        JsonNode session = Errands.items(nurse.get("/api/desk/sessions")).stream()
                .filter(each -> each.path("session")
                        .path("id")
                        .asString()
                        .equals(clinic.path("id").asString()))
                .findFirst()
                .orElseThrow();
        room = session.path("roomId").asString();
        area = session.path("area").asString();
        nurse.post( // The clinic may be any doctor's.
                roomPath() + "/open",
                Map.of("sessions", List.of(clinic.path("id").asString())));
        return session.path("session").path("room").asString();
    }

    private String roomPath() {
        return "/api/desk/areas/" + area + "/rooms/" + room;
    }

    private String called() {
        hall = new ScreenClient(floor.serverUrl(), "hall-" + area);
        door = new ScreenClient(floor.serverUrl(), "door-" + room);
        hall.await("sent to the door", board -> tickets(board.path("invited")).contains(ticket));
        JsonNode answer = nurse.post(roomPath() + "/call-next");
        require(answer.path("ticket").asString().equals(ticket), "the patient who waits is called");
        require(rows.facts("ticket-called", registerNo) == 1, "one call in the journal");
        return answer.path("ticket").asString();
    }

    private String seen() {
        JsonNode call = Errands.items(hall.await(
                                "call in the hall",
                                board -> tickets(board.path("calls")).contains(ticket))
                        .path("calls"))
                .get(0);
        door.await(
                "call at the door",
                board -> roomOf(board).path("state").asString().equals("CALLING"));
        String name = call.path("name").path("shown").asString();
        require(!name.contains(patient.name()), "the full name is not on a screen");
        return call.path("speech").asString();
    }

    private static List<String> tickets(JsonNode list) {
        return Errands.items(list).stream()
                .map(each -> each.path("ticket").asString())
                .toList();
    }

    private JsonNode roomOf(JsonNode board) {
        return Errands.items(board.path("rooms")).stream()
                .filter(each -> each.path("id").asString().equals(room))
                .findFirst()
                .orElseThrow();
    }

    private String acknowledged() {
        Awaitility.await("acknowledgement").atMost(WAIT).until(() -> shownOn().equals("大厅屏已显示"));
        return shownOn();
    }

    private String shownOn() {
        return roomOf(nurse.get("/api/desk/areas/" + area)).path("shownOn").asString();
    }

    private String entered() {
        doctor.post(roomPath() + "/enter");
        door.await(
                "door says in use",
                board -> roomOf(board).path("state").asString().equals("SERVING"));
        return "door sign says so";
    }

    private String ordered() {
        JsonNode item = Errands.items(doctor.get("/api/desk/orderable-items")).stream()
                .filter(each -> each.path("name").asString().startsWith(BLOOD_TEST))
                .findFirst()
                .orElseThrow();
        JsonNode bill = doctor.post(
                "/api/desk/visits/" + registerNo + "/orders",
                Map.of("items", List.of(item.path("code").asString())));
        return item.path("name").asString() + ", bill of "
                + bill.path("total").path("fen").asLong() + " fen";
    }

    private String finished() {
        doctor.post(roomPath() + "/finish");
        require(rows.facts("ticket-finished", registerNo) == 1, "the visit is finished in the journal");
        return "room is free";
    }

    private String billPaid() {
        errands.identify("PAY_BILLS", "bills");
        errands.orderBills();
        String tradeNo = errands.pay();
        bloodTicket = kiosk.view().path("headline").asString();
        onPaper("缴费凭条", "下一站：采血", bloodTicket);
        kiosk.awaitField("paper", "PRINTED");
        kiosk.press("home");
        return tradeNo;
    }

    private String bloodDrawn() {
        technician.post("/api/desk/areas/X/rooms/X1/open-station", Map.of());
        JsonNode answer = technician.post("/api/desk/areas/X/rooms/X1/call-next");
        require(answer.path("ticket").asString().equals(bloodTicket), "the number of the slip is called");
        technician.post("/api/desk/areas/X/rooms/X1/enter");
        technician.post("/api/desk/areas/X/rooms/X1/finish");
        Awaitility.await("the hospital knows that the blood is drawn")
                .atMost(WAIT)
                .until(() -> rows.count(
                                "hospital",
                                "select count(*) from sample where register_no = ? and state = 'COLLECTED'",
                                registerNo)
                        == 1);
        return bloodTicket;
    }

    private String measured() {
        JsonNode sample = Errands.items(laboratory.get("/api/desk/laboratory/worklist")).stream()
                .filter(each -> each.path("registerNo").asString().equals(registerNo))
                .findFirst()
                .orElseThrow();
        sampleNo = sample.path("sampleNo").asString();
        laboratory.post("/api/desk/laboratory/samples/" + sampleNo + "/receive");
        Map<String, String> values = new HashMap<>();
        Errands.items(sample.path("analytes")).stream()
                .sorted(Comparator.comparing(analyte -> analyte.path("code").asString()))
                .forEach(analyte -> values.put(analyte.path("code").asString(), Analyzer.valueOf(analyte)));
        laboratory.post("/api/desk/laboratory/samples/" + sampleNo + "/results", Map.of("values", values));
        return values.size() + " values";
    }

    private String audited() {
        JsonNode report = laboratory.post("/api/desk/laboratory/samples/" + sampleNo + "/audit");
        require(report.path("state").asString().equals("READY"), "the report is ready");
        return report.path("pages").asInt() + " page";
    }

    private String reportPrinted() throws Exception {
        int before = floor.devices().ipp().jobs().size();
        require(errands.printReports() == 1, "one report printed");
        String text = Pdfs.text(floor.devices().ipp().jobs().get(before).pdf());
        require(text.contains(patient.name()) && text.contains("白细胞"), "it is this patient's report, in Chinese");
        kiosk.press("home");
        return "received by the printer, " + text.length() + " characters";
    }

    private String unknown() {
        requireNoLeaks(floor, patient);
        return "name, number and telephone are in no log";
    }

    static void requireNoLeaks(Installation floor, IdCard patient) {
        List<String> leaks = new Leaks(floor.data().resolve("logs")).of(patient, Errands.PHONE);
        require(leaks.isEmpty(), "logs that name nobody, but for " + leaks);
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new NotSeenException(what);
        }
    }

    /** What should be at a far end is not there. */
    static final class NotSeenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotSeenException(String what) {
            super("not seen: " + what);
        }
    }

    @Override
    public void close() {
        kiosk.close();
        if (hall != null) {
            hall.close();
            door.close();
        }
    }
}
