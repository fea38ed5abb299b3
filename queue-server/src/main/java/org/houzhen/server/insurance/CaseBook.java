package org.houzhen.server.insurance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.houzhen.wire.Money;
import org.houzhen.wire.Split;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The stored cases and messages. A message is stored before it is sent, and no two ever have the same number. */
final class CaseBook {
    private static final String CHANGE = """
            update insurance_case set stage = :stage, person_no = :person, insured_kind = :kind,
              insured_place = :place, visit_id = :visit, fund = :fund, account = :account, cash = :cash,
              hospital = :hospital, settlement_id = :settlement, pending_message = :message,
              pending_infno = :infno, ending = :ending, changed_at = :now, version = version + 1
            where trade_no = :order and version = :version
            """;

    /** Longer than any answer is waited for. */
    private static final Duration ARRIVES_WITHIN = Duration.ofSeconds(70);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final MessageNumbers numbers;
    private final Clock clock;

    CaseBook(JdbcClient jdbc, TransactionTemplate transactions, MessageNumbers numbers, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Two threads worked on one case. */
    static final class ChangedMeanwhileException extends IllegalStateException {
        private static final long serialVersionUID = 1;

        ChangedMeanwhileException(String order) {
            super("the insurance case of order " + order + " was changed meanwhile");
        }
    }

    Optional<InsuranceCase> find(String order) {
        return jdbc.sql("select * from insurance_case where trade_no = ?")
                .param(order)
                .query(CaseBook::read)
                .optional();
    }

    InsuranceCase open(String order, String visitNo) {
        jdbc.sql("""
                        insert into insurance_case (trade_no, stage, person_no, insured_kind, insured_place, visit_no,
                          visit_id, fund, account, cash, hospital, settlement_id, pending_message, pending_infno, ending,
                          changed_at, version)
                        values (?, 'OPENED', '', '', '', ?, '', 0, 0, 0, 0, '', '', '', 0, ?, 0)
                        on conflict do nothing
                        """).params(order, visitNo, now()).update();
        return find(order).orElseThrow();
    }

    /** Stores that a message is about to be sent, and that its answer will decide how the case goes on. */
    InsuranceCase begin(InsuranceCase at, Transaction transaction) {
        return transactions.execute(status -> {
            String message = number(at.order(), transaction);
            return store(at.begun(new InsuranceCase.Pending(message, transaction.infno())));
        });
    }

    /** Stores the number of a message that no case waits for: a sign-in, a statement, or the word that takes another back. */
    String begin(String order, Transaction transaction) {
        return transactions.execute(status -> number(order, transaction));
    }

    private String number(String order, Transaction transaction) {
        while (true) {
            String message = numbers.next();
            boolean free = jdbc.sql("""
                                    insert into insurance_message
                                      (message_id, trade_no, infno, state, sent_at, answered_at, note)
                                    values (?, ?, ?, 'SENT', ?, 0, '')
                                    on conflict do nothing
                                    """)
                            .params(message, order, transaction.infno(), now())
                            .update()
                    == 1;
            if (free) {
                return message;
            }
        }
    }

    /** The messages of a kind about an order that were not refused, the newest first. */
    List<String> messages(String order, Transaction transaction) {
        return jdbc.sql("select message_id from insurance_message where trade_no = ? and infno = ?"
                        + " and state <> 'REFUSED' order by sent_at desc, message_id desc")
                .params(order, transaction.infno())
                .query(String.class)
                .list();
    }

    /** The order that a message was about; empty when it is none of ours, or about no order. */
    String orderOf(String message) {
        return jdbc.sql("select trade_no from insurance_message where message_id = ?")
                .param(message)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Whether a message that had no answer may still be on its way, so that "nothing there" is no proof yet. */
    boolean mayStillArrive(String message) {
        long sentAt = jdbc.sql("select sent_at from insurance_message where message_id = ?")
                .param(message)
                .query(Long.class)
                .single();
        if (sentAt > now()) { // The clock was set back since.
            jdbc.sql("update insurance_message set sent_at = ? where message_id = ?")
                    .params(now(), message)
                    .update();
        }
        return now() < Math.min(sentAt, now()) + ARRIVES_WITHIN.toMillis();
    }

    /** Stores what became of a message; the note is a word of ours and never what somebody else wrote. */
    void end(String message, String state, String note) {
        jdbc.sql("update insurance_message set state = ?, note = ?, answered_at = ? where message_id = ?")
                .params(state, note, now(), message)
                .update();
    }

    /**
     * Stores a case as it has become.
     *
     * @throws ChangedMeanwhileException if another has changed it meanwhile; whoever asks again goes on from there
     */
    InsuranceCase store(InsuranceCase next) {
        int changed = jdbc.sql(CHANGE)
                .param("stage", next.stage().name())
                .param("person", next.insured().number())
                .param("kind", next.insured().kind())
                .param("place", next.insured().place())
                .param("visit", next.visit().id())
                .param("fund", next.split().fund().fen())
                .param("account", next.split().account().fen())
                .param("cash", next.split().cash().fen())
                .param("hospital", next.split().hospital().fen())
                .param("settlement", next.settlementId())
                .param("message", next.pending().messageId())
                .param("infno", next.pending().infno())
                .param("ending", next.ending() ? 1 : 0)
                .param("now", now())
                .param("order", next.order())
                .param("version", next.version())
                .update();
        if (changed != 1) {
            throw new ChangedMeanwhileException(next.order());
        }
        return next.version(next.version() + 1);
    }

    /** Nothing goes forward any more; whoever is about to store an answer finds the case changed. */
    void end(String order) {
        jdbc.sql("update insurance_case set ending = 1, version = version + 1 where trade_no = ? and ending = 0")
                .param(order)
                .update();
    }

    /** Cases that are to be taken back and are not yet; first of all those that nobody went on with for longest. */
    List<String> ending(int limit) {
        return jdbc.sql("""
                        select trade_no from insurance_case where ending = 1 and stage <> 'ENDED'
                        order by ending_tried_at, changed_at limit ?
                        """).param(limit).query(String.class).list();
    }

    /** Somebody goes on with it now: whatever comes of that, others are first the next time. */
    void tryEnding(String order) {
        jdbc.sql("update insurance_case set ending_tried_at = ? where trade_no = ?")
                .params(now(), order)
                .update();
    }

    private long now() {
        return clock.instant().toEpochMilli();
    }

    private static InsuranceCase read(ResultSet row, int number) throws SQLException {
        return new InsuranceCase(
                row.getString("trade_no"),
                CaseStage.valueOf(row.getString("stage")),
                new InsuranceCase.Insured(
                        row.getString("person_no"), row.getString("insured_kind"), row.getString("insured_place")),
                new InsuranceCase.Visit(row.getString("visit_no"), row.getString("visit_id")),
                new Split(
                        new Money(row.getLong("fund")),
                        new Money(row.getLong("account")),
                        new Money(row.getLong("cash")),
                        new Money(row.getLong("hospital"))),
                row.getString("settlement_id"),
                new InsuranceCase.Pending(row.getString("pending_message"), row.getString("pending_infno")),
                row.getInt("ending") == 1,
                row.getLong("version"));
    }
}
