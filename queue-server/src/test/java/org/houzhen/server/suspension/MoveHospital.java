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
import org.houzhen.server.channel.Answer;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.Guardian;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registration.State;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.hospital.Rescheduling;
import org.houzhen.server.hospital.Slot;
import org.houzhen.server.payment.Fault;
import org.houzhen.server.registration.ClinicRefunds.Opening;
import org.houzhen.wire.ClinicPeriod;
import org.houzhen.wire.FeeLine;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.Sex;

/**
 * A hospital in memory whose clinic was cancelled and has two numbers on another day; it keeps its books through every
 * power cut, and every call may break.
 */
final class MoveHospital implements Rescheduling {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final LocalDate LATER = TODAY.plusDays(2);
    static final String OLD = "OLD-";
    static final String LAST = "NEW-1";
    static final String OTHER = "NEW-2";
    static final String SESSION = "S-2";

    private static final Instant START = Floors.MORNING;

    private final Fault fault;
    /** Whether it keeps what it refused, as the port promises. */
    private final boolean remembers;

    private final Map<String, String> slots = new HashMap<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final Map<String, Optional<HospitalErrorCode>> decided = new HashMap<>();

    MoveHospital(Fault fault, boolean remembers) {
        this.fault = fault;
        this.remembers = remembers;
    }

    String slotOf(String registerNo) {
        return slots.getOrDefault(registerNo, OLD + registerNo);
    }

    boolean isWithdrawn(String registerNo) {
        return withdrawn.contains(registerNo);
    }

    boolean isTwiceSold() {
        return new HashSet<>(slots.values()).size() < slots.size();
    }

    private boolean isFree(String slot) {
        return !slots.containsValue(slot);
    }

    @Override
    public int daysAhead() {
        return 7;
    }

    @Override
    public Outcome<Registration> move(CallContext context, Move move) {
        Answer<Registration> answer = fault.during(true, () -> moved(move));
        return answer.match(
                Outcome::done,
                refusal -> {
                    HospitalErrorCode code = code(refusal);
                    if (remembers) {
                        decided.putIfAbsent(move.moveNo(), Optional.of(code));
                    }
                    return Outcome.rejected(code);
                },
                reason -> new Outcome.Unknown<>(reason, START));
    }

    private static HospitalErrorCode code(Answer.Refusal refusal) {
        return refusal.code().equals("PLANNED")
                ? HospitalErrorCode.SLOT_TAKEN
                : HospitalErrorCode.valueOf(refusal.code());
    }

    private Answer<Registration> moved(Move move) {
        Optional<HospitalErrorCode> refusal = decided.get(move.moveNo());
        if (refusal == null) {
            refusal = refusal(move);
            if (refusal.isEmpty()) {
                slots.put(move.registerNo(), move.toSlotId());
            }
            if (remembers || refusal.isEmpty()) {
                decided.put(move.moveNo(), refusal);
            }
        }
        return refusal.<Answer<Registration>>map(code -> Answer.refused(code.name(), ""))
                .orElseGet(() -> Answer.done(registration(move.registerNo())));
    }

    private Optional<HospitalErrorCode> refusal(Move move) {
        if (isWithdrawn(move.registerNo())) {
            return Optional.of(HospitalErrorCode.REGISTRATION_NOT_FOUND);
        }
        if (!slotOf(move.registerNo()).equals(move.fromSlotId())) {
            return Optional.of(HospitalErrorCode.MOVED_BEFORE);
        }
        return isFree(move.toSlotId()) ? Optional.empty() : Optional.of(HospitalErrorCode.SLOT_TAKEN);
    }

    @Override
    public Optional<Outcome<Registration>> find(CallContext context, String moveNo) {
        Answer<Optional<Outcome<Registration>>> answer = fault.during(false, () -> Answer.done(known(moveNo)));
        return answer.match(found -> found, refusal -> Optional.empty(), reason -> {
            throw new HospitalUnavailableException(HospitalErrorCode.UNAVAILABLE, "find", null);
        });
    }

    private Optional<Outcome<Registration>> known(String moveNo) {
        return Optional.ofNullable(decided.get(moveNo))
                .map(refusal ->
                        refusal.<Outcome<Registration>>map(Outcome::rejected).orElseGet(() -> Outcome.replayed(null)));
    }

    /** As a refund does it. */
    Opening withdraw(String registerNo) {
        Answer<Boolean> answer = fault.during(false, () -> Answer.done(withdrawn.add(registerNo)));
        return answer.match(done -> Opening.OPENED, refusal -> Opening.FOR_A_PERSON, reason -> Opening.LATER);
    }

    Registrations registrations() {
        return (Registrations) Proxy.newProxyInstance(
                Registrations.class.getClassLoader(),
                new Class<?>[] {Registrations.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("get")) {
                        return Optional.of(registration((String) arguments[1]));
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    OutpatientScheduling scheduling() {
        return (OutpatientScheduling) Proxy.newProxyInstance(
                OutpatientScheduling.class.getClassLoader(),
                new Class<?>[] {OutpatientScheduling.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "sessions" -> LATER.equals(arguments[2]) ? List.of(session(LATER)) : List.of();
                    case "slots" -> List.of(slot(LAST), slot(OTHER));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** What it lists is a copy that lags behind: only a move finds out that a number is gone. */
    private static Slot slot(String id) {
        Instant start = START.plusSeconds(48 * 3_600L);
        return new Slot(id, SESSION, 1, start, start.plusSeconds(900), true, false);
    }

    private static ClinicSession session(LocalDate day) {
        return new ClinicSession(
                day.equals(TODAY) ? "S-1" : SESSION,
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
                day,
                ClinicPeriod.MORNING,
                START,
                START.plusSeconds(3 * 3_600L),
                List.of(new FeeLine("诊察费", ClinicRun.PRICE)),
                2,
                day.equals(TODAY));
    }

    Registration registration(String registerNo) {
        String slot = slotOf(registerNo);
        boolean moved = !slot.startsWith(OLD);
        var document = new IdentityDocument(IdentityDocument.Type.PASSPORT, "E1");
        var patient = new Patient(
                "P-" + registerNo, "张小三", document, Sex.MALE, LocalDate.of(1980, 5, 17), "", "", Guardian.NONE);
        return new Registration(
                registerNo,
                "WINDOW-" + registerNo,
                patient,
                session(moved ? LATER : TODAY),
                moved ? slot(slot) : new Slot(slot, "S-1", 1, START, START.plusSeconds(900), false, false),
                List.of(),
                ClinicRun.PRICE,
                "",
                isWithdrawn(registerNo) ? State.CANCELLED : State.REGISTERED,
                START);
    }
}
