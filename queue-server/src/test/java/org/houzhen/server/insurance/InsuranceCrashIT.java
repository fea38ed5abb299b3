package org.houzhen.server.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.houzhen.server.payment.FailingDataSource;
import org.houzhen.server.payment.LeakWatch;
import org.houzhen.server.payment.OnBreakableStore;
import org.houzhen.server.payment.Planted;
import org.houzhen.server.store.PostgresServer;
import org.houzhen.server.store.Store;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** Breaks every message of every story in every way, alone and in pairs, and looks at the insurer's books afterwards. */
@ExtendWith(LeakWatch.class)
class InsuranceCrashIT extends OnBreakableStore {
    private static final UnaryOperator<InsuranceTransport> SOUND = line -> line;
    private static final int NEAR = 4;
    private static final int ONE_IN = 8;

    @Test
    void noSingleMishapLeavesASettlementThatNobodyKnows() {
        int runs = 0;
        for (InsuredRun.Story story : InsuredRun.Story.values()) {
            for (Mishaps.Mishap mishap : mishaps(story)) {
                assertSound(story, List.of(mishap));
                runs++;
            }
        }
        System.out.printf("insurance crashes: singles=%d violations=0%n", runs);
        assertThat(runs).isGreaterThan(150);
    }

    /** Of all pairs within four messages of each other the long campaign tries each, and every build one in eight. */
    @Test
    void noPairOfMishapsDoesEither() {
        int step = Boolean.getBoolean("houzhen.campaign.long") ? 1 : ONE_IN;
        int first = (int) (System.nanoTime() % step);
        int runs = 0;
        for (InsuredRun.Story story : InsuredRun.Story.values()) {
            List<List<Mishaps.Mishap>> pairs = pairs(story);
            for (int i = first; i < pairs.size(); i += step) {
                assertSound(story, pairs.get(i));
                runs++;
            }
        }
        System.out.printf("insurance crashes: pairs=%d violations=0%n", runs);
        assertThat(runs).isGreaterThan(500);
    }

    private List<List<Mishaps.Mishap>> pairs(InsuredRun.Story story) {
        List<List<Mishaps.Mishap>> pairs = new ArrayList<>();
        for (Mishaps.Mishap first : mishaps(story)) {
            for (int after = 1; after <= NEAR; after++) {
                for (Mishaps.Kind kind : Mishaps.Kind.values()) {
                    pairs.add(List.of(first, new Mishaps.Mishap(first.at() + after, kind)));
                }
            }
        }
        return pairs;
    }

    @Test
    void theSameHoldsOnPostgreSql() {
        try (Store postgres = Store.open("server", PostgresServer.emptyDatabase())) {
            source = new FailingDataSource(postgres.dataSource());
            for (Mishaps.Kind kind : Mishaps.Kind.values()) {
                assertSound(InsuredRun.Story.PAYS, List.of(new Mishaps.Mishap(6, kind)));
            }
        }
    }

    @Test
    void whoPaysAndHasLuckIsSettledOnce() {
        InsuredRun run = run(InsuredRun.Story.PAYS, List.of(), SOUND);
        assertThat(run.standing()).isTrue();
        assertThat(run.messages()).isEqualTo(7);
        assertThat(run(InsuredRun.Story.SPENDS_BETWEEN, List.of(), SOUND).standing())
                .as("the patient agreed to other sums")
                .isFalse();
    }

    @Test
    @Tag("planted")
    void theBooksShowALostAnswerThatIsTakenForNo() {
        found(
                "a reversal is said and forgotten",
                "given up and still settled",
                InsuredRun.Story.PAYS,
                swallowing("2601"));
    }

    @Test
    @Tag("planted")
    void theBooksShowASettlementThatIsNotCancelled() {
        found(
                "a cancelled settlement is said and forgotten",
                "given up and still settled",
                InsuredRun.Story.HOSPITAL_REFUSES,
                swallowing("2208"));
    }

    /** A transport that says yes to one transaction and forgets it. */
    private static UnaryOperator<InsuranceTransport> swallowing(String infno) {
        var yes = new JsonMapper().createObjectNode().put("infcode", 0);
        return line -> (envelope, patience) ->
                envelope.path("infno").asString("").equals(infno) ? yes : line.carry(envelope, patience);
    }

    @Test
    @Tag("planted")
    void theBooksShowAMessageThatIsNotStored() {
        List<Mishaps.Mishap> mishaps = mishaps(InsuredRun.Story.PAYS);
        Planted.forgets(
                source,
                "insurance_case",
                "pending_message = '', pending_infno = ''",
                "new.pending_infno = '" + Transaction.SETTLE.infno() + "'");

        Planted.isFound(
                "insurance: that it was asked to settle is not stored",
                "given up and still settled",
                mishaps.stream()
                        .map(mishap -> run(InsuredRun.Story.PAYS, List.of(mishap), SOUND))
                        .map(run -> run.violations(true)));
    }

    private void found(
            String defect, String words, InsuredRun.Story story, UnaryOperator<InsuranceTransport> transport) {
        Planted.isFound(
                "insurance: " + defect,
                words,
                mishaps(story).stream()
                        .map(mishap -> run(story, List.of(mishap), transport))
                        .map(run -> run.violations(true)));
    }

    private void assertSound(InsuredRun.Story story, List<Mishaps.Mishap> plan) {
        boolean refusals = plan.stream().anyMatch(each -> each.kind() == Mishaps.Kind.REFUSED);
        assertThat(run(story, plan, SOUND).violations(refusals))
                .as("%s %s", story, plan)
                .isEmpty();
    }

    private InsuredRun run(
            InsuredRun.Story story, List<Mishaps.Mishap> plan, UnaryOperator<InsuranceTransport> defect) {
        return new InsuredRun(source, clock, story, plan, defect).toTheEnd();
    }

    private List<Mishaps.Mishap> mishaps(InsuredRun.Story story) {
        int messages = run(story, List.of(), SOUND).messages();
        List<Mishaps.Mishap> all = new ArrayList<>();
        for (int at = 0; at < messages; at++) {
            for (Mishaps.Kind kind : Mishaps.Kind.values()) {
                all.add(new Mishaps.Mishap(at, kind));
            }
        }
        return all;
    }
}
