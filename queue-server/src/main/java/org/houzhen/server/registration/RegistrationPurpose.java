package org.houzhen.server.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.hospital.SlotLock;
import org.houzhen.server.hospital.TransactionQuery;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.Purpose;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.wire.Slip;
import tools.jackson.databind.json.JsonMapper;

/** An order that registers a patient: a slot is locked, paid for, committed, and turned into a number. */
final class RegistrationPurpose implements Purpose {
    static final String KIND = "REGISTRATION";
    private static final String DESCRIPTION = "门诊挂号";

    private final OutpatientScheduling scheduling;
    private final Registrations registrations;
    private final TransactionQuery transactions;
    private final Issue issue;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    /** What a registration gives to its patient. */
    record Issue(Tickets tickets, Slips slips, PaymentMethods methods) {}

    /**
     * What was asked for.
     *
     * @param credential by what the lodged electronic credential is named; null where none was shown
     * @param extra the number the doctor has consented to (加号); null, and not written, where it is one of the session's
     */
    record Request(
            String sessionId,
            String slotId,
            String credential,
            @JsonInclude(JsonInclude.Include.NON_NULL) Boolean extra) {
        private boolean isExtra() {
            return Boolean.TRUE.equals(extra);
        }
    }

    private record Lock(String token, String slotId) {}

    private record Registered(String registerNo) {}

    RegistrationPurpose(
            OutpatientScheduling scheduling,
            Registrations registrations,
            TransactionQuery transactions,
            Issue issue,
            Clock clock) {
        this.scheduling = scheduling;
        this.registrations = registrations;
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
        Request request = request(order);
        if (!request.isExtra()) {
            return Answers.of(lock(order, request.slotId()), this::hold);
        }
        String patient = order.origin().patient();
        return issue.tickets().mayHaveExtra(patient, request.sessionId())
                ? Answers.of(
                        scheduling.lock(
                                context(order),
                                new OutpatientScheduling.LockSlot(patient, request.sessionId(), "", true)),
                        this::hold)
                : Answer.refused("EXTRA_OVER", "这个加号已经用过、医生已收回，或本半天已经结束。请询问医生或护士站。");
    }

    private Request request(PaymentOrder order) {
        return json.readValue(order.origin().request(), Request.class);
    }

    /** The clinic session that an order registers with. */
    static String session(PaymentOrder order, JsonMapper json) {
        return json.readValue(order.origin().request(), Request.class).sessionId();
    }

    private Outcome<SlotLock> lock(PaymentOrder order, String slotId) {
        var slot = new OutpatientScheduling.LockSlot(
                order.origin().patient(), request(order).sessionId(), slotId);
        return scheduling.lock(context(order), slot);
    }

    private Hold hold(SlotLock lock) {
        String reference =
                json.writeValueAsString(new Lock(lock.token(), lock.slot().id()));
        return new Hold(reference, lock.total(), lock.fees(), DESCRIPTION, lock.expiresAt());
    }

    @Override
    public Answer<String> fulfil(PaymentOrder order) {
        return Answers.orAgain(commit(order, held(order).token()), this::receipt, () -> fulfilAgain(order));
    }

    /** The slot was given back before the money came: the patient gets the same one if it is still free. */
    private Answer<String> fulfilAgain(PaymentOrder order) {
        return Answers.then(
                lock(order, held(order).slotId()), lock -> Answers.of(commit(order, lock.token()), this::receipt));
    }

    private Outcome<Registration> commit(PaymentOrder order, String token) {
        return registrations.commit(
                context(order),
                new Registrations.CommitRegistration(
                        token,
                        order.tradeNo().value(),
                        order.total(),
                        issue.methods().of(order),
                        PaymentMethods.insurance(order)));
    }

    private String receipt(Registration registration) {
        return receipt(registration.registerNo());
    }

    private String receipt(String registerNo) {
        return json.writeValueAsString(new Registered(registerNo));
    }

    @Override
    public Answer<Finding> find(PaymentOrder order) {
        return Answers.of(
                transactions.query(context(order), order.tradeNo().value()), found -> receipt(found.reference()));
    }

    @Override
    public Answer<Boolean> release(PaymentOrder order) {
        return order.hold().reference().isEmpty()
                ? Answer.done(true)
                : Answers.of(scheduling.unlock(context(order), held(order).token()), done -> true);
    }

    @Override
    public Answer<Slip> conclude(PaymentOrder order) {
        return registration(order)
                .map(registration ->
                        Answer.done(issue.slips().registered(order, registration, place(registration, order))))
                .orElseGet(() -> Answer.unknown("registration not readable"));
    }

    /** A clinic of a day that is over calls nobody. */
    private Optional<TicketOffice.Place> place(Registration registration, PaymentOrder order) {
        boolean over = registration.session().date().isBefore(LocalDate.now(clock));
        return over ? Optional.empty() : Optional.of(issue.tickets().take(registration, actor(order)));
    }

    @Override
    public Slip concludeWithout(PaymentOrder order) {
        return Answers.read(() -> registration(order)
                        .map(registration ->
                                Answer.done(issue.slips().registered(order, registration, Optional.empty())))
                        .orElseGet(() -> Answer.unknown("registration not readable")))
                .match(
                        slip -> slip,
                        refusal -> issue.slips().acknowledged(order, "挂号凭条"),
                        reason -> issue.slips().acknowledged(order, "挂号凭条"));
    }

    private Optional<Registration> registration(PaymentOrder order) {
        return registrations.get(
                context(order),
                json.readValue(order.receipt(), Registered.class).registerNo());
    }

    private Lock held(PaymentOrder order) {
        return json.readValue(order.hold().reference(), Lock.class);
    }

    private CallContext context(PaymentOrder order) {
        return CallContext.kiosk(order.tradeNo().value(), order.origin().terminal(), clock.instant());
    }

    private static String actor(PaymentOrder order) {
        return "terminal:" + order.origin().terminal();
    }
}
