package org.houzhen.server.his;

import java.time.Instant;
import java.util.Optional;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Slot;

/** The states of a slot and the locks on it. Each change is one statement that fails when another was first. */
record SlotRows(HospitalTables tables) {
    /**
     * A lock as stored.
     *
     * @param state LIVE, RELEASED by its holder, SUPERSEDED by another slot of the same patient, or COMMITTED
     */
    record LockRow(
            String token, String slotId, String sessionId, String patientId, long fee, long expiresAt, String state) {}

    boolean lock(Slot slot, String token, Instant now, Instant expires) {
        return tables.sql(
                                "update slot set state = 'LOCKED', lock_token = :token, lock_expires = :expires where id = :id"
                                        + " and (state = 'FREE' or (state = 'LOCKED' and lock_expires < :now))")
                        .param("token", token)
                        .param("expires", expires.toEpochMilli())
                        .param("id", slot.id())
                        .param("now", now.toEpochMilli())
                        .update()
                == 1;
    }

    /**
     * Makes a slot for one patient beyond those of the session, in the segment that runs: the first before the session
     * begins, the last after it should have ended.
     */
    String makeExtra(String sessionId, String patientId, Instant now) {
        tables.sql("update clinic_session set version = version + 1 where id = ?") // Two at once get two numbers.
                .param(sessionId)
                .update();
        int number = tables.sql("select max(number) from slot where session_id = ?")
                        .param(sessionId)
                        .query(Integer.class)
                        .single()
                + 1;
        Segment segment = segmentAt(sessionId, now);
        String id = sessionId + "-" + number;
        tables.sql("insert into slot (id, session_id, number, starts_at, ends_at, state, reserved_for)"
                        + " values (?, ?, ?, ?, ?, 'FREE', ?)")
                .params(id, sessionId, number, segment.startsAt(), segment.endsAt(), patientId)
                .update();
        return id;
    }

    /** One that was made before and not sold goes with the time. */
    void moveExtra(Slot extra, Instant now) {
        Segment segment = segmentAt(extra.sessionId(), now);
        tables.sql("update slot set starts_at = ?, ends_at = ? where id = ?")
                .params(segment.startsAt(), segment.endsAt(), extra.id())
                .update();
    }

    private record Segment(long startsAt, long endsAt) {}

    private Segment segmentAt(String sessionId, Instant now) {
        return tables
                .sql("select distinct starts_at, ends_at from slot where session_id = ? and reserved_for is null"
                        + " order by ends_at")
                .param(sessionId)
                .query(Segment.class)
                .list()
                .stream()
                .reduce((earlier, later) -> earlier.endsAt() > now.toEpochMilli() ? earlier : later)
                .orElseThrow();
    }

    boolean renew(LockRow lock, Instant expires) {
        boolean held =
                tables.sql("update slot set lock_expires = ? where id = ? and state = 'LOCKED' and lock_token = ?")
                                .params(expires.toEpochMilli(), lock.slotId(), lock.token())
                                .update()
                        == 1;
        if (held) {
            tables.sql("update slot_lock set expires_at = ? where token = ?")
                    .params(expires.toEpochMilli(), lock.token())
                    .update();
        }
        return held;
    }

    boolean sellLocked(LockRow lock) {
        return tables.sql("update slot set state = 'SOLD' where id = ? and state = 'LOCKED' and lock_token = ?")
                        .params(lock.slotId(), lock.token())
                        .update()
                == 1;
    }

    /** Sells the slot of a lock that expired, when nobody else has taken it. */
    boolean sellFree(LockRow lock, Instant now) {
        return sellFree(lock.slotId(), lock.token(), now);
    }

    /** @param by what bought it: the token of a lock or the number of a move */
    boolean sellFree(String slotId, String by, Instant now) {
        return tables.sql("update slot set state = 'SOLD', lock_token = ? where id = ?"
                                + " and (state = 'FREE' or (state = 'LOCKED' and lock_expires < ?))")
                        .params(by, slotId, now.toEpochMilli())
                        .update()
                == 1;
    }

    void free(LockRow lock) {
        tables.sql("update slot set state = 'FREE', lock_token = null, lock_expires = null"
                        + " where id = ? and state = 'LOCKED' and lock_token = ?")
                .params(lock.slotId(), lock.token())
                .update();
    }

    void giveBack(Slot slot, boolean forSale) {
        tables.sql("update slot set state = ?, lock_token = null, lock_expires = null where id = ? and state = 'SOLD'")
                .params(forSale ? "FREE" : "VOID", slot.id())
                .update();
    }

    void insert(LockRow lock, CallContext.Channel channel) {
        tables.sql("insert into slot_lock (token, slot_id, session_id, patient_id, channel, fee, expires_at, state,"
                        + " version) values (?, ?, ?, ?, ?, ?, ?, 'LIVE', 0)")
                .params(
                        lock.token(),
                        lock.slotId(),
                        lock.sessionId(),
                        lock.patientId(),
                        channel.name(),
                        lock.fee(),
                        lock.expiresAt())
                .update();
    }

    /** The lock of a token; everything else that asks for it then waits until the transaction ends. */
    Optional<LockRow> holdLock(String token) {
        tables.sql("update slot_lock set version = version + 1 where token = ?")
                .param(token)
                .update();
        return tables.sql("select * from slot_lock where token = ?")
                .param(token)
                .query(LockRow.class)
                .optional();
    }

    Optional<LockRow> liveLock(String patientId, Instant now) {
        return tables
                .sql("select * from slot_lock where patient_id = ? and state = 'LIVE' and expires_at >= ?"
                        + " order by expires_at desc")
                .params(patientId, now.toEpochMilli())
                .query(LockRow.class)
                .list()
                .stream()
                .findFirst();
    }

    void mark(LockRow lock, String state) {
        tables.sql("update slot_lock set state = ? where token = ?")
                .params(state, lock.token())
                .update();
    }

    /** Puts slots whose lock ran out back on sale; nothing depends on it but tidy tables. */
    void sweep(Instant now) {
        tables.sql("update slot set state = 'FREE', lock_token = null, lock_expires = null"
                        + " where state = 'LOCKED' and lock_expires < ?")
                .param(now.toEpochMilli())
                .update();
    }
}
