package org.houzhen.server.suspension;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.houzhen.server.hospital.Rescheduling;
import org.houzhen.server.suspension.Move.Goal;
import org.houzhen.server.suspension.Move.Progress;
import org.houzhen.server.suspension.Move.Stage;
import org.houzhen.wire.TicketPath.Said;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Every move to a later day that was ever asked for. One of them stands for a registration and a cancelled clinic. */
record MoveBook(JdbcClient jdbc, TransactionTemplate transactions) {
    /** In one transaction, while nobody else decides about this registration. */
    <T> T holding(String registerNo, Supplier<T> work) {
        return transactions.execute(status -> {
            jdbc.sql("insert into suspended_case (register_no, version) values (?, 1) on conflict (register_no)"
                            + " do update set version = suspended_case.version + 1")
                    .param(registerNo)
                    .update();
            return work.get();
        });
    }

    Optional<Move> find(String moveNo) {
        return jdbc.sql("select * from suspended_move where move_no = ?")
                .param(moveNo)
                .query(MoveBook::read)
                .optional();
    }

    /** The one that is asked for or was made, of the clinic cancelled on a day. */
    Optional<Move> standing(String registerNo, LocalDate day) {
        return jdbc.sql("select * from suspended_move where register_no = ? and day = ? and stage <> 'REFUSED'")
                .params(registerNo, day.toString())
                .query(MoveBook::read)
                .optional();
    }

    /** All of those, of clinics cancelled since a day. */
    List<Move> standing(LocalDate since) {
        return jdbc.sql("select * from suspended_move where day >= ? and stage <> 'REFUSED'")
                .param(since.toString())
                .query(MoveBook::read)
                .list();
    }

    void add(Move move, Instant nextAt) {
        jdbc.sql("insert into suspended_move (move_no, register_no, day, from_slot, to_slot, to_day, told_zh, told_en,"
                        + " asked_by, asked_at, stage, refusal, attempt, next_at, numbered)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'ASKED', '', 0, ?, 0)")
                .params(
                        move.moveNo(),
                        move.registerNo(),
                        move.day().toString(),
                        move.request().fromSlotId(),
                        move.request().toSlotId(),
                        move.goal().day().toString(),
                        move.goal().told().zh(),
                        move.goal().told().en(),
                        move.by(),
                        move.at().toEpochMilli(),
                        nextAt.toEpochMilli())
                .update();
    }

    void settled(String moveNo, Stage stage, String refusal) {
        jdbc.sql("update suspended_move set stage = ?, refusal = ? where move_no = ?")
                .params(stage.name(), refusal, moveNo)
                .update();
    }

    /** Those the hospital is to be asked about now, the oldest first. */
    List<Move> due(Instant now, int limit) {
        return jdbc.sql("select * from suspended_move where stage = 'ASKED' and " + Decisions.WAITS.condition("next_at")
                        + " order by asked_at, move_no limit ?")
                .params(Decisions.WAITS.bounds(now))
                .param(limit)
                .query(MoveBook::read)
                .list();
    }

    void later(String moveNo, Instant at) {
        jdbc.sql("update suspended_move set attempt = attempt + 1, next_at = ? where move_no = ?")
                .params(at.toEpochMilli(), moveNo)
                .update();
    }

    /** Those whose new day has come and who have no number of its clinic yet. */
    List<Move> unnumbered(LocalDate today, Instant now, int limit) {
        return jdbc.sql("select * from suspended_move where stage = 'MOVED' and numbered = 0 and to_day <= ? and "
                        + Decisions.WAITS.condition("next_at") + " order by to_day, move_no limit ?")
                .param(today.toString())
                .params(Decisions.WAITS.bounds(now))
                .param(limit)
                .query(MoveBook::read)
                .list();
    }

    void numbered(String moveNo) {
        jdbc.sql("update suspended_move set numbered = 1 where move_no = ?")
                .param(moveNo)
                .update();
    }

    private static Move read(ResultSet row, int number) throws SQLException {
        return new Move(
                new Rescheduling.Move(
                        row.getString("move_no"),
                        row.getString("register_no"),
                        row.getString("from_slot"),
                        row.getString("to_slot")),
                LocalDate.parse(row.getString("day")),
                new Goal(
                        LocalDate.parse(row.getString("to_day")),
                        new Said(row.getString("told_zh"), row.getString("told_en"))),
                row.getString("asked_by"),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                new Progress(Stage.valueOf(row.getString("stage")), row.getString("refusal"), row.getInt("attempt")));
    }
}
