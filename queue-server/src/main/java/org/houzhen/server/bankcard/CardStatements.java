package org.houzhen.server.bankcard;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.houzhen.server.bankcard.StatementLine.Kind;
import org.houzhen.wire.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The bank's statements as they were handed in: of each day one, whole. */
final class CardStatements {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    CardStatements(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** In place of the one before. */
    void keep(LocalDate day, List<StatementLine> lines, String by) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("delete from card_statement_line where day = ?")
                    .param(day.toString())
                    .update();
            jdbc.sql("insert into card_statement (day, handed_in_by, handed_in_at) values (?, ?, ?)"
                            + " on conflict (day) do update set handed_in_by = excluded.handed_in_by,"
                            + " handed_in_at = excluded.handed_in_at")
                    .params(day.toString(), by, clock.millis())
                    .update();
            for (int i = 0; i < lines.size(); i++) {
                keep(day, i, lines.get(i));
            }
        });
    }

    private void keep(LocalDate day, int seq, StatementLine line) {
        jdbc.sql("insert into card_statement_line (day, seq, terminal, kind, amount_fen, fee_fen, reference, original,"
                        + " moved_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(day.toString(), seq, line.terminal(), line.kind().name())
                .params(line.amount().fen(), line.fee().fen(), line.reference(), line.original())
                .param(line.at().toString())
                .update();
    }

    boolean has(LocalDate day) {
        return jdbc.sql("select 1 from card_statement where day = ?")
                .param(day.toString())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    List<StatementLine> lines(LocalDate day) {
        return jdbc.sql("select * from card_statement_line where day = ? order by seq")
                .param(day.toString())
                .query(CardStatements::read)
                .list();
    }

    /** Whether the sale of a line was undone, that day or later. */
    boolean isUndone(StatementLine sale) {
        return jdbc.sql("select 1 from card_statement_line where kind = 'CANCELLED' and terminal = ? and original = ?"
                        + " and moved_at >= ? limit 1")
                .params(sale.terminal(), sale.reference(), sale.at().toString())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private static StatementLine read(ResultSet row, int number) throws SQLException {
        return new StatementLine(
                row.getString("terminal"),
                Kind.valueOf(row.getString("kind")),
                new Money(row.getLong("amount_fen")),
                new Money(row.getLong("fee_fen")),
                row.getString("reference"),
                row.getString("original"),
                LocalDateTime.parse(row.getString("moved_at")));
    }
}
