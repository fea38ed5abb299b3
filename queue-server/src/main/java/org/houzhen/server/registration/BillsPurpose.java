package org.houzhen.server.registration;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.hospital.BillLock;
import org.houzhen.server.hospital.Billing;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.hospital.Receipt;
import org.houzhen.server.hospital.TransactionQuery;
import org.houzhen.server.itinerary.Guide;
import org.houzhen.server.itinerary.Stop;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.Purpose;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.FeeLine;
import org.houzhen.wire.Slip;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** An order that pays bills: they are held for one payer, paid whole, and their patient is sent on. */
final class BillsPurpose implements Purpose {
    static final String KIND = "BILLS";
    private static final Logger LOG = LoggerFactory.getLogger(BillsPurpose.class);
    private static final String DESCRIPTION = "门诊缴费";
    private static final Duration HOLD = Duration.ofMinutes(10);

    private final Billing billing;
    private final TransactionQuery transactions;
    private final Issue issue;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    /** What is given for the money. */
    record Issue(PatientIndex patients, Slips slips, PaymentMethods methods, Guide guide) {}

    /**
     * What was asked for.
     *
     * @param credential by what the lodged electronic credential is named; null where none was shown
     */
    record Request(List<String> billIds, String credential) {}

    private record Lock(String token) {}

    private record Paid(String receiptNo) {}

    BillsPurpose(Billing billing, TransactionQuery transactions, Issue issue, Clock clock) {
        this.billing = billing;
        this.transactions = transactions;
        this.issue = issue;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Answer<Hold> hold(PaymentOrder order) {
        return Answers.of(lock(order, order.tradeNo().value()), this::hold);
    }

    private Outcome<BillLock> lock(PaymentOrder order, String requestId) {
        return billing.lock(
                CallContext.kiosk(requestId, order.origin().terminal(), clock.instant()),
                new Billing.LockBills(order.origin().patient(), bills(order, json), HOLD));
    }

    /** The bills that an order pays. */
    static List<String> bills(PaymentOrder order, JsonMapper json) {
        return json.readValue(order.origin().request(), Request.class).billIds();
    }

    private Hold hold(BillLock lock) {
        List<FeeLine> lines = lock.bills().stream()
                .flatMap(bill -> bill.lines().stream())
                .map(line -> new FeeLine(line.item(), line.amount()))
                .toList();
        String reference = json.writeValueAsString(new Lock(lock.token()));
        return new Hold(reference, lock.total(), lines, DESCRIPTION, lock.expiresAt());
    }

    @Override
    public Answer<String> fulfil(PaymentOrder order) {
        return Answers.orAgain(commit(order, token(order)), this::receipt, () -> fulfilAgain(order));
    }

    /** The bills were given back before the money came; they are still this patient's to pay. */
    private Answer<String> fulfilAgain(PaymentOrder order) {
        return Answers.then(
                lock(order, order.tradeNo() + "-late"), lock -> Answers.of(commit(order, lock.token()), this::receipt));
    }

    private Outcome<Receipt> commit(PaymentOrder order, String token) {
        return billing.commit(
                context(order),
                new Billing.CommitBills(
                        token,
                        order.tradeNo().value(),
                        order.total(),
                        issue.methods().of(order),
                        PaymentMethods.insurance(order)));
    }

    private String receipt(Receipt receipt) {
        return json.writeValueAsString(new Paid(receipt.receiptNo()));
    }

    @Override
    public Answer<Finding> find(PaymentOrder order) {
        return Answers.of(
                transactions.query(context(order), order.tradeNo().value()),
                found -> json.writeValueAsString(new Paid(found.receiptNo())));
    }

    @Override
    public Answer<Boolean> release(PaymentOrder order) {
        return order.hold().reference().isEmpty()
                ? Answer.done(true)
                : Answers.of(billing.release(context(order), token(order)), done -> true);
    }

    /** The hospital gives the whole receipt, guides included, to whoever repeats the commit that made it. */
    @Override
    public Answer<Slip> conclude(PaymentOrder order) {
        return Answers.of(
                commit(order, token(order)),
                receipt -> issue.slips().billsPaid(order, receipt, payer(order), next(order)));
    }

    /** Without an answer the slip goes without numbers: they are given all the same, a moment later. */
    private List<Stop> next(PaymentOrder order) {
        try {
            return issue.guide().next(order.origin().patient());
        } catch (HospitalUnavailableException | ProblemException e) {
            LOG.warn("no next stop on the slip of {}: {}", order.tradeNo(), e.getMessage());
            return List.of();
        }
    }

    private String payer(PaymentOrder order) {
        return issue.patients()
                .get(context(order), order.origin().patient())
                .map(Patient::name)
                .orElse("");
    }

    @Override
    public Slip concludeWithout(PaymentOrder order) {
        return issue.slips().acknowledged(order, "缴费凭条");
    }

    private String token(PaymentOrder order) {
        return json.readValue(order.hold().reference(), Lock.class).token();
    }

    private CallContext context(PaymentOrder order) {
        return CallContext.kiosk(order.tradeNo().value(), order.origin().terminal(), clock.instant());
    }
}
