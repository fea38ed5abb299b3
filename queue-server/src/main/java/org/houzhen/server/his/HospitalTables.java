package org.houzhen.server.his;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.hospital.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** The hospital's tables, and what a failure of the database means to whoever asked for a change. */
record HospitalTables(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(HospitalTables.class);

    private static final int ATTEMPTS_MAX = 5;

    Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }

    JdbcClient.StatementSpec sql(String statement) {
        return jdbc.sql(statement);
    }

    <T> T read(String operation, Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException e) {
            throw new HospitalUnavailableException(HospitalErrorCode.UNAVAILABLE, operation, e);
        }
    }

    /**
     * Does work in one transaction; a refusal undoes what it did. Work that collided with its twin is done again and then
     * finds what the twin left. Only a commit whose answer was lost is unknown: all else failed before it.
     */
    <T> Outcome<T> change(Supplier<Outcome<T>> work) {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            try {
                return inTransaction(work);
            } catch (PessimisticLockingFailureException | DuplicateKeyException e) {
                continue; // The next attempt waits for the other or reads what it wrote.
            } catch (CannotCreateTransactionException e) {
                return Outcome.rejected(HospitalErrorCode.UNAVAILABLE);
            } catch (TransactionException e) {
                return new Outcome.Unknown<>(e.getClass().getSimpleName(), now());
            } catch (DataAccessException e) {
                LOG.warn("hospital tables: {}", e.getClass().getSimpleName());
                return Outcome.rejected(HospitalErrorCode.UNAVAILABLE);
            }
        }
        return Outcome.rejected(HospitalErrorCode.BUSY);
    }

    private <T> Outcome<T> inTransaction(Supplier<Outcome<T>> work) {
        return transactions.execute(status -> {
            Outcome<T> outcome = work.get();
            if (outcome.match(done -> false, rejected -> true, unknown -> true)) {
                status.setRollbackOnly();
            }
            return outcome;
        });
    }

    /** The next number of a sequence; given up again when the transaction is. */
    long next(String sequence) {
        return sql("insert into counter (name, value) values (:name, 1)"
                        + " on conflict (name) do update set value = counter.value + 1 returning value")
                .param("name", sequence)
                .query(Long.class)
                .single();
    }

    /** A number such as R261122000017: letter, day, and a count that starts anew every day. */
    String numbered(String letter, int digits) {
        String day = today().toString().replace("-", "").substring(2);
        return letter + day + String.format("%0" + digits + "d", next(letter + day));
    }
}
