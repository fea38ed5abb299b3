package org.houzhen.server.suspension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.houzhen.server.store.PostgresServer;
import org.houzhen.server.store.Store;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.ConfirmVisit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two clerks whose pages show the same patient of a cancelled clinic press at the same moment: the first counts, the other reads why not. */
class TwoClerksIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00Z");
    private static final int ROUNDS = 40;

    private interface Press {
        void on(String registerNo);
    }

    @Test
    void theySayAndRefundOnceOnSqlite(@TempDir Path folder) throws Exception {
        try (Store store = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"))) {
            onlyTheFirstCounts(store);
        }
    }

    @Test
    void theySayAndRefundOnceOnPostgreSql() throws Exception {
        try (Store store = Store.open("server", PostgresServer.emptyDatabase())) {
            onlyTheFirstCounts(store);
        }
    }

    private static void onlyTheFirstCounts(Store store) throws Exception {
        var books = new MoveDesk.Books(
                new MoveBook(store.jdbc(), store.transactions()),
                new Decisions(store.jdbc(), store.transactions()),
                new Confirmations(store.jdbc(), null));
        Press booked = visit -> books.say(DAY, visit, new ConfirmVisit("BOOKED", "REG-9"), "21", NOW);
        Press refund = visit -> books.wantMoney(DAY, new Decision(visit, "cashier:22", NOW, 0));
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < ROUNDS; i++) {
                String visit = "V" + i;
                List<String> said = together(two, visit, booked, refund);
                boolean confirmed = books.confirmations().find(visit).isPresent();
                boolean wanted = books.decisions().opening(visit).isPresent();
                assertThat(confirmed).as("%s: %s", visit, said).isNotEqualTo(wanted);
                assertThat(said)
                        .containsExactlyInAnyOrder("", confirmed ? "SUSPENDED_CONFIRMED" : "SUSPENDED_WANTS_MONEY");

                List<String> twice = together(two, "T" + i, booked, booked);
                assertThat(twice).containsExactlyInAnyOrder("", "SUSPENDED_CONFIRMED");
            }
        } finally {
            two.shutdownNow();
        }
    }

    /** What each was told; nothing where it was done. */
    private static List<String> together(ExecutorService two, String visit, Press one, Press other) throws Exception {
        var together = new CyclicBarrier(2);
        List<Future<String>> said = Stream.of(one, other)
                .map(press -> two.submit(() -> {
                    together.await(30, TimeUnit.SECONDS);
                    return pressed(press, visit);
                }))
                .toList();
        return List.of(said.get(0).get(30, TimeUnit.SECONDS), said.get(1).get(30, TimeUnit.SECONDS));
    }

    private static String pressed(Press press, String visit) {
        try {
            press.on(visit);
            return "";
        } catch (ProblemException e) {
            return e.problem().code();
        }
    }
}
