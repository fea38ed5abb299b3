package org.houzhen.server.registration;

import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.houzhen.server.follow.OrderViews;
import org.houzhen.server.hospital.Billing;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.payment.Cashier;
import org.houzhen.server.payment.Means;
import org.houzhen.server.web.HospitalViews;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.BillView;
import org.houzhen.wire.OrderView;
import org.houzhen.wire.PayBills;
import org.houzhen.wire.Register;
import org.houzhen.wire.SignIn;
import org.houzhen.wire.SignedIn;
import org.houzhen.wire.VisitView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Registering, paying bills and signing in, as terminals ask for it. */
@RestController
@RequestMapping("/api/kiosk")
class RegistrationController {
    private static final int ID_MAX = 64;
    private static final int BILLS_MAX = 30;
    private static final String KEY = "Idempotency-Key";

    private final Cashier cashier;
    private final Billing billing;
    private final SignInDesk signInDesk;
    private final Visits visits;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    RegistrationController(Cashier cashier, Billing billing, SignInDesk signInDesk, Visits visits, Clock clock) {
        this.cashier = cashier;
        this.billing = billing;
        this.signInDesk = signInDesk;
        this.visits = visits;
        this.clock = clock;
    }

    /** A request repeated with the same key is answered with the same order. */
    @PostMapping("/registrations")
    OrderView register(@RequestHeader(KEY) UUID key, @RequestBody Register request, Principal terminal) {
        ProblemException.require(request.payer() == null);
        String wish = wish(request);
        return open(
                key,
                terminal,
                new Cashier.Wish(request.patientId(), RegistrationPurpose.KIND, wish, Means.of(request.payBy())));
    }

    /**
     * As {@link #register}, with the medical insurance paying its part: only for a patient who has shown at this terminal
     * who they are, for it is their number that the insurer is told.
     */
    @PostMapping("/patients/{patientId}/insured-registrations")
    OrderView registerInsured(
            @PathVariable String patientId,
            @RequestHeader(KEY) UUID key,
            @RequestBody Register request,
            Principal terminal) {
        ProblemException.require(patientId.equals(request.patientId()) && PayBills.INSURANCE.equals(request.payer()));
        return open(key, terminal, Cashier.Wish.insured(patientId, RegistrationPurpose.KIND, wish(request)));
    }

    private String wish(Register request) {
        String slot = Objects.requireNonNullElse(request.slotId(), "");
        ProblemException.require(isId(request.patientId()) && isId(request.sessionId()) && slot.length() <= ID_MAX);
        Boolean extra = Boolean.TRUE.equals(request.extra()) ? true : null;
        ProblemException.require(extra == null || slot.isEmpty());
        return json.writeValueAsString(
                new RegistrationPurpose.Request(request.sessionId(), slot, credential(request.credential()), extra));
    }

    @GetMapping("/patients/{patientId}/bills")
    List<BillView> bills(@PathVariable String patientId, Principal terminal) {
        ProblemException.require(isId(patientId));
        CallContext context = CallContext.kiosk("", terminal.getName(), clock.instant());
        return billing.unpaid(context, patientId).stream()
                .map(HospitalViews::of)
                .toList();
    }

    /** A request repeated with the same key is answered with the same order. */
    @PostMapping("/bill-payments")
    OrderView payBills(@RequestHeader(KEY) UUID key, @RequestBody PayBills request, Principal terminal) {
        ProblemException.require(request.payer() == null);
        String wish = wish(request);
        return open(
                key,
                terminal,
                new Cashier.Wish(request.patientId(), BillsPurpose.KIND, wish, Means.of(request.payBy())));
    }

    /**
     * As {@link #payBills}, with the medical insurance paying its part: only for a patient who has shown at this terminal who
     * they are, for it is their number that the insurer is told.
     */
    @PostMapping("/patients/{patientId}/insured-bill-payments")
    OrderView payInsuredBills(
            @PathVariable String patientId,
            @RequestHeader(KEY) UUID key,
            @RequestBody PayBills request,
            Principal terminal) {
        ProblemException.require(patientId.equals(request.patientId()) && PayBills.INSURANCE.equals(request.payer()));
        return open(key, terminal, Cashier.Wish.insured(patientId, BillsPurpose.KIND, wish(request)));
    }

    private String wish(PayBills request) {
        List<String> bills = Objects.requireNonNullElse(request.billIds(), List.of());
        ProblemException.require(isId(request.patientId()) && !bills.isEmpty() && bills.size() <= BILLS_MAX);
        ProblemException.require(bills.stream().allMatch(RegistrationController::isId));
        List<String> distinct = bills.stream().distinct().sorted().toList();
        return json.writeValueAsString(new BillsPurpose.Request(distinct, credential(request.credential())));
    }

    private static String credential(String named) {
        ProblemException.require(named == null || isId(named));
        return named;
    }

    private OrderView open(UUID key, Principal terminal, Cashier.Wish wish) {
        return OrderViews.opened(cashier.open(terminal.getName(), key.toString(), wish));
    }

    @GetMapping("/patients/{patientId}/visits")
    List<VisitView> visits(@PathVariable String patientId, Principal terminal) {
        ProblemException.require(isId(patientId));
        return visits.today(patientId, terminal.getName());
    }

    /** A request repeated with the same key is answered with the same place. */
    @PostMapping("/sign-ins")
    SignedIn signIn(@RequestHeader(KEY) UUID key, @RequestBody SignIn request, Principal terminal) {
        ProblemException.require(isId(request.registerNo()));
        return signInDesk.signIn(key, request.registerNo(), terminal.getName());
    }

    private static boolean isId(String text) {
        return text != null && !text.isBlank() && text.length() <= ID_MAX;
    }
}
