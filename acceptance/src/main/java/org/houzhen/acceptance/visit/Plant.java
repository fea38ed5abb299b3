package org.houzhen.acceptance.visit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.houzhen.acceptance.installation.Installation;

/** A fault put into an installation from outside, which the campaign must notice; the product has no switch for it. */
enum Plant {
    /** An agent that starts without its print journal brings a slip out twice, unmarked. */
    PRINT_JOURNAL_FORGOTTEN(Moment.SLIP_UNPROVEN, Kill.Victim.AGENT) {
        @Override
        void whileDead(Installation floor) {
            for (String file : List.of("print.db", "print.db-wal", "print.db-shm")) {
                delete(floor.data().resolve("kiosk").resolve(file));
            }
        }
    },

    /** A server that does not know a key again opens a second order for one press. */
    KEYS_FORGOTTEN(Moment.ORDER_STORED, Kill.Victim.AGENT) {
        @Override
        void before(Installation floor) {
            change(floor, "server", """
                    create trigger forget after insert on payment_order begin
                        update payment_order set request_key = new.trade_no where trade_no = new.trade_no;
                    end
                    """);
        }
    },

    /** A hospital that does not know a trade number again: the money went to a registration nobody can find. */
    TRADE_NUMBERS_FORGOTTEN(Moment.HOSPITAL_COMMITTED, Kill.Victim.SERVER) {
        @Override
        void before(Installation floor) {
            change(floor, "hospital", """
                    create trigger forget after insert on registration begin
                        update registration set trade_no = new.register_no where register_no = new.register_no;
                    end
                    """);
        }
    },

    /** A disk that lies: the queue loses a call that the doctor has seen confirmed. */
    CALL_LOST(Moment.ENTER_DURABLE, Kill.Victim.SERVER) {
        @Override
        void whileDead(Installation floor) {
            change(floor, "journal", "delete from journal where type in ('ticket-called', 'ticket-entered')");
        }
    };

    private final Kill kill;

    Plant(Moment moment, Kill.Victim victim) {
        this.kill = new Kill(moment, victim);
    }

    Kill kill() {
        return kill;
    }

    void before(Installation floor) {}

    void whileDead(Installation floor) {}

    private static void change(Installation floor, String store, String sql) {
        Path file = floor.data().resolve("server").resolve(store + ".db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 10000");
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot plant into " + store, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
