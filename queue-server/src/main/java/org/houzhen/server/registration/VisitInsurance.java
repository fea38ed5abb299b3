package org.houzhen.server.registration;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.InsuranceFacts;
import org.houzhen.server.hospital.InsuredVisit;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.insurance.Claim;
import org.houzhen.server.insurance.InsuranceDesk;
import org.houzhen.server.insurance.ShownCredentials;
import org.houzhen.server.payment.CoPayer;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.Problem;
import org.houzhen.wire.Split;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has the medical insurance (医保) pay its part of bills or of a registration: what it asks of the visit, the hospital is
 * asked each time.
 */
final class VisitInsurance implements CoPayer {
    private static final String NO_NUMBER = "INSURANCE_NOT_ENTITLED";
    private static final String NO_NUMBER_ADVICE = "自助机用医保需要居民身份证。请自费支付，或到医保窗口办理。";

    private static final Problem GONE =
            new Problem(InsuranceDesk.CREDENTIAL_GONE, InsuranceDesk.CREDENTIAL_ADVICE, 409);

    private final InsuranceDesk desk;
    private final ShownCredentials credentials;
    private final InsuranceFacts facts;
    private final Clock clock;
    private final ZoneId zone;
    private final JsonMapper json = new JsonMapper();

    VisitInsurance(InsuranceDesk desk, ShownCredentials credentials, InsuranceFacts facts, Clock clock, ZoneId zone) {
        this.desk = desk;
        this.credentials = credentials;
        this.facts = facts;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Answer<Split> quote(PaymentOrder order) {
        return claimed(order, claim -> desk.quote(number(order), claim));
    }

    @Override
    public Answer<String> settle(PaymentOrder order) {
        Answer<String> answer = claimed(order, claim -> desk.settle(number(order), claim));
        if (!(answer instanceof Answer.Unknown<String>)) {
            forgetCredential(order);
        }
        return answer;
    }

    @Override
    public Optional<Problem> hindrance(PaymentOrder order) {
        return isCredentialGone(order) ? Optional.of(GONE) : Optional.empty();
    }

    private boolean isCredentialGone(PaymentOrder order) {
        return credential(order)
                .filter(shown -> credentials.secret(terminal(order), shown).isEmpty())
                .isPresent();
    }

    /** By what the order names the electronic credential; empty where the identity card was shown. */
    private Optional<String> credential(PaymentOrder order) {
        return Optional.of(json.readTree(order.origin().request())
                        .path("credential")
                        .asString(""))
                .filter(named -> !named.isEmpty());
    }

    private void forgetCredential(PaymentOrder order) {
        credential(order).ifPresent(credentials::forget);
    }

    private static String terminal(PaymentOrder order) {
        return order.origin().terminal();
    }

    @Override
    public Answer<Boolean> stands(PaymentOrder order) {
        return desk.stands(number(order));
    }

    /** Taking back needs no credential, and nothing is settled after it. */
    @Override
    public Answer<Boolean> undo(PaymentOrder order) {
        forgetCredential(order);
        return desk.undo(number(order));
    }

    @Override
    public Answer<Boolean> giveUp(PaymentOrder order) {
        return desk.giveUp(number(order));
    }

    private static String number(PaymentOrder order) {
        return order.tradeNo().value();
    }

    private <T> Answer<T> claimed(PaymentOrder order, Function<Claim, Answer<T>> ask) {
        return Answers.then(
                facts(order),
                visit -> isResident(visit.patient())
                        ? ask.apply(claim(order, visit))
                        : Answer.refused(NO_NUMBER, NO_NUMBER_ADVICE));
    }

    private Outcome<InsuredVisit> facts(PaymentOrder order) {
        var context = CallContext.kiosk(number(order), terminal(order), clock.instant());
        String patient = order.origin().patient();
        return isRegistration(order)
                ? facts.ofRegistration(context, patient, RegistrationPurpose.session(order, json))
                : facts.ofBills(context, patient, BillsPurpose.bills(order, json));
    }

    private static boolean isRegistration(PaymentOrder order) {
        return order.origin().kind().equals(RegistrationPurpose.KIND);
    }

    private static boolean isResident(Patient patient) {
        return patient.document().type() == IdentityDocument.Type.RESIDENT_ID;
    }

    private Claim claim(PaymentOrder order, InsuredVisit visit) {
        InsuredVisit.Attending by = visit.attending();
        return new Claim(
                visit.registerNo().isEmpty() ? number(order) : visit.registerNo(),
                care(order, visit),
                shown(order, visit.patient()),
                new Claim.Doctor(by.doctorCode(), by.doctor(), by.departmentCode(), by.department(), by.category()),
                LocalDateTime.ofInstant(isRegistration(order) ? order.origin().at() : visit.began(), zone),
                visit.diagnoses().stream()
                        .map(each -> new Claim.Diagnosis(each.code(), each.name()))
                        .toList(),
                fees(order, visit.items()));
    }

    private Claim.Credential shown(PaymentOrder order, Patient patient) {
        String number = patient.document().number();
        return credential(order)
                .map(named -> credentials
                        .secret(terminal(order), named)
                        .map(secret -> Claim.Credential.electronic(secret, number, patient.name()))
                        .orElseGet(() -> Claim.Credential.gone(number, patient.name())))
                .orElseGet(() -> Claim.Credential.residentCard(number, patient.name()));
    }

    private static Claim.Care care(PaymentOrder order, InsuredVisit visit) {
        if (visit.emergency()) {
            return Claim.Care.EMERGENCY;
        }
        return isRegistration(order) ? Claim.Care.REGISTRATION : Claim.Care.OUTPATIENT;
    }

    /** The same lines in the same order each time, so that each has one number for ever. */
    private static List<Claim.Fee> fees(PaymentOrder order, List<InsuredVisit.Item> items) {
        List<Claim.Fee> fees = new ArrayList<>();
        for (InsuredVisit.Item item : items) {
            fees.add(new Claim.Fee(
                    number(order) + "-" + (fees.size() + 1),
                    item.billId(),
                    item.national(),
                    item.code(),
                    item.quantity(),
                    item.price(),
                    item.amount()));
        }
        return List.copyOf(fees);
    }
}
