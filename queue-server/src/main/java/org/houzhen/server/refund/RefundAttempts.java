package org.houzhen.server.refund;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.channel.RefundNo;
import org.houzhen.wire.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What was asked for and refused before a refund was asked for again under its number; nothing of it is ever changed. */
record RefundAttempts(JdbcClient jdbc) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Keeps who asked for a refused refund and why, within the transaction that opens it again. False where none is refused. */
    boolean keep(RefundNo refundNo, String kind) {
        return jdbc.sql("""
                        insert into refund_attempt
                          (refund_no, seq, asked_by, approved_by, request_key, reason, asked_at, problem)
                        select refund_no, version, asked_by, approved_by, request_key, reason, created_at, problem
                        from refund_order where refund_no = ? and kind = ? and stage = 'REFUSED'
                        on conflict do nothing
                        """).params(refundNo.value(), kind).update() == 1;
    }

    /** The oldest first. */
    List<RefundAttempt> of(RefundNo refundNo) {
        return jdbc.sql("select * from refund_attempt where refund_no = ? order by seq")
                .param(refundNo.value())
                .query(RefundAttempts::read)
                .list();
    }

    private static RefundAttempt read(ResultSet row, int number) throws SQLException {
        String problem = row.getString("problem");
        return new RefundAttempt(
                row.getString("asked_by"),
                row.getString("approved_by"),
                row.getString("reason"),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                problem.isEmpty() ? Optional.empty() : Optional.of(JSON.readValue(problem, Problem.class)));
    }
}
