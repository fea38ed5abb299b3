package org.houzhen.server.his;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registration.State;
import org.houzhen.server.hospital.Registrations.Withdrawal;

/** Which registrations may be returned (退号), and what the hospital writes down of each that was. */
record Withdrawals(HospitalTables tables, SlotRows slots) {
    private static final Set<State> OVER = EnumSet.of(State.SEEN, State.IN_VISIT);

    /** @param atWindow a person answers for it, so that only what was done for the patient stands against it */
    Optional<HospitalErrorCode> refusal(Registration found, boolean atWindow) {
        if (OVER.contains(found.state())) {
            return Optional.of(HospitalErrorCode.REFUND_SEEN);
        }
        if (isRefunded(found.registerNo())) {
            return Optional.of(HospitalErrorCode.REFUNDED_BEFORE);
        }
        if (hasPaidBills(found.registerNo())) {
            return Optional.of(HospitalErrorCode.REFUND_BILLS_PAID);
        }
        boolean over = !tables.now().isBefore(found.session().end());
        boolean clinicCancelled =
                found.state() == State.CANCELLED || found.session().stopped();
        return over && !atWindow && !clinicCancelled ? Optional.of(HospitalErrorCode.REFUND_CLOSED) : Optional.empty();
    }

    private boolean isRefunded(String registerNo) {
        return count("select count(*) from refund where reference = ? and undone = 0", registerNo) > 0;
    }

    private boolean hasPaidBills(String registerNo) {
        return count("select count(*) from bill where register_no = ? and state = 'PAID'", registerNo) > 0;
    }

    private int count(String sql, String value) {
        return tables.sql(sql).param(value).query(Integer.class).single();
    }

    boolean isDone(Withdrawal withdrawal) {
        return tables.sql("select count(*) from refund where refund_no = ? and reference = ? and undone = 0")
                        .params(withdrawal.refundNo(), withdrawal.registerNo())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void book(Registration found, Withdrawal withdrawal) {
        tables.sql("insert into refund (refund_no, trade_no, reference, amount, state_before, reason, refunded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        withdrawal.refundNo(),
                        found.tradeNo(),
                        found.registerNo(),
                        found.total().fen(),
                        found.state().name(),
                        withdrawal.reason(),
                        tables.now().toEpochMilli())
                .update();
    }

    /** Whether this very refund was undone: a request that was long on its way must not do it again. */
    boolean isUndone(Withdrawal withdrawal) {
        return count("select count(*) from refund where undone = 1 and refund_no = ?", withdrawal.refundNo()) > 0;
    }

    /** A request under this number that is still on its way comes too late. */
    void forbid(Registration found, Withdrawal withdrawal) {
        tables.sql(
                        "insert into refund (refund_no, trade_no, reference, amount, state_before, reason, refunded_at, undone)"
                                + " values (?, ?, ?, 0, '', '', ?, 1) on conflict do nothing")
                .params(
                        withdrawal.refundNo(),
                        found.tradeNo(),
                        found.registerNo(),
                        tables.now().toEpochMilli())
                .update();
    }

    /** Strikes the refund out again; the state to go back to, or empty when there was none. */
    Optional<State> undo(Withdrawal withdrawal) {
        return tables.sql("update refund set undone = 1 where refund_no = ? and reference = ? and undone = 0"
                        + " returning state_before")
                .params(withdrawal.refundNo(), withdrawal.registerNo())
                .query(String.class)
                .optional()
                .map(State::valueOf);
    }

    /** Once for each registration: by then the slot may be somebody else's. */
    boolean returnSlot(Registration found) {
        boolean first =
                tables.sql("update registration set slot_returned = 1 where register_no = ? and slot_returned = 0")
                                .param(found.registerNo())
                                .update()
                        == 1;
        if (first) {
            Instant now = tables.now();
            slots.giveBack(found.slot(), now.isBefore(found.slot().start()));
        }
        return first;
    }
}
