package org.houzhen.server.his;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.ConsultingRoom;
import org.houzhen.server.hospital.Department;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.Slot;
import org.houzhen.server.hospital.SlotLock;

/** The reference hospital's schedule. Correct without a sweeper: an expired lock counts as free wherever it is read. */
final class SqlOutpatientScheduling implements OutpatientScheduling {
    private final HospitalTables tables;
    private final HospitalRules rules;
    private final LockRules lockRules;
    private final PatientRows patients;
    private final SessionRows sessions;
    private final SlotRows slots;
    private final Supplier<String> tokens;

    SqlOutpatientScheduling(HospitalTables tables, HospitalRules rules, Supplier<String> tokens) {
        this.tables = tables;
        this.rules = rules;
        this.lockRules = new LockRules(tables, rules);
        this.patients = new PatientRows(tables);
        this.sessions = new SessionRows(tables);
        this.slots = new SlotRows(tables);
        this.tokens = tokens;
    }

    @Override
    public List<Department> departments(CallContext context, LocalDate day) {
        return tables.read("departments", () -> sessions.departments(day));
    }

    @Override
    public List<ClinicSession> sessions(CallContext context, String departmentId, LocalDate day) {
        Instant now = tables.now();
        return tables.read("sessions", () -> sessions.ofDepartment(departmentId, day)).stream()
                .filter(session -> !session.stopped() && lockRules.onSale(session, now))
                .toList();
    }

    @Override
    public List<ClinicSession> day(CallContext context, LocalDate day) {
        return tables.read("day", () -> sessions.ofDay(day));
    }

    @Override
    public Optional<ClinicSession> session(CallContext context, String sessionId) {
        return tables.read("session", () -> sessions.find(sessionId));
    }

    @Override
    public List<ConsultingRoom> rooms(CallContext context, String area) {
        return tables.read("rooms", () -> sessions.rooms(area));
    }

    @Override
    public Outcome<ClinicSession> stop(CallContext context, String sessionId) {
        return tables.change(() -> stopped(sessionId, 1));
    }

    @Override
    public Outcome<ClinicSession> resume(CallContext context, String sessionId) {
        return tables.change(() -> stopped(sessionId, 0));
    }

    private Outcome<ClinicSession> stopped(String sessionId, int stopped) {
        sessions.stop(sessionId, stopped);
        return sessions.find(sessionId)
                .<Outcome<ClinicSession>>map(Outcome::done)
                .orElseGet(() -> Outcome.rejected(HospitalErrorCode.OUT_OF_WINDOW));
    }

    @Override
    public List<Slot> slots(CallContext context, String sessionId) {
        return tables.read("slots", () -> sessions.slots(sessionId));
    }

    @Override
    public Outcome<SlotLock> lock(CallContext context, LockSlot request) {
        return tables.change(() -> {
            Optional<Patient> patient = patients.find(request.patientId());
            if (patient.isEmpty()) {
                return Outcome.rejected(HospitalErrorCode.PATIENT_NOT_FOUND);
            }
            patients.hold(patient.get());
            return sessions.find(request.sessionId())
                    .map(session -> lock(context, patient.get(), session, request))
                    .orElseGet(() -> Outcome.rejected(HospitalErrorCode.OUT_OF_WINDOW));
        });
    }

    private Outcome<SlotLock> lock(CallContext context, Patient patient, ClinicSession session, LockSlot request) {
        Instant now = tables.now();
        Optional<SlotRows.LockRow> held = slots.liveLock(patient.id(), now);
        Instant expires = now.plus(rules.lockTime());
        if (held.isPresent() && held.get().sessionId().equals(session.id()) && slots.renew(held.get(), expires)) {
            return Outcome.replayed(answer(held.get().token(), patient, session, heldSlot(held.get()), expires));
        }
        Outcome<SlotLock> outcome = request.slotId().isEmpty() && !request.extra()
                ? lockEarliest(context, patient, session, now)
                : slot(patient, session, request, now)
                        .map(slot -> lockOne(new LockRules.Attempt(context.channel(), patient, session, slot, now)))
                        .orElseGet(() -> Outcome.rejected(HospitalErrorCode.SLOT_TAKEN));
        return outcome.match(
                done -> {
                    held.ifPresent(this::supersede);
                    return done;
                },
                rejected -> rejected,
                unknown -> unknown);
    }

    /** The one that was asked for; a slot beyond those of the session is its patient's alone. */
    private Optional<Slot> slot(Patient patient, ClinicSession session, LockSlot request, Instant now) {
        Optional<Slot> extra = sessions.extra(session.id(), patient.id());
        if (request.extra()) {
            return Optional.of(extraNow(patient, session, extra, now));
        }
        return Stream.concat(sessions.slots(session.id()).stream(), extra.stream())
                .filter(slot -> slot.id().equals(request.slotId()))
                .findFirst();
    }

    private Slot extraNow(Patient patient, ClinicSession session, Optional<Slot> made, Instant now) {
        made.ifPresent(slot -> slots.moveExtra(slot, now));
        String id = made.map(Slot::id).orElseGet(() -> slots.makeExtra(session.id(), patient.id(), now));
        return sessions.slot(id).orElseThrow();
    }

    private Slot heldSlot(SlotRows.LockRow lock) {
        return sessions.slot(lock.slotId()).orElseThrow();
    }

    private void supersede(SlotRows.LockRow lock) {
        slots.free(lock);
        slots.mark(lock, "SUPERSEDED");
    }

    /** Tries free slots one after the other: another patient may be faster at any of them. */
    private Outcome<SlotLock> lockEarliest(CallContext context, Patient patient, ClinicSession session, Instant now) {
        Outcome<SlotLock> last = Outcome.rejected(HospitalErrorCode.SLOT_TAKEN);
        for (Slot slot : sessions.slots(session.id())) {
            if (slot.free()) {
                last = lockOne(new LockRules.Attempt(context.channel(), patient, session, slot, now));
                if (last.match(done -> true, this::sameForEverySlot, unknown -> true)) {
                    return last;
                }
            }
        }
        return last;
    }

    private boolean sameForEverySlot(Outcome.Rejected<SlotLock> rejected) {
        return rejected.code() != HospitalErrorCode.SLOT_TAKEN && rejected.code() != HospitalErrorCode.TIME_OVERLAP;
    }

    private Outcome<SlotLock> lockOne(LockRules.Attempt attempt) {
        Optional<HospitalErrorCode> refusal = lockRules.refusal(attempt);
        if (refusal.isPresent()) {
            return Outcome.rejected(refusal.get());
        }
        String token = tokens.get();
        Instant expires = attempt.now().plus(rules.lockTime());
        if (!slots.lock(attempt.slot(), token, attempt.now(), expires)) {
            return Outcome.rejected(HospitalErrorCode.SLOT_TAKEN);
        }
        slots.insert(row(attempt, token, expires), attempt.channel());
        return Outcome.done(answer(token, attempt.patient(), attempt.session(), attempt.slot(), expires));
    }

    private static SlotRows.LockRow row(LockRules.Attempt attempt, String token, Instant expires) {
        return new SlotRows.LockRow(
                token,
                attempt.slot().id(),
                attempt.session().id(),
                attempt.patient().id(),
                attempt.session().fee().fen(),
                expires.toEpochMilli(),
                "LIVE");
    }

    private static SlotLock answer(String token, Patient patient, ClinicSession session, Slot slot, Instant expires) {
        return new SlotLock(token, patient.id(), session, slot, session.fees(), session.fee(), expires);
    }

    @Override
    public Outcome<Boolean> unlock(CallContext context, String token) {
        return tables.change(() -> {
            Optional<SlotRows.LockRow> live =
                    slots.holdLock(token).filter(lock -> lock.state().equals("LIVE"));
            live.ifPresent(lock -> {
                slots.free(lock);
                slots.mark(lock, "RELEASED");
            });
            return live.isPresent() ? Outcome.done(true) : Outcome.replayed(false);
        });
    }

    void sweep() {
        slots.sweep(tables.now());
    }
}
