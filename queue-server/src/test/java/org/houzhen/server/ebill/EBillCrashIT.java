package org.houzhen.server.ebill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.payment.FailingDataSource;
import org.houzhen.server.payment.OnBreakableStore;
import org.houzhen.server.payment.Planted;
import org.houzhen.server.store.PostgresServer;
import org.houzhen.server.store.Store;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Breaks every call of every story in every way, alone and in pairs, and looks at the platform's books afterwards. */
class EBillCrashIT extends OnBreakableStore {
    private static final UnaryOperator<EBillPlatform> SOUND = platform -> platform;
    private static final int NEAR = 6;

    @Test
    void noSingleMishapMakesASecondBillOrLeavesOneOut() {
        int runs = 0;
        for (EBillRun.Story story : EBillRun.Story.values()) {
            for (FakePlatform.Mishap mishap : mishaps(story)) {
                assertSound(story, List.of(mishap));
                runs++;
            }
        }
        System.out.printf("e-bill crashes: singles=%d violations=0%n", runs);
        assertThat(runs).isGreaterThan(60);
    }

    @Test
    void noPairOfMishapsDoesEither() {
        int runs = 0;
        for (EBillRun.Story story : EBillRun.Story.values()) {
            for (List<FakePlatform.Mishap> pair : pairs(story)) {
                assertSound(story, pair);
                runs++;
            }
        }
        System.out.printf("e-bill crashes: pairs=%d violations=0%n", runs);
        assertThat(runs).isGreaterThan(1_000);
    }

    private List<List<FakePlatform.Mishap>> pairs(EBillRun.Story story) {
        List<List<FakePlatform.Mishap>> pairs = new ArrayList<>();
        for (FakePlatform.Mishap first : mishaps(story)) {
            for (int after = 1; after <= NEAR; after++) {
                for (FakePlatform.Kind kind : FakePlatform.Kind.values()) {
                    pairs.add(List.of(first, new FakePlatform.Mishap(first.at() + after, kind)));
                }
            }
        }
        return pairs;
    }

    @Test
    void theSameHoldsOnPostgreSql() {
        try (Store postgres = Store.open("server", PostgresServer.emptyDatabase())) {
            source = new FailingDataSource(postgres.dataSource());
            for (FakePlatform.Kind kind : FakePlatform.Kind.values()) {
                assertSound(EBillRun.Story.A_PART_RETURNED, List.of(new FakePlatform.Mishap(1, kind)));
            }
        }
    }

    @Test
    @Tag("planted")
    void theBooksShowALostAnswerThatIsTakenForNo() {
        UnaryOperator<EBillPlatform> blind = platform -> new Defect(platform) {
            @Override
            public Answer<Optional<Paper>> findRed(Paper bill) {
                return Answer.done(Optional.empty());
            }
        };
        found("a red bill is never found", "no end", EBillRun.Story.RETURNED, blind);
    }

    @Test
    @Tag("planted")
    void theBooksShowARedBillThatNobodyAskedFor() {
        UnaryOperator<EBillPlatform> swallowing = platform -> new Defect(platform) {
            @Override
            public Answer<Paper> flush(Paper bill, Instant at) {
                return Answer.done(new Paper("3301", "R?", "?", ""));
            }
        };
        found(
                "a red bill is said and forgotten",
                "bills stand for other money than was kept",
                EBillRun.Story.RETURNED,
                swallowing);
    }

    @Test
    @Tag("planted")
    void theBooksShowABillUnderANewNumberForEachTry() {
        UnaryOperator<EBillPlatform> renumbers = platform -> new Defect(platform) {
            private int tries;

            @Override
            public Answer<Paper> issue(Request request) {
                return super.issue(new Request(
                        request.busNo() + "-" + tries++,
                        request.at(),
                        request.contents(),
                        request.amount(),
                        request.channel(),
                        request.cover()));
            }
        };
        found("each try has a number of its own", "a bill that nobody knows", EBillRun.Story.STANDS, renumbers);
    }

    @Test
    @Tag("planted")
    void theBooksShowABillWhoseIntentIsNotStored() {
        List<FakePlatform.Mishap> mishaps = mishaps(EBillRun.Story.RETURNED_MEANWHILE);
        Planted.forgets(source, "ebill", "asked = 0", "new.asked = 1");

        Planted.isFound(
                "e-bill: that it was asked for is not stored",
                "a bill that nobody knows",
                mishaps.stream()
                        .map(mishap -> run(EBillRun.Story.RETURNED_MEANWHILE, List.of(mishap), SOUND))
                        .map(EBillRun::violations));
    }

    /** A platform that something is wrong with. */
    private abstract static class Defect implements EBillPlatform {
        private final EBillPlatform real;

        Defect(EBillPlatform real) {
            this.real = real;
        }

        @Override
        public Answer<Paper> issue(Request request) {
            return real.issue(request);
        }

        @Override
        public Answer<Optional<Paper>> find(String busNo, String type) {
            return real.find(busNo, type);
        }

        @Override
        public Answer<Paper> flush(Paper bill, Instant at) {
            return real.flush(bill, at);
        }

        @Override
        public Answer<Optional<Paper>> findRed(Paper bill) {
            return real.findRed(bill);
        }
    }

    private void found(String defect, String words, EBillRun.Story story, UnaryOperator<EBillPlatform> platform) {
        Planted.isFound(
                "e-bill: " + defect,
                words,
                mishaps(story).stream()
                        .map(mishap -> run(story, List.of(mishap), platform))
                        .map(EBillRun::violations));
    }

    private void assertSound(EBillRun.Story story, List<FakePlatform.Mishap> plan) {
        assertThat(run(story, plan, SOUND).violations())
                .as("%s %s", story, plan)
                .isEmpty();
    }

    private EBillRun run(EBillRun.Story story, List<FakePlatform.Mishap> plan, UnaryOperator<EBillPlatform> defect) {
        return new EBillRun(source, clock, story, plan, defect).toTheEnd();
    }

    /** Of the calls of an undisturbed run and of those that come when one of them is disturbed. */
    private List<FakePlatform.Mishap> mishaps(EBillRun.Story story) {
        int calls = run(story, List.of(), SOUND).calls() + 2;
        List<FakePlatform.Mishap> all = new ArrayList<>();
        for (int at = 0; at < calls; at++) {
            for (FakePlatform.Kind kind : FakePlatform.Kind.values()) {
                all.add(new FakePlatform.Mishap(at, kind));
            }
        }
        return all;
    }
}
