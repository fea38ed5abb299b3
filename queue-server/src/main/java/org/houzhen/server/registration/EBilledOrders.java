package org.houzhen.server.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.ebill.Billable;
import org.houzhen.server.hospital.Bill;
import org.houzhen.server.hospital.Billing;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.insurance.InsuranceDesk;
import org.houzhen.server.payment.PaymentOrder;
import org.houzhen.server.refund.RefundOrder;
import org.houzhen.wire.FeeLine;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.Sex;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** What fiscal e-bills say of registrations and of paid bills. */
@Configuration(proxyBeanMethods = false)
class EBilledOrders {
    private static final String REGISTRATIONS = "06";
    private static final String OUTPATIENT = "02";
    private static final String ONCE = "次";
    /** Charge categories of the national catalogue; what is none of these is "other". */
    private static final Map<String, String> CATEGORIES = Map.of("挂号费", "13", "诊查费", "02", "诊察费", "02", "医事服务费", "12");

    private static final String OTHER = "14";

    private final JsonMapper json = new JsonMapper();

    private final Optional<InsuranceDesk> insurance;

    EBilledOrders(Optional<InsuranceDesk> insurance) {
        this.insurance = insurance;
    }

    private record Registered(String registerNo) {}

    @Bean
    Billable registrationsBilled(Registrations registrations, Clock clock) {
        return new Billed("REGISTRATION", REGISTRATIONS, (order, refunds) -> {
            String registerNo =
                    json.readValue(order.receipt(), Registered.class).registerNo();
            return registrations
                    .get(context(order, clock), registerNo)
                    .map(found -> Answer.done(contents(found).insured(insuredAs(order))))
                    .orElseGet(() -> Answer.unknown("registration not readable"));
        });
    }

    private Billable.InsuredAs insuredAs(PaymentOrder order) {
        if (order.cover().settlement().isEmpty()) {
            return Billable.InsuredAs.NOBODY;
        }
        String kind = insurance.map(desk -> desk.kind(order.tradeNo().value())).orElse("");
        return switch (kind) {
            case "310" -> Billable.InsuredAs.EMPLOYEE;
            case "390" -> Billable.InsuredAs.RESIDENT;
            default -> Billable.InsuredAs.OTHER;
        };
    }

    private static Billable.Contents contents(Registration found) {
        LocalDate day = found.session().date();
        return new Billable.Contents(
                REGISTRATIONS,
                payer(found.patient(), day),
                new Billable.Visit(found.registerNo(), found.session().department(), day),
                found.fees().stream()
                        .filter(fee -> fee.amount().fen() != 0)
                        .map(EBilledOrders::line)
                        .toList());
    }

    private static Billable.Line line(FeeLine fee) {
        String category = CATEGORIES.getOrDefault(fee.item(), OTHER);
        return new Billable.Line(category, fee.item(), 1, ONCE, fee.amount(), fee.amount());
    }

    @Bean
    Billable billsBilled(
            Billing billing, PatientIndex patients, Clock clock, @Value("${houzhen.time-zone}") ZoneId zone) {
        return new Billed("BILLS", OUTPATIENT, (order, refunds) -> {
            CallContext context = context(order, clock);
            List<Bill> bills = standing(billing.paidBy(context, order.tradeNo().value()), refunds);
            LocalDate day = LocalDate.ofInstant(order.origin().at(), zone);
            return patients.get(context, order.origin().patient())
                    .filter(found -> !bills.isEmpty())
                    .map(found ->
                            Answer.done(contents(bills, payer(found, day), day).insured(insuredAs(order))))
                    .orElseGet(() -> Answer.unknown("bills not readable"));
        });
    }

    private List<Bill> standing(List<Billing.PaidBill> paid, List<RefundOrder> refunds) {
        Set<String> takenBack = refunds.stream()
                .map(refund -> json.readValue(refund.origin().request(), BillsReversal.Request.class))
                .flatMap(request -> request.billIds().stream())
                .collect(Collectors.toCollection(HashSet::new));
        return paid.stream()
                .map(Billing.PaidBill::bill)
                .filter(bill -> !takenBack.contains(bill.id()))
                .toList();
    }

    private static Billable.Contents contents(List<Bill> bills, Billable.Payer payer, LocalDate day) {
        Bill first = bills.get(0);
        return new Billable.Contents(
                OUTPATIENT,
                payer,
                new Billable.Visit(first.registerNo(), first.department(), day),
                bills.stream()
                        .flatMap(bill -> bill.lines().stream())
                        .map(line -> new Billable.Line(
                                line.code(), line.item(), line.quantity(), line.unit(), line.price(), line.amount()))
                        .toList());
    }

    private static Billable.Payer payer(Patient patient, LocalDate day) {
        IdentityDocument document = patient.document();
        boolean resident = document.type() == IdentityDocument.Type.RESIDENT_ID;
        return new Billable.Payer(
                patient.id(),
                patient.name(),
                sex(patient.sex()),
                patient.ageAt(day),
                new Billable.Document(resident ? "01" : "99", document.number()));
    }

    private static String sex(Sex sex) {
        return switch (sex) {
            case MALE -> "男";
            case FEMALE -> "女";
            case UNKNOWN -> "未知";
        };
    }

    private static CallContext context(PaymentOrder order, Clock clock) {
        return CallContext.kiosk(order.tradeNo().value(), order.origin().terminal(), clock.instant());
    }

    private interface Reading {
        Answer<Billable.Contents> of(PaymentOrder order, List<RefundOrder> without);
    }

    /** Orders of one kind, whose contents are read from the hospital. */
    private record Billed(String kind, String type, Reading reading) implements Billable {
        @Override
        public Answer<Contents> contents(PaymentOrder order, List<RefundOrder> without) {
            return Answers.read(() -> reading.of(order, without));
        }
    }
}
