package org.houzhen.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.houzhen.server.ledger.Ledger.Change;
import org.houzhen.server.ledger.Ledger.Turnover;
import org.houzhen.server.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class LedgerIT {
    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");
    private static final List<Account> ACCOUNTS = List.of(
            Account.channel("WECHAT"),
            Account.channel("ALIPAY"),
            Account.income("REGISTRATION"),
            Account.income("BILLS"),
            Account.RECEIVABLE,
            Account.REFUNDS_PAYABLE,
            Account.IN_DOUBT);

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private Store store;
    private JdbcClient jdbc;
    private Ledger ledger;

    @BeforeEach
    void open(@TempDir Path folder) {
        store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"));
        jdbc = JdbcClient.create(store.dataSource());
        ledger = new Ledger(jdbc);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whateverIsBookedTheAccountsSumToZeroAndEveryDocumentIsExplained() {
        Map<String, Balances> documents = new HashMap<>();
        for (int version = 1; version <= 400; version++) {
            String document = "D" + random.nextInt(20);
            Balances before = documents.getOrDefault(document, Balances.NONE);
            Balances after = anything();
            ledger.book(new Change(document, version, before, after, AT));
            documents.put(document, after);
            assertThat(ledger.turnover(AT.plusMillis(1)).stream()
                            .mapToLong(Turnover::balanceFen)
                            .sum())
                    .as("seed %d", seed)
                    .isZero();
        }

        documents.forEach((document, balances) ->
                assertThat(ledger.of(document)).as("seed %d", seed).isEqualTo(balances));
    }

    /** Any amounts on any accounts that sum to zero. */
    private Balances anything() {
        var fen = new TreeMap<Account, Long>();
        for (int i = random.nextInt(4); i > 0; i--) {
            long amount = 1 + random.nextInt(10_000);
            fen.merge(ACCOUNTS.get(random.nextInt(ACCOUNTS.size())), amount, Long::sum);
            fen.merge(ACCOUNTS.get(random.nextInt(ACCOUNTS.size())), -amount, Long::sum);
        }
        return new Balances(fen);
    }

    @Test
    void thereAreNoBalancesThatDoNotSumToZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Balances(new TreeMap<>(Map.of(Account.IN_DOUBT, 1L))));
    }

    @Test
    void theStoreItselfRefusesAnEntryThatMovesNothingOrGoesNowhere() {
        for (String values : List.of("'a', 'b', 0", "'a', 'b', -5", "'a', 'a', 5")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> jdbc.sql("insert into ledger_entry (document, version, line, debit, credit,"
                                    + " amount_fen, booked_at) values ('D', 1, 1, " + values + ", 0)")
                            .update());
        }
    }

    @Test
    void aChangeIsBookedOnce() {
        var change = new Change("D", 1, Balances.NONE, Balances.of(ACCOUNTS.get(0), Account.IN_DOUBT, 5), AT);
        ledger.book(change);

        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> ledger.book(change));
    }
}
