package org.houzhen.server.registration;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.houzhen.server.channel.TradeNo;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.payment.Stage;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.refund.RefundDesk;
import org.houzhen.server.refund.RefundOrder;
import org.houzhen.server.web.HospitalProblem;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Problem;
import org.houzhen.wire.ReturnableVisit;
import org.houzhen.wire.Split;
import tools.jackson.databind.json.JsonMapper;

/** Registrations that a patient may return at a terminal (退号), and why others may not. */
final class Returns {
    private static final Problem ELSEWHERE = new Problem("REFUND_ELSEWHERE", "这个号不是在自助机上付款的，不能在这里退。请到人工窗口退号。", 409);
    private static final Problem UNDER_WAY = new Problem("REFUND_UNDER_WAY", "这个号正在退。请等它完成后再查询。", 409);
    /** Nobody was called from there yet. */
    private static final Set<String> UNCALLED =
            Set.of("ISSUED", "WAITING", "INVITED", "MISSED", "NO_SHOW", "CANCELLED", "UNFINISHED");

    private static final String REASON = "患者自助退号";

    private final Registrations registrations;
    private final TicketOffice office;
    private final Cashier cashier;
    private final RefundDesk refunds;
    private final Words words;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    Returns(Registrations registrations, TicketOffice office, Money money, Words words, Clock clock) {
        this.registrations = registrations;
        this.office = office;
        this.cashier = money.cashier();
        this.refunds = money.refunds();
        this.words = words;
        this.clock = clock;
    }

    /** The two desks that money goes over. */
    record Money(Cashier cashier, RefundDesk refunds) {}

    List<ReturnableVisit> of(String patientId, String terminal) {
        CallContext context = CallContext.kiosk("", terminal, clock.instant());
        return registrations.upcoming(context, patientId).stream()
                .map(registration -> view(context, registration))
                .toList();
    }

    private ReturnableVisit view(CallContext context, Registration registration) {
        ClinicSession session = registration.session();
        Optional<PaymentOrder> order = order(registration);
        return new ReturnableVisit(
                registration.registerNo(),
                session.department(),
                session.doctor(),
                session.period(),
                registration.slot().start(),
                registration.slot().end(),
                (session.place() + " " + session.roomName()).strip(),
                office.find(registration.registerNo())
                        .map(TicketOffice.Place::ticket)
                        .orElse(null),
                order.map(refunds::left).orElse(registration.total()),
                order.map(Returns::split).orElse(null),
                refusal(context, registration, order).orElse(null));
    }

    /** Who paid how much; null where the medical insurance paid nothing. */
    static Split split(PaymentOrder order) {
        return order.cover().settlement().isEmpty() ? null : order.cover().split();
    }

    private Optional<PaymentOrder> order(Registration registration) {
        return TradeNo.parse(registration.tradeNo())
                .flatMap(cashier::find)
                .filter(order -> order.stage() == Stage.DONE);
    }

    private Optional<Problem> refusal(CallContext context, Registration registration, Optional<PaymentOrder> order) {
        if (order.isEmpty()) {
            return Optional.of(ELSEWHERE);
        }
        boolean underWay = refunds.of(order.get().tradeNo()).stream()
                .anyMatch(refund -> !refund.stage().over());
        if (underWay) {
            return Optional.of(UNDER_WAY);
        }
        Optional<Problem> elsewhere = cashier.returnedElsewhere(order.get());
        if (elsewhere.isPresent()) {
            return elsewhere;
        }
        return registrations
                .refusalOfReturn(context, registration.registerNo())
                .map(HospitalProblem::of)
                .or(() -> called(registration.registerNo()));
    }

    private Optional<Problem> called(String registerNo) {
        return office.find(registerNo)
                .filter(place -> !UNCALLED.contains(place.state()))
                .map(place -> RegistrationReversal.CALLED);
    }

    /**
     * Returns a registration of this patient; the same key is answered with the first refund.
     *
     * @throws ProblemException with the reason when it cannot be returned
     */
    RefundOrder open(UUID key, String patientId, String registerNo, String terminal) {
        CallContext context = CallContext.kiosk(key.toString(), terminal, clock.instant());
        Registration registration = registrations
                .get(context, registerNo)
                .filter(found -> found.patient().id().equals(patientId))
                .orElseThrow(() -> HospitalProblem.exception(HospitalErrorCode.REGISTRATION_NOT_FOUND));
        var asker = new RefundDesk.Asker("terminal:" + terminal, key.toString(), "");
        Optional<RefundOrder> first = refunds.find(asker);
        if (first.isPresent()) {
            return RefundDesk.same(
                    first.get(), first.get().origin().asksFor(RegistrationPurpose.KIND, request(registerNo)));
        }
        Optional<PaymentOrder> order = order(registration);
        refusal(context, registration, order).ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        return refunds.open(asker, wish(registration, order.orElseThrow(), REASON));
    }

    RefundOrder.Wish wish(Registration registration, PaymentOrder order, String reason) {
        return new RefundOrder.Wish(
                order.tradeNo(),
                RegistrationPurpose.KIND,
                request(registration.registerNo()),
                refunds.left(order),
                subject(registration),
                reason);
    }

    private String request(String registerNo) {
        return json.writeValueAsString(new RegistrationReversal.Request(registerNo));
    }

    private String subject(Registration registration) {
        ClinicSession session = registration.session();
        return session.label() + " " + words.day(registration.slot().start()) + " " + Words.period(session.period())
                + " "
                + words.segment(registration.slot().start(), registration.slot().end());
    }
}
