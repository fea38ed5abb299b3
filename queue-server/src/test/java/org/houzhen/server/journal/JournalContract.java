package org.houzhen.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.houzhen.server.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do for the journal. */
abstract class JournalContract {
    private static final StreamName STREAM = new StreamName("area/A/2026-11-22");
    private static final StreamName OTHER = new StreamName("area/B/2026-11-22");

    private Store store;
    private Journal journal;

    abstract Store open();

    @BeforeEach
    void openStore() {
        store = open();
        journal = new JdbcJournal(store);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private Scribe<List<String>, String> scribe(Journal on) {
        return new Scribe<>(on, new Tally(), (stream, state, position) -> () -> {});
    }

    private static CompletableFuture<Integer> write(
            Scribe<List<String>, String> scribe, StreamName stream, String word) {
        return scribe.submit(draft -> {
            draft.append(stream, word);
            return draft.state(stream).size();
        });
    }

    private static List<String> read(Scribe<List<String>, String> scribe, StreamName stream) throws Exception {
        return scribe.<List<String>>submit(draft -> List.copyOf(draft.state(stream)))
                .get(10, TimeUnit.SECONDS);
    }

    @Test
    void whatWasAnsweredIsReadAgainInOrder() throws Exception {
        try (var scribe = scribe(journal)) {
            for (int i = 1; i <= 200; i++) {
                assertThat(write(scribe, STREAM, "w" + i).get(10, TimeUnit.SECONDS))
                        .isEqualTo(i);
            }
        }

        List<JournalEntry> entries = journal.read(STREAM, 1);
        assertThat(entries).hasSize(200);
        assertThat(entries).extracting(JournalEntry::position).isSorted();
        assertThat(new HashChain().firstBroken(entries)).isEmpty();
        try (var again = scribe(journal)) {
            assertThat(read(again, STREAM)).hasSize(200).startsWith("w1").endsWith("w200");
        }
    }

    @Test
    void manyCallersShareCommitsAndEachIsAnswered() throws Exception {
        var commits = new AtomicInteger();
        Journal counting = new PassingJournal(journal) {
            @Override
            public void append(List<JournalEntry> entries) {
                commits.incrementAndGet();
                super.append(entries);
            }
        };
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        try (var scribe = scribe(counting)) {
            for (int i = 0; i < 1_000; i++) {
                answers.add(write(scribe, i % 2 == 0 ? STREAM : OTHER, "w" + i));
            }
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
        }

        assertThat(journal.read(STREAM, 1)).hasSize(500);
        assertThat(journal.read(OTHER, 1)).hasSize(500);
        assertThat(commits.get()).isLessThan(500);
    }

    @Test
    void twoWritersNeverTakeTheSamePositionAndLoseNothing() throws Exception {
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        try (var one = scribe(journal);
                var two = scribe(new JdbcJournal(store))) {
            for (int i = 0; i < 100; i++) {
                answers.add(write(one, STREAM, "one" + i));
                answers.add(write(two, STREAM, "two" + i));
                CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                        .get(30, TimeUnit.SECONDS);
            }
        }

        List<JournalEntry> entries = journal.read(STREAM, 1);
        assertThat(entries).hasSize(200);
        assertThat(new HashChain().firstBroken(entries)).isEmpty();
        assertThat(entries).extracting(entry -> entry.fact().payload()).doesNotHaveDuplicates();
    }

    @Test
    void aStalePositionWritesNothing() {
        var tally = new Tally();
        var chain = new HashChain();
        Fact fact = tally.encode("first");
        var first = new JournalEntry(STREAM, 1, fact, chain.next(HashChain.START, STREAM, 1, fact));
        journal.append(List.of(first));
        var other = new JournalEntry(OTHER, 1, fact, chain.next(HashChain.START, OTHER, 1, fact));

        assertThatThrownBy(() -> journal.append(List.of(other, first))).isInstanceOf(StalePositionException.class);
        assertThat(journal.read(OTHER, 1)).isEmpty();
    }

    @Test
    void whatWasToldAheadIsAppendedOnceAndNotSeenBefore() {
        List<JournalEntry> entries = entries(STREAM, 5);
        journal.ahead(entries.subList(0, 2));
        journal.ahead(entries.subList(0, 3));
        assertThat(journal.read(STREAM, 1)).isEmpty();

        journal.append(entries);
        journal.append(entries(OTHER, 1));

        assertThat(journal.read(STREAM, 1)).isEqualTo(entries);
        assertThat(journal.read(OTHER, 1)).hasSize(1);
    }

    @Test
    void whatTheNextAppendDoesNotBeginWithIsTakenBack() {
        journal.ahead(entries(STREAM, 3));
        journal.append(entries(OTHER, 2));

        assertThat(journal.read(STREAM, 1)).isEmpty();
        assertThat(journal.read(OTHER, 1)).hasSize(2);
    }

    @Test
    void whatIsTakenBackKeepsNoOtherWriterOut() {
        journal.ahead(entries(STREAM, 3));
        journal.ahead(List.of());
        new JdbcJournal(store).append(entries(STREAM, 1));

        assertThat(journal.read(STREAM, 1)).hasSize(1);
    }

    @Test
    void aStalePositionToldAheadIsRefusedByTheAppend() {
        List<JournalEntry> entries = entries(STREAM, 2);
        journal.append(entries.subList(0, 1));

        journal.ahead(entries);

        assertThatThrownBy(() -> journal.append(entries)).isInstanceOf(StalePositionException.class);
        assertThat(journal.read(STREAM, 1)).hasSize(1);
        journal.append(entries.subList(1, 2));
        assertThat(journal.read(STREAM, 1)).isEqualTo(entries);
    }

    @Test
    void aLostAnswerToACommitIsResolvedByReadingBack() throws Exception {
        var lost = new AtomicInteger();
        Journal losing = new PassingJournal(journal) {
            @Override
            public void append(List<JournalEntry> entries) {
                boolean arrives = lost.incrementAndGet() % 2 == 0;
                if (arrives) {
                    super.append(entries);
                }
                throw new CommitUnknownException("answer lost", null);
            }
        };
        try (var scribe = scribe(losing)) {
            for (int i = 1; i <= 20; i++) {
                assertThat(write(scribe, STREAM, "w" + i).get(10, TimeUnit.SECONDS))
                        .isEqualTo(i);
            }
        }
        assertThat(journal.read(STREAM, 1)).hasSize(20);
    }

    @Test
    void eachStreamIsNamedOnceInOrderHoweverManyEntriesItHas() {
        assertThat(journal.streams("")).isEmpty();
        begin("area/b/2026-11-22", 1);
        begin("area/B/2026-11-22", 3);
        begin("area/B/2026-11-21", 2);
        begin("other/B/2026-11-22", 1);

        assertThat(journal.streams("area/"))
                .extracting(StreamName::value)
                .containsExactly("area/B/2026-11-21", "area/B/2026-11-22", "area/b/2026-11-22");
        assertThat(journal.streams("area/%")).isEmpty();
        assertThat(journal.streams("")).hasSize(4);
    }

    /** Appends entries to a new stream. */
    private void begin(String name, int count) {
        journal.append(entries(new StreamName(name), count));
    }

    private static List<JournalEntry> entries(StreamName stream, int count) {
        Fact fact = new Tally().encode("word");
        return LongStream.rangeClosed(1, count)
                .mapToObj(position -> new JournalEntry(stream, position, fact, HashChain.START))
                .toList();
    }

    @Test
    void workThatThrowsHalfwayHarmsNobodyElse() throws Exception {
        try (var scribe = scribe(journal)) {
            CompletableFuture<Integer> good = write(scribe, STREAM, "good");
            CompletableFuture<Integer> bad = throwHalfway(scribe);
            CompletableFuture<Integer> after = write(scribe, STREAM, "after");

            assertThat(good.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            assertThat(after.get(10, TimeUnit.SECONDS)).isEqualTo(2);
            assertThatThrownBy(bad::join).hasMessageContaining("planted");
            assertThat(read(scribe, STREAM)).containsExactly("good", "after");
        }
    }

    /** Callers who come back at once have their rows sent ahead; what was sent for work that then throws must not stay. */
    @Test
    void manyWhoComeBackAtOnceAndSomeWhoThrowHalfway() throws Exception {
        Set<String> answered = ConcurrentHashMap.newKeySet();
        ExecutorService callers = Executors.newFixedThreadPool(24);
        try (var scribe = scribe(journal)) {
            for (int caller = 0; caller < 24; caller++) {
                String name = "c" + caller;
                callers.execute(() -> IntStream.range(0, 60).forEach(i -> {
                    if (i % 7 == 3) {
                        assertThatThrownBy(() -> throwHalfway(scribe).join()).hasMessageContaining("planted");
                    } else {
                        write(scribe, i % 2 == 0 ? STREAM : OTHER, name + "-" + i)
                                .join();
                        answered.add("\"" + name + "-" + i + "\"");
                    }
                }));
            }
            callers.shutdown();
            assertThat(callers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }

        List<JournalEntry> all = new ArrayList<>(journal.read(STREAM, 1));
        assertThat(new HashChain().firstBroken(all)).isEmpty();
        assertThat(new HashChain().firstBroken(journal.read(OTHER, 1))).isEmpty();
        all.addAll(journal.read(OTHER, 1));
        assertThat(answered).hasSize(24 * 51);
        assertThat(all).extracting(entry -> entry.fact().payload()).containsExactlyInAnyOrderElementsOf(answered);
    }

    private static CompletableFuture<Integer> throwHalfway(Scribe<List<String>, String> scribe) {
        return scribe.submit(draft -> {
            draft.append(STREAM, "half");
            throw new IllegalStateException("planted");
        });
    }

    @Test
    void aChangedEntryBreaksTheChainAtItsPosition() throws Exception {
        try (var scribe = scribe(journal)) {
            for (int i = 1; i <= 5; i++) {
                write(scribe, STREAM, "w" + i).get(10, TimeUnit.SECONDS);
            }
        }
        store.jdbc()
                .sql("update journal set payload = '\"x\"' where stream = ? and position = 3")
                .param(STREAM.value())
                .update();

        assertThat(new HashChain().firstBroken(journal.read(STREAM, 1))).hasValue(3);
    }
}
