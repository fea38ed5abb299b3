package org.houzhen.server.his;

import java.util.Optional;
import java.util.Set;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registration.State;
import org.houzhen.server.hospital.Rescheduling;
import org.houzhen.server.hospital.Slot;

/** The reference hospital's moves to a later day. What was decided under a number is kept, done or refused. */
final class SqlRescheduling implements Rescheduling {
    private static final Set<State> OVER = Set.of(State.SEEN, State.IN_VISIT);

    private final HospitalTables tables;
    private final HospitalRules rules;
    private final SqlRegistrations registrations;
    private final LockRules lockRules;
    private final PatientRows patients;
    private final SessionRows sessions;
    private final SlotRows slots;

    SqlRescheduling(HospitalTables tables, HospitalRules rules, SqlRegistrations registrations) {
        this.tables = tables;
        this.rules = rules;
        this.registrations = registrations;
        this.lockRules = new LockRules(tables, rules);
        this.patients = new PatientRows(tables);
        this.sessions = new SessionRows(tables);
        this.slots = new SlotRows(tables);
    }

    @Override
    public int daysAhead() {
        return rules.moves() ? rules.daysAhead() : 0;
    }

    @Override
    public Outcome<Registration> move(CallContext context, Move move) {
        if (!rules.moves()) {
            return Outcome.rejected(HospitalErrorCode.NOT_SUPPORTED);
        }
        return tables.change(() -> registrations
                        .held(move.registerNo())
                        .map(found -> Outcome.done(decided(context, found, move)))
                        .orElseGet(() -> Outcome.rejected(HospitalErrorCode.REGISTRATION_NOT_FOUND)))
                .match(
                        Outcome.Done::value,
                        rejected -> Outcome.rejected(rejected.code()),
                        unknown -> new Outcome.Unknown<>(unknown.reason(), unknown.since()));
    }

    /** A refusal is a decision as well: it is committed, not undone. */
    private Outcome<Registration> decided(CallContext context, Registration found, Move move) {
        Optional<Outcome<Registration>> earlier = decision(move.moveNo());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Optional<HospitalErrorCode> refusal = refusal(context, found, move)
                .or(() -> slots.sellFree(move.toSlotId(), move.moveNo(), tables.now())
                        ? Optional.empty()
                        : Optional.of(HospitalErrorCode.SLOT_TAKEN));
        remember(move, refusal);
        if (refusal.isPresent()) {
            return Outcome.rejected(refusal.get());
        }
        registrations.moveTo(found, sessions.slot(move.toSlotId()).orElseThrow());
        slots.giveBack(found.slot(), tables.now().isBefore(found.slot().start()));
        return Outcome.done(registrations.find(move.registerNo()).orElseThrow());
    }

    private Optional<HospitalErrorCode> refusal(CallContext context, Registration found, Move move) {
        if (OVER.contains(found.state())) {
            return Optional.of(HospitalErrorCode.ALREADY_SEEN);
        }
        if (found.state() == State.CANCELLED) {
            return Optional.of(HospitalErrorCode.REGISTRATION_NOT_FOUND);
        }
        if (!found.slot().id().equals(move.fromSlotId())) {
            return Optional.of(HospitalErrorCode.MOVED_BEFORE);
        }
        Optional<Slot> slot = sessions.slot(move.toSlotId()).filter(each -> !each.extra());
        if (slot.isEmpty()) {
            return Optional.of(HospitalErrorCode.OUT_OF_WINDOW);
        }
        return refusal(context, found, sessions.find(slot.get().sessionId()).orElseThrow(), slot.get());
    }

    private Optional<HospitalErrorCode> refusal(CallContext context, Registration found, ClinicSession to, Slot slot) {
        ClinicSession from = found.session();
        if (!to.departmentId().equals(from.departmentId()) || !to.date().isAfter(from.date())) {
            return Optional.of(HospitalErrorCode.OUT_OF_WINDOW);
        }
        if (!to.fee().equals(found.total())) {
            return Optional.of(HospitalErrorCode.AMOUNT_MISMATCH);
        }
        patients.hold(found.patient());
        return lockRules.refusal(new LockRules.Attempt(context.channel(), found.patient(), to, slot, tables.now()));
    }

    private void remember(Move move, Optional<HospitalErrorCode> refusal) {
        tables.sql("insert into registration_move (move_no, register_no, from_slot, to_slot, refusal, decided_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        move.moveNo(),
                        move.registerNo(),
                        move.fromSlotId(),
                        move.toSlotId(),
                        refusal.map(HospitalErrorCode::name).orElse(""),
                        tables.now().toEpochMilli())
                .update();
    }

    private record Row(String registerNo, String refusal) {}

    private Optional<Outcome<Registration>> decision(String moveNo) {
        return tables.sql("select register_no, refusal from registration_move where move_no = ?")
                .param(moveNo)
                .query(Row.class)
                .optional()
                .map(row -> row.refusal().isEmpty()
                        ? Outcome.replayed(registrations.find(row.registerNo()).orElseThrow())
                        : Outcome.rejected(HospitalErrorCode.valueOf(row.refusal())));
    }

    @Override
    public Optional<Outcome<Registration>> find(CallContext context, String moveNo) {
        return tables.read("move of a registration", () -> decision(moveNo));
    }
}
