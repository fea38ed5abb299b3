package org.houzhen.server.suspension;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.Guardian;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.hospital.Registrations.Withdrawal;
import org.houzhen.server.hospital.Slot;
import org.houzhen.server.payment.Fault;
import org.houzhen.wire.ClinicPeriod;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.Money;
import org.houzhen.wire.Sex;

/** A hospital in memory whose clinic was cancelled; it keeps its books through every power cut, and every call may break. */
final class ClinicHospital {
    private static final Instant START = Floors.MORNING;
    private static final Instant END = START.plusSeconds(3 * 3_600L);

    private final Fault fault;
    private final Map<String, String> trades = new HashMap<>();
    private final Map<String, Money> totals = new HashMap<>();
    private final Map<String, String> withdrawn = new HashMap<>();
    private final Set<String> undone = new HashSet<>();
    private final Set<String> cancelled = new HashSet<>();
    private final Set<String> touched = new HashSet<>();
    /** Whether it says that the patient was seen. */
    boolean wasSeen;

    ClinicHospital(Fault fault) {
        this.fault = fault;
    }

    void registers(String registerNo, String tradeNo, Money total) {
        trades.put(registerNo, tradeNo);
        totals.put(registerNo, total);
    }

    boolean stands(String registerNo) {
        return !withdrawn.containsKey(registerNo) && !cancelled.contains(registerNo);
    }

    /** Whether anybody asked to change it. */
    boolean isTouched(String registerNo) {
        return touched.contains(registerNo);
    }

    Registration registration(String registerNo) {
        var session = new ClinicSession(
                "S-1",
                "C03",
                "消化内科",
                "A03.02",
                "本部",
                "B",
                "内科一诊区",
                "二层",
                "R201",
                "201诊室",
                "D1",
                "钱",
                "主治医师",
                "普通",
                LocalDate.of(2026, 11, 23),
                ClinicPeriod.MORNING,
                START,
                END,
                List.of(),
                0,
                true);
        var document = new IdentityDocument(IdentityDocument.Type.PASSPORT, "E1");
        var patient = new Patient(
                "P-" + registerNo, "张小三", document, Sex.MALE, LocalDate.of(1980, 5, 17), "", "", Guardian.NONE);
        var slot = new Slot("L-" + registerNo, "S-1", 1, START, START.plusSeconds(900), false, false);
        return new Registration(
                registerNo,
                trades.get(registerNo),
                patient,
                session,
                slot,
                List.of(),
                totals.get(registerNo),
                "",
                stands(registerNo) ? Registration.State.REGISTERED : Registration.State.CANCELLED,
                START);
    }

    Registrations port() {
        return (Registrations) Proxy.newProxyInstance(
                Registrations.class.getClassLoader(),
                new Class<?>[] {Registrations.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "get" -> found((String) arguments[1]);
                    case "cancel" -> cancel((String) arguments[1]);
                    case "withdraw" -> withdraw((Withdrawal) arguments[1]);
                    case "reinstate" -> reinstate((Withdrawal) arguments[1]);
                    case "giveSlotBack" -> changed(((Withdrawal) arguments[1]).registerNo(), () -> Answer.done(true));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Optional<Registration> found(String registerNo) {
        Answer<Registration> answer = fault.during(false, () -> Answer.done(registration(registerNo)));
        return answer.match(Optional::of, refusal -> Optional.empty(), reason -> {
            throw new HospitalUnavailableException(HospitalErrorCode.UNAVAILABLE, "get", null);
        });
    }

    private <T> Outcome<T> changed(String registerNo, Supplier<Answer<T>> work) {
        touched.add(registerNo);
        Answer<T> answer = fault.during(true, work);
        return answer.match(
                Outcome::done,
                refusal -> Outcome.rejected(HospitalErrorCode.REFUND_SEEN),
                reason -> new Outcome.Unknown<>(reason, START));
    }

    private Outcome<Registration> cancel(String registerNo) {
        return changed(registerNo, () -> {
            cancelled.add(registerNo);
            return Answer.done(registration(registerNo));
        });
    }

    private Outcome<Registration> withdraw(Withdrawal withdrawal) {
        return changed(withdrawal.registerNo(), () -> {
            String before = withdrawn.get(withdrawal.registerNo());
            boolean another = before != null && !before.equals(withdrawal.refundNo());
            if (wasSeen || another || undone.contains(withdrawal.refundNo())) {
                return Answer.refused("REFUND_SEEN", "已就诊。");
            }
            withdrawn.put(withdrawal.registerNo(), withdrawal.refundNo());
            return Answer.done(registration(withdrawal.registerNo()));
        });
    }

    private Outcome<Boolean> reinstate(Withdrawal withdrawal) {
        return changed(withdrawal.registerNo(), () -> {
            withdrawn.remove(withdrawal.registerNo(), withdrawal.refundNo());
            undone.add(withdrawal.refundNo());
            return Answer.done(true);
        });
    }
}
