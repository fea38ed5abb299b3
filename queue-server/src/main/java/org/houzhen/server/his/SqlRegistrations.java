package org.houzhen.server.his;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registration.State;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.hospital.Slot;
import org.houzhen.wire.Money;

/** The reference hospital's registrations. */
final class SqlRegistrations implements Registrations {
    private final HospitalTables tables;
    private final LockRules lockRules;
    private final PatientRows patients;
    private final SessionRows sessions;
    private final SlotRows slots;
    private final ReturnRules returns;
    private final Withdrawals withdrawals;

    SqlRegistrations(HospitalTables tables, HospitalRules rules) {
        this.tables = tables;
        this.lockRules = new LockRules(tables, rules);
        this.patients = new PatientRows(tables);
        this.sessions = new SessionRows(tables);
        this.slots = new SlotRows(tables);
        this.returns = new ReturnRules(tables, sessions);
        this.withdrawals = new Withdrawals(tables, slots);
    }

    @Override
    public Outcome<Registration> commit(CallContext context, CommitRegistration request) {
        return tables.change(() -> {
            Optional<SlotRows.LockRow> lock = slots.holdLock(request.lockToken());
            Optional<Registration> earlier = find("trade_no", request.tradeNo());
            if (earlier.isPresent()) {
                return earlier.get().state() == State.CANCELLED // It stands no more, and does not stand again.
                        ? Outcome.rejected(HospitalErrorCode.REGISTRATION_NOT_FOUND)
                        : Outcome.replayed(earlier.get());
            }
            return lock.map(row -> commit(context, request, row))
                    .orElseGet(() -> Outcome.rejected(HospitalErrorCode.LOCK_EXPIRED));
        });
    }

    private Outcome<Registration> commit(CallContext context, CommitRegistration request, SlotRows.LockRow lock) {
        ClinicSession session = sessions.find(lock.sessionId()).orElseThrow();
        Optional<HospitalErrorCode> refusal = refusal(request, lock, session);
        if (refusal.isEmpty() && !slots.sellLocked(lock)) {
            refusal = sellAgain(context, lock, session);
        }
        if (refusal.isPresent()) {
            return Outcome.rejected(refusal.get());
        }
        slots.mark(lock, "COMMITTED");
        String registerNo = tables.numbered("", 5);
        insert(context, request, lock, registerNo);
        return Outcome.done(find("register_no", registerNo).orElseThrow());
    }

    private static Optional<HospitalErrorCode> refusal(
            CommitRegistration request, SlotRows.LockRow lock, ClinicSession session) {
        if (lock.state().equals("COMMITTED")) {
            return Optional.of(HospitalErrorCode.ALREADY_PAID);
        }
        if (lock.state().equals("RELEASED")) {
            return Optional.of(HospitalErrorCode.LOCK_EXPIRED);
        }
        if (session.stopped()) {
            return Optional.of(HospitalErrorCode.SESSION_STOPPED);
        }
        boolean asAgreed = request.amount().equals(session.fee())
                && request.payment().amount().plus(request.insurance().total()).equals(request.amount());
        return asAgreed ? Optional.empty() : Optional.of(HospitalErrorCode.AMOUNT_MISMATCH);
    }

    /** The money came late: the slot is still this patient's if nobody took it and no rule forbids it by now. */
    private Optional<HospitalErrorCode> sellAgain(CallContext context, SlotRows.LockRow lock, ClinicSession session) {
        Instant now = tables.now();
        var patient = patients.find(lock.patientId()).orElseThrow();
        patients.hold(patient);
        Slot slot = sessions.slot(lock.slotId()).orElseThrow();
        return lockRules
                .refusalOfPatient(new LockRules.Attempt(context.channel(), patient, session, slot, now))
                .or(() -> slots.sellFree(lock, now) ? Optional.empty() : Optional.of(HospitalErrorCode.SLOT_TAKEN));
    }

    private void insert(CallContext context, CommitRegistration request, SlotRows.LockRow lock, String registerNo) {
        tables.sql(
                        "insert into registration (register_no, trade_no, lock_token, patient_id, session_id, slot_id, channel,"
                                + " fee, receipt_no, payment_method, transaction_id, state, registered_at, reason,"
                                + " settlement_id, fund, account, borne)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'REGISTERED', ?, '', ?, ?, ?, ?)")
                .params(
                        registerNo,
                        request.tradeNo(),
                        lock.token(),
                        lock.patientId(),
                        lock.sessionId(),
                        lock.slotId(),
                        context.channel().name(),
                        request.amount().fen(),
                        tables.numbered("R", 6),
                        request.payment().method().code(),
                        request.payment().transactionId(),
                        tables.now().toEpochMilli(),
                        request.insurance().settlementId(),
                        request.insurance().fund().fen(),
                        request.insurance().account().fen(),
                        request.insurance().borne().fen())
                .update();
    }

    @Override
    public Optional<Registration> get(CallContext context, String registerNo) {
        return tables.read("registration", () -> find("register_no", registerNo));
    }

    @Override
    public List<Registration> today(CallContext context, String patientId) {
        String day = tables.today().toString();
        return tables.read(
                "registrations",
                () -> tables
                        .sql("select g.* from registration g"
                                + " join clinic_session s on s.id = g.session_id join slot on slot.id = g.slot_id"
                                + " where g.patient_id = ? and s.day = ? order by slot.starts_at, g.register_no")
                        .params(patientId, day)
                        .query(Row.class)
                        .list()
                        .stream()
                        .map(this::registration)
                        .toList());
    }

    @Override
    public Outcome<ReturnVisit> comeBack(CallContext context, String registerNo, LocalDate notBefore) {
        return tables.change(() -> held(registerNo)
                .map(found -> {
                    ReturnRules.Verdict verdict = returns.of(registerNo, notBefore);
                    verdict.session().ifPresent(session -> returns.remember(registerNo, session));
                    return verdict.session()
                            .map(session -> Outcome.done(new ReturnVisit(found, session)))
                            .orElseGet(() -> Outcome.rejected(verdict.refusal().orElseThrow()));
                })
                .orElseGet(() -> Outcome.rejected(HospitalErrorCode.REGISTRATION_NOT_FOUND)));
    }

    @Override
    public List<ReturnVisit> mayComeBack(CallContext context, String patientId, LocalDate notBefore) {
        return tables.read("returns", () -> earlier(patientId, notBefore)).stream()
                .flatMap(found -> returns.of(found.registerNo(), notBefore).session().stream()
                        .map(session -> new ReturnVisit(found, session)))
                .toList();
    }

    private List<Registration> earlier(String patientId, LocalDate notBefore) {
        return tables
                .sql("select g.* from registration g join clinic_session s on s.id = g.session_id"
                        + " where g.patient_id = ? and s.day >= ? and s.day < ? order by s.starts_at desc")
                .params(patientId, notBefore.toString(), tables.today().toString())
                .query(Row.class)
                .list()
                .stream()
                .map(this::registration)
                .toList();
    }

    @Override
    public Outcome<Registration> markSignedIn(CallContext context, String registerNo) {
        return move(registerNo, State.SIGNED_IN, EnumSet.of(State.REGISTERED, State.NO_SHOW), Set.of(State.IN_VISIT));
    }

    /** One who was seen may be called in again after tests. */
    @Override
    public Outcome<Registration> markInVisit(CallContext context, String registerNo) {
        return move(
                registerNo,
                State.IN_VISIT,
                EnumSet.of(State.REGISTERED, State.SIGNED_IN, State.NO_SHOW, State.SEEN),
                Set.of());
    }

    @Override
    public Outcome<Registration> markSeen(CallContext context, String registerNo) {
        return move(
                registerNo,
                State.SEEN,
                EnumSet.of(State.REGISTERED, State.SIGNED_IN, State.NO_SHOW, State.IN_VISIT),
                Set.of());
    }

    private Outcome<Registration> move(String registerNo, State to, Set<State> from, Set<State> further) {
        return tables.change(() -> held(registerNo)
                .map(found -> {
                    if (found.state() == to || further.contains(found.state())) {
                        return Outcome.replayed(found);
                    }
                    return from.contains(found.state())
                            ? Outcome.done(moved(found, to, ""))
                            : Outcome.<Registration>rejected(
                                    found.state() == State.CANCELLED
                                            ? HospitalErrorCode.REGISTRATION_NOT_FOUND
                                            : HospitalErrorCode.ALREADY_SEEN);
                })
                .orElseGet(() -> Outcome.rejected(HospitalErrorCode.REGISTRATION_NOT_FOUND)));
    }

    @Override
    public Outcome<Registration> cancel(CallContext context, String registerNo, String reason) {
        return tables.change(() -> held(registerNo)
                .map(found -> switch (found.state()) {
                    case CANCELLED -> Outcome.replayed(found);
                    case SEEN, IN_VISIT -> Outcome.<Registration>rejected(HospitalErrorCode.ALREADY_SEEN);
                    case REGISTERED, SIGNED_IN, NO_SHOW -> cancel(found, reason);
                })
                .orElseGet(() -> Outcome.rejected(HospitalErrorCode.REGISTRATION_NOT_FOUND)));
    }

    private Outcome<Registration> cancel(Registration found, String reason) {
        Optional<HospitalErrorCode> refusal = withdrawals.refusal(found, false);
        if (refusal.isPresent()) {
            return Outcome.rejected(HospitalErrorCode.REFUND_CLOSED);
        }
        Registration cancelled = moved(found, State.CANCELLED, reason);
        withdrawals.returnSlot(found);
        return Outcome.done(cancelled);
    }

    @Override
    public List<Registration> upcoming(CallContext context, String patientId) {
        return tables.read(
                "registrations to come",
                () -> tables
                        .sql("select g.* from registration g"
                                + " join clinic_session s on s.id = g.session_id join slot on slot.id = g.slot_id"
                                + " where g.patient_id = ? and s.day >= ? and g.state <> 'CANCELLED'"
                                + " order by slot.starts_at, g.register_no")
                        .params(patientId, tables.today().toString())
                        .query(Row.class)
                        .list()
                        .stream()
                        .map(this::registration)
                        .toList());
    }

    @Override
    public Optional<HospitalErrorCode> refusalOfReturn(CallContext context, String registerNo) {
        return tables.read(
                "return of a registration",
                () -> find("register_no", registerNo)
                        .map(found -> withdrawals.refusal(found, atWindow(context)))
                        .orElse(Optional.of(HospitalErrorCode.REGISTRATION_NOT_FOUND)));
    }

    private static boolean atWindow(CallContext context) {
        return context.channel() == CallContext.Channel.WINDOW;
    }

    @Override
    public Outcome<Registration> withdraw(CallContext context, Withdrawal withdrawal) {
        return tables.change(() -> held(withdrawal.registerNo())
                .map(found -> {
                    if (withdrawals.isDone(withdrawal)) {
                        return Outcome.replayed(found);
                    }
                    Optional<HospitalErrorCode> refusal = withdrawals.isUndone(withdrawal)
                            ? Optional.of(HospitalErrorCode.REFUND_CLOSED)
                            : withdrawals.refusal(found, atWindow(context));
                    if (refusal.isPresent()) {
                        return Outcome.<Registration>rejected(refusal.get());
                    }
                    withdrawals.book(found, withdrawal);
                    return Outcome.done(moved(found, State.CANCELLED, withdrawal.reason()));
                })
                .orElseGet(() -> Outcome.rejected(HospitalErrorCode.REGISTRATION_NOT_FOUND)));
    }

    @Override
    public Outcome<Boolean> reinstate(CallContext context, Withdrawal withdrawal) {
        return tables.change(() -> held(withdrawal.registerNo())
                .map(found -> {
                    Optional<State> before = withdrawals.undo(withdrawal);
                    before.ifPresentOrElse(
                            state -> moved(found, state, ""), () -> withdrawals.forbid(found, withdrawal));
                    return before.isPresent() ? Outcome.done(true) : Outcome.replayed(false);
                })
                .orElseGet(() -> Outcome.rejected(HospitalErrorCode.REGISTRATION_NOT_FOUND)));
    }

    @Override
    public Outcome<Boolean> giveSlotBack(CallContext context, Withdrawal withdrawal) {
        return tables.change(() -> held(withdrawal.registerNo())
                .map(found -> withdrawals.isDone(withdrawal) && withdrawals.returnSlot(found)
                        ? Outcome.done(true)
                        : Outcome.replayed(false))
                .orElseGet(() -> Outcome.rejected(HospitalErrorCode.REGISTRATION_NOT_FOUND)));
    }

    private Registration moved(Registration found, State to, String reason) {
        tables.sql("update registration set state = ?, reason = ? where register_no = ?")
                .params(to.name(), reason, found.registerNo())
                .update();
        return find("register_no", found.registerNo()).orElseThrow();
    }

    /** Where it stands from now on; nobody has signed in there. */
    void moveTo(Registration found, Slot slot) {
        tables.sql("update registration set session_id = ?, slot_id = ?, state = 'REGISTERED', reason = ''"
                        + " where register_no = ?")
                .params(slot.sessionId(), slot.id(), found.registerNo())
                .update();
    }

    /** As {@link #find}; whoever else changes it waits until the transaction ends. */
    Optional<Registration> held(String registerNo) {
        tables.sql("update registration set reason = reason where register_no = ?")
                .param(registerNo)
                .update();
        return find(registerNo);
    }

    Optional<Registration> find(String registerNo) {
        return find("register_no", registerNo);
    }

    private Optional<Registration> find(String column, String value) {
        return tables.sql("select * from registration where " + column + " = ?")
                .param(value)
                .query(Row.class)
                .optional()
                .map(this::registration);
    }

    /** Reads what a row points at only after its own query has given its connection back. */
    private Registration registration(Row row) {
        ClinicSession session = sessions.find(row.sessionId()).orElseThrow();
        return new Registration(
                row.registerNo(),
                row.tradeNo(),
                patients.find(row.patientId()).orElseThrow(),
                session,
                sessions.slot(row.slotId()).orElseThrow(),
                session.fees(),
                new Money(row.fee()),
                row.receiptNo(),
                State.valueOf(row.state()),
                Instant.ofEpochMilli(row.registeredAt()));
    }

    private record Row(
            String registerNo,
            String tradeNo,
            String patientId,
            String sessionId,
            String slotId,
            long fee,
            String receiptNo,
            String state,
            long registeredAt) {}
}
