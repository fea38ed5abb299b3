package org.houzhen.kiosk.server;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.houzhen.wire.Agreement;
import org.houzhen.wire.BillView;
import org.houzhen.wire.ClinicSessionView;
import org.houzhen.wire.DepartmentView;
import org.houzhen.wire.DeviceReport;
import org.houzhen.wire.EBillSheet;
import org.houzhen.wire.EBillView;
import org.houzhen.wire.ExtraOffer;
import org.houzhen.wire.FindPatient;
import org.houzhen.wire.InsuranceCredential;
import org.houzhen.wire.LodgedCredential;
import org.houzhen.wire.MoveVisit;
import org.houzhen.wire.OpenRecord;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.OtherDays;
import org.houzhen.wire.PatientView;
import org.houzhen.wire.PayBills;
import org.houzhen.wire.PayBy;
import org.houzhen.wire.PaymentCode;
import org.houzhen.wire.PrintEBill;
import org.houzhen.wire.Register;
import org.houzhen.wire.ReportPrinted;
import org.houzhen.wire.ReportView;
import org.houzhen.wire.ReturnVisit;
import org.houzhen.wire.ReturnableVisit;
import org.houzhen.wire.SignIn;
import org.houzhen.wire.SignedIn;
import org.houzhen.wire.SlipPrinted;
import org.houzhen.wire.SlotView;
import org.houzhen.wire.TakeWindowNumber;
import org.houzhen.wire.VisitView;

/** The terminal's half of the API under {@code /api/kiosk}, one line for each question. */
public final class HttpHospitalServer implements HospitalServer {
    private final HttpCalls calls;

    public HttpHospitalServer(HttpCalls calls) {
        this.calls = calls;
    }

    @Override
    public Answer<Nothing> devices(DeviceReport report) {
        return calls.put("/devices", report);
    }

    @Override
    public Answer<PatientView> find(FindPatient request) {
        return calls.post("/patients/find", request, PatientView.class);
    }

    @Override
    public Answer<PatientView> open(OpenRecord request) {
        return calls.post("/patients", request, PatientView.class);
    }

    @Override
    public Answer<List<DepartmentView>> departments() {
        return calls.list("/departments", DepartmentView.class);
    }

    @Override
    public Answer<List<ClinicSessionView>> clinics(String departmentId) {
        return calls.list("/departments/" + part(departmentId) + "/sessions", ClinicSessionView.class);
    }

    @Override
    public Answer<List<SlotView>> slots(String clinicSessionId) {
        return calls.list("/sessions/" + part(clinicSessionId) + "/slots", SlotView.class);
    }

    @Override
    public Answer<OrderView> register(UUID key, Register request) {
        String path = PayBills.INSURANCE.equals(request.payer())
                ? "/patients/" + part(request.patientId()) + "/insured-registrations"
                : "/registrations";
        return calls.post(path, key, request, OrderView.class);
    }

    @Override
    public Answer<List<BillView>> bills(String patientId) {
        return calls.list("/patients/" + part(patientId) + "/bills", BillView.class);
    }

    @Override
    public Answer<OrderView> payBills(UUID key, PayBills request) {
        String path = PayBills.INSURANCE.equals(request.payer())
                ? "/patients/" + part(request.patientId()) + "/insured-bill-payments"
                : "/bill-payments";
        return calls.post(path, key, request, OrderView.class);
    }

    @Override
    public Answer<List<String>> payers() {
        return calls.list("/payers", String.class);
    }

    @Override
    public Answer<LodgedCredential> lodge(InsuranceCredential shown) {
        return calls.post("/insurance-credentials", shown, LodgedCredential.class);
    }

    @Override
    public Answer<OrderView> agree(String tradeNo, Agreement agreement) {
        return calls.post("/orders/" + part(tradeNo) + "/agreement", agreement, OrderView.class);
    }

    @Override
    public Answer<List<PayBy>> payWays() {
        return calls.list("/pay-ways", PayBy.class);
    }

    @Override
    public Answer<OrderView> showCode(String tradeNo, PaymentCode code) {
        return calls.post("/orders/" + part(tradeNo) + "/payment-code", code, OrderView.class);
    }

    @Override
    public Answer<List<ExtraOffer>> extras(String patientId) {
        return calls.list("/patients/" + part(patientId) + "/extras", ExtraOffer.class);
    }

    @Override
    public Answer<List<ReturnableVisit>> returnable(String patientId) {
        return calls.list("/patients/" + part(patientId) + "/returnable", ReturnableVisit.class);
    }

    @Override
    public Answer<OrderView> giveBack(UUID key, ReturnVisit request) {
        return calls.post("/patients/" + part(request.patientId()) + "/returns", key, request, OrderView.class);
    }

    @Override
    public Answer<List<String>> services() {
        return calls.list("/services", String.class);
    }

    @Override
    public Answer<List<EBillView>> ebills(String patientId) {
        return calls.list("/patients/" + part(patientId) + "/ebills", EBillView.class);
    }

    @Override
    public Answer<OrderView> printEBill(UUID key, PrintEBill request) {
        return calls.post("/patients/" + part(request.patientId()) + "/ebill-copies", key, request, OrderView.class);
    }

    @Override
    public Answer<EBillSheet> countEBillSheet(UUID key, PrintEBill request) {
        return calls.post("/patients/" + part(request.patientId()) + "/ebill-sheets", key, request, EBillSheet.class);
    }

    @Override
    public Answer<byte[]> eBillSheetFile(String copy) {
        return calls.file("/ebill-sheets/" + part(copy) + "/file");
    }

    @Override
    public Answer<Nothing> eBillSheetPrinted(String copy, ReportPrinted report) {
        return calls.tell("/ebill-sheets/" + part(copy) + "/printed", report);
    }

    @Override
    public Answer<OrderView> order(String tradeNo) {
        return calls.get("/orders/" + part(tradeNo), OrderView.class);
    }

    @Override
    public Answer<OrderView> cancel(String tradeNo) {
        return calls.post("/orders/" + part(tradeNo) + "/cancel", OrderView.class);
    }

    @Override
    public Answer<List<OrderView>> unsettled() {
        return calls.list("/orders/unsettled", OrderView.class);
    }

    @Override
    public Answer<Nothing> slipPrinted(String tradeNo, SlipPrinted report) {
        return calls.tell("/orders/" + part(tradeNo) + "/slip", report);
    }

    @Override
    public Answer<List<VisitView>> visits(String patientId) {
        return calls.list("/patients/" + part(patientId) + "/visits", VisitView.class);
    }

    @Override
    public Answer<SignedIn> signIn(UUID key, SignIn request) {
        return calls.post("/sign-ins", key, request, SignedIn.class);
    }

    @Override
    public Answer<SignedIn> takeWindowNumber(UUID key, TakeWindowNumber request) {
        return calls.post("/patients/" + part(request.patientId()) + "/window-numbers", key, request, SignedIn.class);
    }

    @Override
    public Answer<OtherDays> otherDays(String patientId, String registerNo) {
        String path = "/patients/" + part(patientId) + "/other-days?registerNo=" + part(registerNo);
        return calls.get(path, OtherDays.class);
    }

    @Override
    public Answer<SignedIn> move(UUID key, MoveVisit request) {
        return calls.post("/patients/" + part(request.patientId()) + "/moves", key, request, SignedIn.class);
    }

    @Override
    public Answer<List<ReportView>> reports(String patientId) {
        return calls.list("/patients/" + part(patientId) + "/reports", ReportView.class);
    }

    @Override
    public Answer<byte[]> reportFile(String id, int version) {
        return calls.file(report(id, version) + "/file");
    }

    @Override
    public Answer<Nothing> reportPrinted(String id, int version, ReportPrinted report) {
        return calls.tell(report(id, version) + "/printed", report);
    }

    private static String report(String id, int version) {
        return "/reports/" + part(id) + "/" + version;
    }

    private static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The API's address below the server's own. */
    public static URI api(URI server) {
        return URI.create(server.toString().replaceAll("/+$", "") + "/api/kiosk");
    }
}
