package org.houzhen.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.journal.JdbcJournal;
import org.houzhen.server.store.Store;
import org.houzhen.server.web.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesInForceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final String ADMINISTRATOR = "administrator:1";

    @TempDir
    private Path folder;

    private Store store;
    private RulesInForce rules;

    @BeforeEach
    void start() {
        store = Store.open("journal", "jdbc:sqlite:" + folder.resolve("journal.db"));
        rules = new RulesInForce(new JdbcJournal(store), CLOCK);
    }

    @AfterEach
    void stop() {
        rules.close();
        store.close();
    }

    private void restart() {
        stop();
        start();
    }

    private static RuleDocument guard(String minutes) {
        return new RuleDocument(Map.of("order.guard", minutes), Map.of(), Naming.defaults());
    }

    private RulesInForce.Version change(RuleDocument document) {
        return rules.adopt(
                UUID.randomUUID(),
                ADMINISTRATOR,
                new RulesInForce.Change(rules.version().position(), document, "试行"));
    }

    private Duration guard() {
        return rules.book().of("B").order().guard();
    }

    @Test
    void theFileIsTakenOverOnceAndAgainOnlyWhenItSaysSomethingElse() {
        rules.adoptFile(guard("40m"), "rules.yml");
        restart();
        rules.adoptFile(guard("40m"), "rules.yml");
        assertThat(rules.history()).hasSize(1);

        rules.adoptFile(guard("50m"), "rules.yml");

        assertThat(guard()).isEqualTo(Duration.ofMinutes(50));
        assertThat(rules.history())
                .extracting(RulesAdopted::actor, RulesAdopted::reason)
                .containsExactly(tuple("file", "首次启动"), tuple("file", "rules.yml 有改动"));
    }

    @Test
    void theNewestActWinsAndAnUnchangedFileUndoesNothing() {
        rules.adoptFile(guard("40m"), "rules.yml");
        change(guard("90m"));
        restart();
        rules.adoptFile(guard("40m"), "rules.yml");
        assertThat(guard()).isEqualTo(Duration.ofMinutes(90));

        rules.adoptFile(guard("41m"), "rules.yml");

        assertThat(guard()).isEqualTo(Duration.ofMinutes(41));
    }

    @Test
    void aPressSentTwiceChangesTheRulesOnce() {
        rules.adoptFile(RuleDocument.empty(), "rules.yml");
        UUID press = UUID.randomUUID();
        var change = new RulesInForce.Change(1, guard("75m"), "试行");

        rules.adopt(press, ADMINISTRATOR, change);
        RulesInForce.Version again = rules.adopt(press, ADMINISTRATOR, change);

        assertThat(again.position()).isEqualTo(2);
        assertThat(rules.history()).hasSize(2);
    }

    @Test
    void aPressForOtherRulesUnderTheSameIdIsRefused() {
        UUID press = UUID.randomUUID();
        rules.adopt(press, ADMINISTRATOR, new RulesInForce.Change(0, guard("80m"), "试行"));

        assertThatThrownBy(() -> rules.adopt(press, ADMINISTRATOR, new RulesInForce.Change(0, guard("90m"), "试行")))
                .isInstanceOf(ProblemException.class)
                .hasMessage("IDEMPOTENCY_KEY_REUSED");
        assertThat(guard()).isEqualTo(Duration.ofMinutes(80));
    }

    @Test
    void whoHasNotSeenTheNewestRulesChangesNothing() {
        rules.adoptFile(RuleDocument.empty(), "rules.yml");
        change(guard("75m"));

        assertThatThrownBy(() ->
                        rules.adopt(UUID.randomUUID(), ADMINISTRATOR, new RulesInForce.Change(1, guard("80m"), "试行")))
                .isInstanceOf(ProblemException.class)
                .hasMessage("RULES_CHANGED");
        assertThatThrownBy(() -> change(guard("75m"))).hasMessage("RULES_UNCHANGED");
        assertThatThrownBy(() -> change(guard("5m"))).hasMessage("RULES_INVALID");
        assertThat(guard()).isEqualTo(Duration.ofMinutes(75));
    }

    @Test
    void valuesAreKeptInOneSpelling() {
        var written = new RuleDocument(
                Map.of("order.guard", "2h"), Map.of("B", Map.of("sign-in.early-by", "1h")), Naming.defaults());

        RuleDocument kept = change(written).document();

        assertThat(kept.hospital()).containsEntry("order.guard", "120m");
        assertThat(kept.areas().get("B")).containsEntry("sign-in.early-by", "60m");
    }

    @Test
    void whoeverGoesByTheRulesHearsOfEachChangeAfterIt() {
        List<String> heard = new ArrayList<>();
        rules.onChange((Cause cause) ->
                heard.add(cause.actor() + " " + rules.book().hospital().order().guard()));

        rules.adoptFile(guard("40m"), "rules.yml");
        change(guard("90m"));

        assertThat(heard).containsExactly("file PT40M", "administrator:1 PT1H30M");
    }

    @Test
    void factsOfTheJournalComeBackAsTheyWere() {
        rules.adoptFile(
                new RuleDocument(Map.of(), Map.of("B", Map.of("rooms.buffer", "2")), Naming.defaults()), "rules.yml");
        var fold = new RuleFold();

        assertThat(new JdbcJournal(store).read(RuleFold.STREAM, 1))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.fact().type()).isEqualTo("rules-adopted");
                    assertThat(fold.decode(entry.fact()))
                            .isEqualTo(rules.history().get(0));
                    assertThat(entry.fact().payload()).contains("\"order.guard\":\"60m\"", "\"rooms.buffer\":\"2\"");
                });
    }
}
