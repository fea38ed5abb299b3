package org.houzhen.kiosk.server;

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

/** All a terminal may ask of the server. Each call blocks, asks once, and ends within its limit. */
public interface HospitalServer {
    Answer<Nothing> devices(DeviceReport report);

    Answer<PatientView> find(FindPatient request);

    Answer<PatientView> open(OpenRecord request);

    Answer<List<DepartmentView>> departments();

    Answer<List<ClinicSessionView>> clinics(String departmentId);

    Answer<List<SlotView>> slots(String clinicSessionId);

    /** The clinics whose doctors have consented to an extra number for the patient (加号). */
    Answer<List<ExtraOffer>> extras(String patientId);

    /** The same key gets the first answer; a new key is a new order. */
    Answer<OrderView> register(UUID key, Register request);

    Answer<List<BillView>> bills(String patientId);

    /** The same key gets the first answer; a new key is a new order. */
    Answer<OrderView> payBills(UUID key, PayBills request);

    /** Who can pay a part for the patient here: INSURANCE, or nobody. */
    Answer<List<String>> payers();

    /** What a patient showed at the insurance's terminal, for an order that is about to be opened. */
    Answer<LodgedCredential> lodge(InsuranceCredential shown);

    /** The patient agrees to who pays how much; asked again, it is agreed once. */
    Answer<OrderView> agree(String tradeNo, Agreement agreement);

    /** How patients can pay here. */
    Answer<List<PayBy>> payWays();

    /** Today's registrations and later ones, and why each cannot be returned. */
    Answer<List<ReturnableVisit>> returnable(String patientId);

    /** The same key gets the first answer; the refund is followed like an order. */
    Answer<OrderView> giveBack(UUID key, ReturnVisit request);

    /** What the server can do beside what every one can, such as EBILLS. */
    Answer<List<String>> services();

    /** The patient's fiscal e-bills, the newest first. */
    Answer<List<EBillView>> ebills(String patientId);

    /** The same key gets the first copy; it is followed like an order that is done. */
    Answer<OrderView> printEBill(UUID key, PrintEBill request);

    /** The same key gets the first copy; it is printed like a report. */
    Answer<EBillSheet> countEBillSheet(UUID key, PrintEBill request);

    Answer<byte[]> eBillSheetFile(String copy);

    Answer<Nothing> eBillSheetPrinted(String copy, ReportPrinted report);

    Answer<OrderView> order(String tradeNo);

    /** The code is used once: asked again, the server tells what came of it. */
    Answer<OrderView> showCode(String tradeNo, PaymentCode code);

    /** The server decides: the order may turn out to be paid. */
    Answer<OrderView> cancel(String tradeNo);

    /** This terminal's orders that are not final, or whose slip nobody has seen printed. */
    Answer<List<OrderView>> unsettled();

    Answer<Nothing> slipPrinted(String tradeNo, SlipPrinted report);

    Answer<List<VisitView>> visits(String patientId);

    Answer<SignedIn> signIn(UUID key, SignIn request);

    /** The same key gets the same number; a patient who has one still waiting gets that. */
    Answer<SignedIn> takeWindowNumber(UUID key, TakeWindowNumber request);

    /** Where a registration of a cancelled clinic could be moved to. */
    Answer<OtherDays> otherDays(String patientId, String registerNo);

    /** The same key gets the first answer; there is none while the hospital has not answered. */
    Answer<SignedIn> move(UUID key, MoveVisit request);

    Answer<List<ReportView>> reports(String patientId);

    Answer<byte[]> reportFile(String id, int version);

    Answer<Nothing> reportPrinted(String id, int version, ReportPrinted report);

    /** An answer that says only "done". */
    enum Nothing {
        NOTHING
    }
}
